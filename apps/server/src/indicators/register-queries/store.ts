import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"

const OrNull = Type.Union([Type.String(), Type.Null()])

const Fed = Type.Object({
  measure: Type.String(),
  query: Type.String(),
  /** The state of the records that it was last counted from. */
  revision: OrNull,
  day: OrNull,
  refreshedAt: OrNull,
})
export type Fed = Static<typeof Fed>

/** The measures that are counted from registers, and from which state they were counted. */
export function listFed(db: Reader): Promise<Fed[]> {
  return db.many(
    Fed,
    sql`select d.measure_code as measure, d.register_query as query, r.revision, r.day,
               r.refreshed_at as "refreshedAt"
        from indicators.measure_detail d
        left join indicators.register_refresh r
          on r.measure_code = d.measure_code and r.query = d.register_query
        where d.register_query is not null order by d.measure_code`,
  )
}

/** Says that measures are counted by queries; what editors have said of a measure stays. */
export async function addFed(
  tx: Writer,
  rows: readonly { readonly measure: string; readonly query: string }[],
  at: string,
): Promise<void> {
  await tx.run(sql`
    insert into indicators.measure_detail
      (measure_code, version, collected_on, register_query, recorded_at)
    select f.measure, 1, '', f.query, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(measure text, query text)
    on conflict (measure_code) do nothing`)
}

export async function keepRefresh(
  tx: Writer,
  { measure, query, revision, day }: Omit<Fed, "refreshedAt">,
  at: string,
): Promise<void> {
  await tx.run(sql`
    insert into indicators.register_refresh (measure_code, query, revision, day, refreshed_at)
    values (${measure}, ${query}, ${revision}, ${day}::date, ${at}::timestamptz)
    on conflict (measure_code) do update set
      query = excluded.query, revision = excluded.revision, day = excluded.day,
      refreshed_at = excluded.refreshed_at`)
}

const Standing = Type.Object({ unit: Type.String(), period: Type.String(), cut: Type.String() })

/** Cells of a measure that have a published value in these periods. */
export function publishedCells(db: Reader, measure: string, periods: readonly string[]) {
  return db.many(
    Standing,
    sql`select u.unit_id as unit, p.code as period, k.key as cut
        from indicators.cell c
        join indicators.reporting m on m.id = c.measure
        join indicators.reporter u on u.id = c.unit
        join indicators.period p on p.id = c.period
        join indicators.cut k on k.id = c.cut
        where c.superseded_by is null and c.layer = 0 and c.value is not null
          and m.measure_code = ${measure}
          and p.code in (select jsonb_array_elements_text(${JSON.stringify(periods)}::jsonb))`,
  )
}
