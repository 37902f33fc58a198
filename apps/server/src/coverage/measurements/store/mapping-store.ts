import { Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"

const Columns = Type.Record(Type.String(), Type.String())

/** How a holder read this heading last; null where it never chose. */
export async function mappingOf(
  db: Reader,
  holder: string,
  signature: string,
): Promise<Readonly<Record<string, string>> | null> {
  const [columns = null] = await db.column(
    Columns,
    sql`select columns from coverage.measurement_mapping
        where holder = ${holder} and signature = ${signature} order by version desc limit 1`,
  )
  return columns
}

export async function addMapping(
  tx: Writer,
  { signature, holder, columns }: { signature: string; holder: string; columns: object },
  act: { readonly by: string; readonly at: string },
): Promise<void> {
  await tx.run(sql`
    insert into coverage.measurement_mapping (signature, holder, version, columns, actor, at)
    select ${signature}, ${holder}, coalesce(max(version), 0) + 1, ${JSON.stringify(columns)}::jsonb,
           ${act.by}, ${act.at}::timestamptz
    from coverage.measurement_mapping where signature = ${signature} and holder = ${holder}`)
}
