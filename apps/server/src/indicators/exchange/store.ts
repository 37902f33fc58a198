import { Type, type Static } from "typebox"
import type { Reader } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"

const StandingCell = Type.Object({
  measure: Type.String(),
  unit: Type.String(),
  period: Type.String(),
  cut: Type.String(),
  value: Type.Union([Type.Number(), Type.Null()]),
  status: Type.Integer(),
})
export type StandingCell = Static<typeof StandingCell>

/** The published cells of some measures; of all periods where none is named. In a fixed order. */
export function standingCells(
  db: Reader,
  measures: readonly string[],
  periods: readonly string[] | null,
  most: number,
): Promise<StandingCell[]> {
  return db.many(
    StandingCell,
    sql`
    select r.measure_code as measure, u.unit_id as unit, p.code as period, t.key as cut,
           c.value, c.status
    from indicators.cell c
    join indicators.reporting r on r.id = c.measure
    join indicators.period p on p.id = c.period
    join indicators.cut t on t.id = c.cut
    join indicators.reporter u on u.id = c.unit
    where c.superseded_by is null and c.layer = 0
      and r.measure_code in (select jsonb_array_elements_text(${JSON.stringify(measures)}::jsonb))
      and (${periods === null} or p.code in (
        select jsonb_array_elements_text(${JSON.stringify(periods ?? [])}::jsonb)))
    order by r.measure_code, p.starts, p.code, u.unit_id, t.key
    limit ${most}`,
  )
}
