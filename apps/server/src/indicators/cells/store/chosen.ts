import { type Sql, sql } from "../../../platform/sql.ts"

/** Cells of these measures, units and periods, in all their cuts. */
export interface CellsChosen {
  readonly measures: readonly string[]
  readonly units: readonly string[]
  readonly periods: readonly string[]
}

const list = (texts: readonly string[]) =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`

/** The condition that a row of `indicators.cell` is chosen. */
export const chosen = ({ measures, units, periods }: CellsChosen): Sql => sql`
  cell.measure in (select id from indicators.reporting where measure_code in ${list(measures)})
  and cell.unit in (select id from indicators.reporter where unit_id in ${list(units)})
  and cell.period in (select id from indicators.period where code in ${list(periods)})`
