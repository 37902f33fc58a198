import { Type } from "typebox"
import type { Reader } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { CELL_STATUSES, CellStatus } from "../../cells/model.ts"
import { type CellsChosen, chosen } from "../../cells/store/chosen.ts"
import type { FormValue } from "../model/form.ts"
import type { ReportRow } from "./reports.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const BeforeRow = Type.Object({
  unit: Type.String(),
  measure: Type.String(),
  cut: Type.String(),
  value: Nullable(Type.Number()),
  status: CellStatus,
  written: Nullable(Type.String()),
})

/** What stood in each report when it was last returned, by unit, measure and cut. */
export async function cellsBefore(
  db: Reader,
  asked: CellsChosen,
  reports: readonly ReportRow[],
): Promise<Map<string, FormValue>> {
  if (reports.length === 0) return new Map()
  const returned = reports.map(({ unit, returnBatch }) => ({ unit, batch: returnBatch }))
  const rows = await db.many(
    BeforeRow,
    sql`select distinct on (cell.unit, cell.measure, cell.cut)
               u.unit_id as unit, m.measure_code as measure, c.key as cut, cell.value,
               ${JSON.stringify(CELL_STATUSES)}::jsonb ->> cell.status::int as status, cell.written
        from jsonb_to_recordset(${JSON.stringify(returned)}::jsonb) as r(unit text, batch bigint)
        join indicators.reporter u on u.unit_id = r.unit
        join indicators.cell on cell.unit = u.id and cell.batch <= r.batch
          and (cell.superseded_by is null or cell.superseded_by > r.batch)
        join indicators.reporting m on m.id = cell.measure
        join indicators.cut c on c.id = cell.cut
        where ${chosen(asked)}
        order by cell.unit, cell.measure, cell.cut, cell.layer desc`,
  )
  return new Map(
    rows.map(({ unit, measure, cut, ...value }) => [`${unit}\n${measure}\n${cut}`, value]),
  )
}
