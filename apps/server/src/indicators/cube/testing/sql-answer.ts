import { identifier, inputs, type Node, toSql } from "@tinhso/formula"
import { type Sql, rawSql, sql } from "../../../platform/sql.ts"

export interface SqlRows {
  /** Which reporters make up each unit, by how much; null where nobody knows. */
  readonly landing: readonly { unit: number; reporter: number; weight: number | null }[]
  /** In layers: 0 what is published, 1 what is being entered, which stands before it. */
  readonly cells: readonly { key: string; layer: number; reporter: number; value: number }[]
}

/**
 * A formula over measures that are summed, as one statement: the cells are aggregated first, the
 * formula is computed over the aggregates. Gives `unit` and `value`.
 */
export function sqlAnswer(ast: Node, { landing, cells }: SqlRows): Sql {
  const columns = inputs(ast).map(({ key }) => key)
  const wide = columns.map(
    (key) => `max(value) filter (where key = '${key.replaceAll("'", "''")}') as ${identifier(key)}`,
  )
  const value = toSql(ast, { column: ({ key }) => identifier(key) })
  return sql`
    with landing as (
      select * from jsonb_to_recordset(${JSON.stringify(landing)}::jsonb)
        as l(unit int, reporter int, weight float8)
    ), cell as (
      select distinct on (key, reporter) key, reporter, value
      from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb)
        as c(key text, layer int, reporter int, value float8)
      order by key, reporter, layer desc
    ), aggregate as (
      select landing.unit, cell.key, sum(cell.value * landing.weight) as value
      from landing join cell using (reporter)
      where landing.weight is not null
      group by landing.unit, cell.key
    ), wide as (
      select units.unit, ${rawSql(wide.join(", "))}
      from (select distinct unit from landing) units left join aggregate using (unit)
      group by units.unit
    )
    select unit, (${rawSql(value)})::float8 as value from wide order by unit`
}
