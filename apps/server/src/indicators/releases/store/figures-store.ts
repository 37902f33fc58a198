import { type Static, Type } from "typebox"
import type { Reader } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { CellStatus } from "../../cells/model.ts"
import { Figure } from "../../model.ts"

const Text = Type.String()

/** A figure of a public text as it was known up to a number of `observation.seq`. */
export const KnownFigure = Type.Object({
  id: Text,
  version: Type.Integer(),
  kind: Figure.properties.kind,
  measure: Text,
  unit: Text,
  period: Figure.properties.period,
  comparator: Figure.properties.comparator,
  exact: Type.Union([Text, Type.Null()]),
  status: CellStatus,
  unitOfMeasure: Text,
  label: Text,
  breakdown: Figure.properties.breakdown,
  document: Text,
  recordedAt: Text,
})
export type KnownFigure = Static<typeof KnownFigure>

/** The newest version by an instant; 0 before the first. */
export async function newestFigure(db: Reader, asOf: string | null): Promise<number> {
  const [found] = await db.column(
    Type.Integer(),
    sql`select coalesce(max(seq), 0)::int from indicators.observation
        where ${asOf}::timestamptz is null or recorded_at <= ${asOf}::timestamptz`,
  )
  return found ?? 0
}

export interface FiguresKnown {
  readonly measures: readonly string[]
  readonly upTo: number
  readonly asOf: string
}

/** The figures of some measures as they stood then. A clock that was set back makes no difference. */
export function knownFigures(
  db: Reader,
  { measures, upTo, asOf }: FiguresKnown,
): Promise<KnownFigure[]> {
  const codes = sql`(select jsonb_array_elements_text(${JSON.stringify(measures)}::jsonb))`
  return db.many(
    KnownFigure,
    sql`
    with known as (
      select distinct on (figure_id) * from indicators.observation
      where seq <= ${upTo} and figure_id in (
        select figure_id from indicators.observation where measure_code in ${codes})
      order by figure_id, version desc
    )
    select figure_id as id, version, kind, measure_code as measure, unit_id as unit,
           jsonb_build_object('code', period_code, 'kind', period_kind,
                              'starts', period_starts::text, 'ends', period_ends::text) as period,
           comparator, coalesce(value::text, value_day::text) as exact, status,
           unit_of_measure as "unitOfMeasure", label, breakdown, document_id as document,
           recorded_at as "recordedAt"
    from known
    where measure_code in ${codes}
      and (superseded_at is null or superseded_at > ${asOf}::timestamptz or exists (
        select from indicators.observation later
        where later.figure_id = known.figure_id and later.version > known.version))
    order by figure_id`,
  )
}
