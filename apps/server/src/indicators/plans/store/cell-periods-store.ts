import { Type } from "typebox"
import type { Reader } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { Period } from "../../model.ts"

/** The periods for which some measures have published cells, and the last act that published one. */
export function periodsWithCells(db: Reader, measures: readonly string[]): Promise<Period[]> {
  return db.many(
    Type.Object(Period.properties),
    sql`select p.code, p.kind, p.starts, p.ends from indicators.period p
        where exists (
          select from indicators.cell c
          where c.period = p.id and c.layer = 0 and c.measure in (
            select id from indicators.reporting where measure_code in (
              select jsonb_array_elements_text(${JSON.stringify(measures)}::jsonb))))
        order by p.ends`,
  )
}
