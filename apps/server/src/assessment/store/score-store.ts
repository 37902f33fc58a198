import { Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import type { FigureOrigin } from "../model.ts"
import type { Part, Stage } from "../scoring/settle.ts"
import type { ShortStep } from "../scoring/short-step.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

export const StepRow = Type.Object({
  seq: Type.Integer(),
  unit: Type.String(),
  criterion: Type.String(),
  stage: OneOf<Stage>("computed", "self", "verdict", "appeal", "council"),
  part: OneOf<Part>("system", "agency", "lead", "co-verifier", "council"),
  organisation: Type.String(),
  points: Nullable(Type.Number()),
  applicable: Type.Boolean(),
  agrees: Nullable(Type.Boolean()),
  reason: Type.String(),
  at: Type.String(),
})
export interface StoredStep {
  readonly seq: number
  readonly unit: string
  readonly criterion: string
  readonly stage: Stage
  readonly part: Part
  readonly organisation: string
  readonly points: number | null
  readonly applicable: boolean
  readonly agrees: boolean | null
  readonly reason: string
  readonly at: string
}

/** What a StepRow is read from, of a step called s. */
export const stepColumns = sql`
  s.seq, s.unit_id as unit, s.criterion, s.stage, s.part, s.organisation,
  s.points::float8 as points, s.applicable, s.agrees, s.reason, s.recorded_at as at`

/** Everything said of one agency's criteria, in the order said. */
export function stepsOf(db: Reader, round: string, unit: string): Promise<StoredStep[]> {
  return db.many(
    StepRow,
    sql`select ${stepColumns} from assessment.step s
        where s.round_id = ${round} and s.unit_id = ${unit} order by s.seq`,
  )
}

const Packed = Type.Object({ unit: Type.String(), steps: Type.String() })

interface Scope {
  readonly round: string
  readonly unit?: string | null
  readonly criterion?: string | null
  readonly through?: number | null | undefined
}

/**
 * Everything said in a round, of one agency or one criterion where it is named, up to a step where
 * one is named; agency by agency, without the words: thousands pass quickly.
 */
export async function shortSteps(
  db: Reader,
  { round, unit = null, criterion = null, through = null }: Scope,
): Promise<Map<string, ShortStep[]>> {
  const one = unit === null ? sql`` : sql`and unit_id = ${unit}`
  const only = criterion === null ? sql`` : sql`and criterion = ${criterion}`
  const until = through === null ? sql`` : sql`and seq <= ${through}`
  const rows = await db.many(
    Packed,
    sql`select unit_id as unit,
               '[' || string_agg('["' || criterion || '",' || seq || ',"' || stage || '","' || part || '",'
                 || coalesce(trim_scale(points)::text, 'null') || ',' || applicable::text || ']', ','
                 order by seq) || ']' as steps
        from assessment.step where round_id = ${round} ${one} ${only} ${until} group by unit_id`,
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the query above writes this form
  return new Map(rows.map(({ unit: id, steps }) => [id, JSON.parse(steps) as ShortStep[]]))
}

export interface NewStep {
  readonly unit: string
  readonly criterion: string
  readonly stage: Stage
  readonly part: Part
  readonly organisation: string
  readonly points: number | null
  readonly applicable: boolean
  readonly agrees: boolean | null
  readonly reason: string
}

const Seen = Type.Object({ criterion: Type.String(), seq: Type.Integer() })

interface Act {
  readonly round: string
  readonly at: string
  readonly by: string
}

/** Adds what was said, in that order; the number of each step. */
export async function addSteps(
  tx: Writer,
  { round, at, by }: Act,
  steps: readonly NewStep[],
): Promise<{ criterion: string; seq: number }[]> {
  if (steps.length === 0) return []
  return tx.many(
    Seen,
    sql`
    insert into assessment.step (round_id, unit_id, criterion, stage, part, organisation, points,
                                 applicable, agrees, reason, recorded_at, recorded_by)
    select ${round}, s.unit, s.criterion, s.stage, s.part, s.organisation, s.points, s.applicable,
           s.agrees, s.reason, ${at}::timestamptz, ${by}
    from jsonb_array_elements(${JSON.stringify(steps)}::jsonb) with ordinality as e(one, nth)
    cross join lateral jsonb_to_record(e.one) as s(unit text, criterion text, stage text, part text,
      organisation text, points numeric, applicable boolean, agrees boolean, reason text)
    order by e.nth
    returning criterion, seq::int as seq`,
  )
}

/** The newest step of each criterion of an agency, its row held so that nobody writes meanwhile. */
export async function newestSeen(
  tx: Writer,
  round: string,
  unit: string,
): Promise<Map<string, number>> {
  await tx.run(sql`
    select from assessment.participant where round_id = ${round} and unit_id = ${unit} for update`)
  const rows = await tx.many(
    Seen,
    sql`select criterion, max(seq)::int as seq from assessment.step
        where round_id = ${round} and unit_id = ${unit} group by criterion`,
  )
  return new Map(rows.map(({ criterion, seq }) => [criterion, seq]))
}

const FigureRow = Type.Object({
  unit: Type.String(),
  criterion: Type.String(),
  name: Type.String(),
  value: Nullable(Type.Number()),
})
export interface StoredFigure {
  readonly unit: string
  readonly criterion: string
  readonly name: string
  readonly value: number | null
}

/** The figures that stand in a round, or stood up to one; of one agency where it is named. */
export function figuresOf(
  db: Reader,
  round: string,
  unit: string | null,
  through: number | null = null,
): Promise<StoredFigure[]> {
  return db.many(
    FigureRow,
    sql`select distinct on (unit_id, criterion, name) unit_id as unit, criterion, name, value
        from assessment.figure
        where round_id = ${round} and (${unit}::text is null or unit_id = ${unit})
          and (${through}::bigint is null or seq <= ${through})
        order by unit_id, criterion, name, seq desc`,
  )
}

export async function addFigures(
  tx: Writer,
  { round, at, by }: Act,
  figures: readonly (StoredFigure & { readonly source: FigureOrigin })[],
): Promise<void> {
  if (figures.length === 0) return
  await tx.run(sql`
    insert into assessment.figure (round_id, unit_id, criterion, name, value, source, recorded_at, recorded_by)
    select ${round}, f.unit, f.criterion, f.name, f.value, f.source, ${at}::timestamptz, ${by}
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb)
      as f(unit text, criterion text, name text, value float8, source jsonb)`)
}
