import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { Reporting } from "../model.ts"

/** How each measure that has cells is reported. */
export function listReporting(db: Reader): Promise<Reporting[]> {
  return db.many(
    Reporting,
    sql`select measure_code as measure, reported_by as "reportedBy",
               min_coverage as "minCoverage", dimensions
        from indicators.reporting order by measure_code`,
  )
}

/** Adds what is not there yet; how many. What is there stays as it is. */
export function addReporting(tx: Writer, rows: readonly Reporting[], at: string): Promise<number> {
  return tx.run(sql`
    insert into indicators.reporting
    select (select coalesce(max(id), 0) from indicators.reporting) + row_number() over (order by r.measure),
           r.measure, r."reportedBy", r."minCoverage", r.dimensions, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      measure text, "reportedBy" text, "minCoverage" float8, dimensions jsonb)
    where not exists (select from indicators.reporting known where known.measure_code = r.measure)
  `)
}
