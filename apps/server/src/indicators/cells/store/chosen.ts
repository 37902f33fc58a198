import { type Sql, sql } from "../../../platform/sql.ts"

/** Cells of these measures, units and periods, in all their cuts or in those named. */
export interface CellsChosen {
  readonly measures: readonly string[]
  readonly units: readonly string[]
  readonly periods: readonly string[]
  /** Of these measures only these cuts; locks know no cuts. */
  readonly only?: readonly { readonly measure: string; readonly cut: string }[]
}

const list = (texts: readonly string[]) =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`

/**
 * The condition that a row of `indicators.cell` is chosen. Short names are looked up first, as
 * arrays: written as `in (select …)` they would be looked up again for every cell that stands.
 */
export const chosen = ({ measures, units, periods, only }: CellsChosen): Sql => sql`
  cell.measure = any(array(select id from indicators.reporting where measure_code in ${list(measures)}))
  and cell.period = any(array(select id from indicators.period where code in ${list(periods)}))
  and cell.unit = any(array(select id from indicators.reporter where unit_id in ${list(units)}))
  ${only === undefined ? sql`` : sql`and ${among(only)}`}`

const among = (only: readonly { readonly measure: string; readonly cut: string }[]): Sql => sql`
  (cell.measure, cell.cut) in (
    select m.id, c.id
    from jsonb_to_recordset(${JSON.stringify(only)}::jsonb) as o(measure text, cut text)
    join indicators.reporting m on m.measure_code = o.measure
    join indicators.cut c on c.key = o.cut)`
