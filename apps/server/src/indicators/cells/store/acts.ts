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
export async function addBatch(tx: Writer, act: Act): Promise<void> {
  const { batch, recordedAt, by, source } = act
  await tx.run(sql`
    insert into indicators.cell_batch
    values (${batch}, ${recordedAt}, ${by}, ${JSON.stringify(source)}::jsonb)`)
  await tx.run(sql`
    update indicators.cell_head set batch = ${batch}, recorded_at = ${recordedAt}`)
}

/** Tells every process that an act was recorded, as soon as it is. */
export async function announce(tx: Writer, batch: number): Promise<void> {
  await tx.run(sql`select pg_notify('indicators_cells', ${String(batch)})`)
}
