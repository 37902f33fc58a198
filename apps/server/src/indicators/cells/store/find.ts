import type { Reader } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { Cell, CELL_STATUSES, LAYERS, type Layer } from "../model.ts"
import { type CellsChosen, chosen } from "./chosen.ts"

/**
 * The cells that stand now, by measure, unit, period, cut: those published, or with `working` what
 * is being entered before what is published. Who and when are those of the entering.
 */
export function findCells(
  db: Reader,
  asked: CellsChosen,
  layer: Layer,
  limit: number,
): Promise<Cell[]> {
  const published = sql`
    select cell.* from indicators.cell
    where cell.superseded_by is null and cell.layer = 0 and ${chosen(asked)}`
  // Each layer has its index: asked for together, neither would be used.
  const layers =
    layer === "published"
      ? published
      : sql`${published} union all
        select cell.* from indicators.cell
        where cell.superseded_by is null and cell.layer = 1 and ${chosen(asked)}`
  return db.many(
    Cell,
    sql`select m.measure_code as measure, u.unit_id as unit, p.code as period, k.key as cut,
               c.value, ${JSON.stringify(CELL_STATUSES)}::jsonb ->> c.status::int as status,
               ${JSON.stringify(LAYERS)}::jsonb ->> c.layer::int as layer, c.batch as version,
               entered.recorded_at as "recordedAt", entered.recorded_by as "recordedBy",
               entered.source, c.place, c.written,
               case when c.layer = 0 then published.recorded_at end as "publishedAt"
        from (
          select distinct on (measure, unit, period, cut) * from (${layers}) standing
          order by measure, unit, period, cut, layer desc
        ) c
        join indicators.reporting m on m.id = c.measure
        join indicators.reporter u on u.id = c.unit
        join indicators.period p on p.id = c.period
        join indicators.cut k on k.id = c.cut
        join indicators.cell_batch entered on entered.id = coalesce(c.origin, c.batch)
        join indicators.cell_batch published on published.id = c.batch
        order by m.measure_code, u.unit_id, p.starts, p.ends, k.key limit ${limit}`,
  )
}
