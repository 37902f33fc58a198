import { type Static, Type } from "typebox"
import type { Reader } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { CELL_STATUSES, CellSource, CellStatus, Layer, LAYERS } from "../../cells/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const VersionRow = Type.Object({
  version: Type.Integer(),
  layer: Layer,
  value: Nullable(Type.Number()),
  status: CellStatus,
  written: Nullable(Type.String()),
  at: Type.String(),
  by: Type.String(),
  source: CellSource,
  place: Nullable(Type.String()),
  current: Type.Boolean(),
})
export type VersionRow = Static<typeof VersionRow>

interface CellAsked {
  readonly measure: string
  readonly unit: string
  readonly period: string
  readonly cut: string
}

/** Every version of a cell in both layers, newest first. */
export function cellHistory(
  db: Reader,
  { measure, unit, period, cut }: CellAsked,
): Promise<VersionRow[]> {
  return db.many(
    VersionRow,
    sql`select cell.batch as version, ${JSON.stringify(LAYERS)}::jsonb ->> cell.layer::int as layer,
               cell.value, ${JSON.stringify(CELL_STATUSES)}::jsonb ->> cell.status::int as status,
               cell.written, b.recorded_at as at, b.recorded_by as by, b.source, cell.place,
               cell.superseded_by is null as current
        from indicators.cell
        join indicators.reporting m on m.id = cell.measure and m.measure_code = ${measure}
        join indicators.reporter u on u.id = cell.unit and u.unit_id = ${unit}
        join indicators.period p on p.id = cell.period and p.code = ${period}
        join indicators.cut c on c.id = cell.cut and c.key = ${cut}
        join indicators.cell_batch b on b.id = cell.batch
        order by cell.batch desc, cell.layer limit 500`,
  )
}
