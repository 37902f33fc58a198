import { type Static, Type } from "typebox"
import { type Reader, untilCommit, type Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { type GapFacts, GapState, RegisteredGap } from "./model.ts"

const OrNull = Type.Union([Type.String(), Type.Null()])

const { operators, villages, population, households } = RegisteredGap.properties
const GapRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  technology: Type.String(),
  operators,
  villages,
  population,
  households,
  source: Type.String(),
  definition: Type.String(),
})

const StepRow = Type.Object({
  gap: Type.String(),
  version: Type.Integer(),
  state: GapState,
  day: Type.String(),
  note: Type.String(),
  organisation: OrNull,
  document: OrNull,
  by: Type.String(),
  at: Type.String(),
})
export type StepRow = Static<typeof StepRow>

/** A gap with every state it had, in order. */
export interface KeptGap {
  readonly facts: Static<typeof GapRow>
  readonly history: readonly StepRow[]
}

/** The whole register: thousands of gaps at most. */
export function readGaps(db: Reader): Promise<readonly KeptGap[]> {
  return untilCommit(db, "coverage.gaps", async () => {
    const gaps = await db.many(
      GapRow,
      sql`select id, name, unit, technology, operators, villages, population, households, source,
                 definition
          from coverage.gap order by number`,
    )
    const steps = await db.many(
      StepRow,
      sql`select gap, version, state, day, note, organisation, document, actor as by, at
          from coverage.gap_state order by gap, version`,
    )
    const byGap = Map.groupBy(steps, ({ gap }) => gap)
    return gaps.map((facts) => ({ facts, history: byGap.get(facts.id) ?? [] }))
  })
}

/** The last state of a gap, which nobody else changes until the transaction ends. */
export async function lockedStep(tx: Writer, id: string): Promise<StepRow | null> {
  await tx.column(Type.String(), sql`select id from coverage.gap where id = ${id} for update`)
  return tx.one(
    StepRow,
    sql`select gap, version, state, day, note, organisation, document, actor as by, at
        from coverage.gap_state where gap = ${id} order by version desc limit 1`,
  )
}

/** Lets one writer of new gaps work at a time, and gives the last number. */
export async function lockNumbers(tx: Writer): Promise<number> {
  await tx.run(sql`lock table coverage.gap in share row exclusive mode`)
  const [last = 0] = await tx.column(
    Type.Integer(),
    sql`select coalesce(max(number), 0)::bigint from coverage.gap`,
  )
  return last
}

/** New gaps with numbers after one; their ids in the same order. */
export async function addGaps(
  tx: Writer,
  gaps: readonly GapFacts[],
  after: number,
): Promise<string[]> {
  const rows = gaps.map((gap, i) => {
    const number = after + 1 + i
    return { ...gap, number, id: `VL-${String(number).padStart(6, "0")}` }
  })
  await tx.run(sql`
    insert into coverage.gap (id, number, name, unit, technology, operators, villages, population,
      households, source, definition)
    select id, number, name, unit, technology, operators, villages, population, households, source,
      definition
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(
      id text, number bigint, name text, unit text, technology text, operators jsonb,
      villages jsonb, population int, households int, source text, definition text)`)
  return rows.map(({ id }) => id)
}

export async function addSteps(tx: Writer, steps: readonly StepRow[]): Promise<void> {
  await tx.run(sql`
    insert into coverage.gap_state (gap, version, state, day, note, organisation, document, actor, at)
    select gap, version, state, day, note, organisation, document, by, at
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s(
      gap text, version int, state text, day date, note text, organisation text, document text,
      by text, at timestamptz)`)
}

const Kept = Type.Object({ unit: Type.String(), since: Type.String() })

export const listKept = (db: Reader) =>
  untilCommit(db, "coverage.gap_kept", () =>
    db.many(Kept, sql`select unit, since from coverage.gap_kept order by unit`),
  )

export async function keepUnit(
  tx: Writer,
  { unit, since }: Static<typeof Kept>,
  act: { readonly by: string; readonly at: string },
): Promise<void> {
  await tx.run(sql`
    insert into coverage.gap_kept (unit, since, actor, at)
    values (${unit}, ${since}::date, ${act.by}, ${act.at}::timestamptz)
    on conflict (unit) do update
      set since = excluded.since, actor = excluded.actor, at = excluded.at`)
}

/** Another text whenever anything may have changed: rows are only added, or kept anew. */
export async function gapsRevision(db: Reader): Promise<string> {
  const [revision = ""] = await db.column(
    Type.String(),
    sql`select (select count(*) from coverage.gap_state) || ' ' ||
          coalesce((select string_agg(unit || since, ' ' order by unit) from coverage.gap_kept), '')`,
  )
  return revision
}
