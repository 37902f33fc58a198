import { Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import type { CellSource } from "../model.ts"

const Head = Type.Object({ batch: Type.Integer(), recordedAt: Type.String() })
export interface Head {
  /** The newest act of recording. */
  readonly batch: number
  readonly recordedAt: string
}
const NONE: Head = { batch: 0, recordedAt: "1970-01-01T00:00:00.000Z" }
const head = sql`select batch, recorded_at as "recordedAt" from indicators.cell_head`

export async function readHead(db: Reader): Promise<Head> {
  return (await db.one(Head, head)) ?? NONE
}

/** The same, held until the transaction ends: cells are recorded one act after the other. */
export async function lockHead(tx: Writer): Promise<Head> {
  return (await tx.one(Head, sql`${head} for update`)) ?? NONE
}

/** The newest act that had happened by an instant; 0 before the first. */
export async function batchAt(db: Reader, instant: string): Promise<number> {
  const [found] = await db.column(
    Type.Integer(),
    sql`select coalesce(max(id), 0)::int from indicators.cell_batch where recorded_at <= ${instant}`,
  )
  return found ?? 0
}

interface Act extends Head {
  readonly by: string
  readonly source: CellSource
}

/** Begins an act: everything recorded with its number came from one source at one time. */
export const addBatch = (tx: Writer, act: Act): Promise<void> => addBatches(tx, act, [])

/** The same for acts that follow one another. */
export async function addBatches(tx: Writer, first: Act, others: readonly Act[]): Promise<void> {
  const acts = [first, ...others]
  const last = acts.at(-1) ?? first
  await tx.run(sql`
    insert into indicators.cell_batch (id, recorded_at, recorded_by, source)
    select a.batch, a."recordedAt", a.by, a.source
    from jsonb_to_recordset(${JSON.stringify(acts)}::jsonb)
      as a(batch bigint, "recordedAt" timestamptz, by text, source jsonb)`)
  await tx.run(sql`
    update indicators.cell_head set batch = ${last.batch}, recorded_at = ${last.recordedAt}`)
}

/** Tells every process that an act was recorded, as soon as it is. */
export async function announce(tx: Writer, batch: number): Promise<void> {
  await tx.run(sql`select pg_notify('indicators_cells', ${String(batch)})`)
}
