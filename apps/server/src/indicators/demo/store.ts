import { Type } from "typebox"
import { type Reader, untilCommit } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { ILLUSTRATION } from "./illustrative.ts"

/** Whether anybody has reported anything; what is counted from registers nobody reports. */
export async function hasReports(db: Reader): Promise<boolean> {
  const [there = false] = await db.column(
    Type.Boolean(),
    sql`select exists (
          select 1 from indicators.cell_batch where source ->> 'kind' <> 'register') as there`,
  )
  return there
}

/** Whether made-up values stand in this database: pages say so. */
export async function isIllustrative(db: Reader): Promise<boolean> {
  const [there = false] = await untilCommit(db, "illustrative cells", () =>
    db.column(
      Type.Boolean(),
      sql`select exists (
            select 1 from indicators.cell_batch
            where source ->> 'form' = ${ILLUSTRATION} or source ->> 'illustrative' = 'true') as there`,
    ),
  )
  return there
}
