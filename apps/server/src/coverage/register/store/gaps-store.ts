import { type Static, Type } from "typebox"
import { type Reader, untilCommit, type Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { type GapFacts, GapOrigin, GapState, RegisteredGap } from "../model.ts"

const OrNull = Type.Union([Type.String(), Type.Null()])

const { operators, villages, population, households } = RegisteredGap.properties
const facts = {
  name: Type.String(),
  unit: Type.String(),
  technology: Type.String(),
  operators,
  villages,
  population,
  households,
  source: Type.String(),
  definition: Type.String(),
}
const Facts = Type.Object(facts)
const GapRow = Type.Object({
  id: Type.String(),
  ...facts,
  origin: GapOrigin,
  illustrative: Type.Boolean(),
})
type GapRow = Static<typeof GapRow>

const StepRow = Type.Object({
  gap: Type.String(),
  version: Type.Integer(),
  state: GapState,
  day: Type.String(),
  note: Type.String(),
  organisation: OrNull,
  document: OrNull,
  due: OrNull,
  asset: OrNull,
  evidence: Type.Array(Type.String()),
  by: Type.String(),
  at: Type.String(),
})
export type StepRow = Static<typeof StepRow>

const CorrectionRow = Type.Object({
  gap: Type.String(),
  version: Type.Integer(),
  facts: Facts,
  note: Type.String(),
  by: Type.String(),
  at: Type.String(),
})
export type CorrectionRow = Static<typeof CorrectionRow>

const MemberRow = Type.Object({
  gap: Type.String(),
  programme: Type.String(),
  listed: Type.Boolean(),
  number: OrNull,
  day: Type.String(),
})
type MemberRow = Static<typeof MemberRow>

/** A gap with every state it had, in order, and what is said of it now. */
export interface KeptGap {
  readonly facts: GapRow
  /** As it was first told of. */
  readonly first: GapFacts
  readonly history: readonly StepRow[]
  readonly corrections: readonly CorrectionRow[]
  readonly members: readonly MemberRow[]
  /** How many citizens told of it. */
  readonly reports: number
}

/** The last of its states and corrections: a change must name it. */
export const versionOf = ({ history, corrections }: KeptGap): number =>
  Math.max(history.at(-1)?.version ?? 0, corrections.at(-1)?.version ?? 0)

const step = sql`gap, version, state, day, note, organisation, document, due, asset, evidence,
  actor as by, at`

const byGap = <T extends { readonly gap: string }>(rows: readonly T[]) =>
  Map.groupBy(rows, ({ gap }) => gap)

/** The whole register: thousands of gaps at most. */
export function readGaps(db: Reader): Promise<readonly KeptGap[]> {
  return untilCommit(db, "coverage.gaps", async () => {
    const gaps = await db.many(
      GapRow,
      sql`select id, name, unit, technology, operators, villages, population, households, source,
                 definition, origin, illustrative
          from coverage.gap order by number`,
    )
    const [steps, corrections, members, told] = [
      await db.many(StepRow, sql`select ${step} from coverage.gap_state order by gap, version`),
      await db.many(
        CorrectionRow,
        sql`select gap, version, facts, note, actor as by, at
            from coverage.gap_correction order by gap, version`,
      ),
      await db.many(
        MemberRow,
        sql`select gap, programme, listed, number, day from coverage.gap_member order by seq`,
      ),
      await db.many(
        Type.Object({ gap: Type.String(), reports: Type.Integer() }),
        sql`select gap, count(*)::int as reports from coverage.citizen_report group by gap`,
      ),
    ]
    const [history, corrected, listed] = [byGap(steps), byGap(corrections), byGap(members)]
    const reports = new Map(told.map((one) => [one.gap, one.reports]))
    return gaps.map((first) => {
      const better = corrected.get(first.id) ?? []
      return {
        first,
        facts: { ...first, ...better.at(-1)?.facts },
        history: history.get(first.id) ?? [],
        corrections: better,
        members: listed.get(first.id) ?? [],
        reports: reports.get(first.id) ?? 0,
      }
    })
  })
}

/** Keeps these gaps as they are for everybody else until the transaction ends. */
export async function lockGaps(tx: Writer, ids: readonly string[]): Promise<void> {
  await tx.column(
    Type.String(),
    sql`select id from coverage.gap where id = any(${[...ids]}::text[]) order by id for update`,
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

/** A gap that is new, and who tells of it. */
export interface FreshGap {
  readonly facts: GapFacts
  readonly origin: GapOrigin
  readonly illustrative: boolean
}

/** New gaps with numbers after one; their ids in the same order. */
export async function addGaps(
  tx: Writer,
  gaps: readonly FreshGap[],
  after: number,
): Promise<string[]> {
  const rows = gaps.map((gap, i) => {
    const number = after + 1 + i
    const { origin, illustrative } = gap
    return {
      ...gap.facts,
      origin,
      illustrative,
      number,
      id: `VL-${String(number).padStart(6, "0")}`,
    }
  })
  await tx.run(sql`
    insert into coverage.gap (id, number, name, unit, technology, operators, villages, population,
      households, source, definition, origin, illustrative)
    select id, number, name, unit, technology, operators, villages, population, households, source,
      definition, origin, illustrative
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(
      id text, number bigint, name text, unit text, technology text, operators jsonb,
      villages jsonb, population int, households int, source text, definition text, origin text,
      illustrative boolean)`)
  return rows.map(({ id }) => id)
}

export async function addSteps(tx: Writer, steps: readonly StepRow[]): Promise<void> {
  if (steps.length === 0) return
  await tx.run(sql`
    insert into coverage.gap_state (gap, version, state, day, note, organisation, document, due,
      asset, evidence, actor, at)
    select gap, version, state, day, note, organisation, document, due, asset, evidence, by, at
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s(
      gap text, version int, state text, day date, note text, organisation text, document text,
      due date, asset text, evidence jsonb, by text, at timestamptz)`)
}

export async function addCorrections(tx: Writer, rows: readonly CorrectionRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into coverage.gap_correction (gap, version, facts, note, actor, at)
    select gap, version, facts, note, by, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(
      gap text, version int, facts jsonb, note text, by text, at timestamptz)`)
}
