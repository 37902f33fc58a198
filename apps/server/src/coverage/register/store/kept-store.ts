import { type Static, Type } from "typebox"
import { type Reader, untilCommit, type Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"

const Kept = Type.Object({ unit: Type.String(), since: Type.String() })

export const listKept = (db: Reader) =>
  untilCommit(db, "coverage.gap_kept", () =>
    db.many(Kept, sql`select unit, since from coverage.gap_kept order by unit`),
  )

export async function keepUnit(
  tx: Writer,
  { unit, since }: Static<typeof Kept>,
  act: { readonly by: string; readonly at: string },
): Promise<void> {
  await tx.run(sql`
    insert into coverage.gap_kept (unit, since, actor, at)
    values (${unit}, ${since}::date, ${act.by}, ${act.at}::timestamptz)
    on conflict (unit) do update
      set since = excluded.since, actor = excluded.actor, at = excluded.at`)
}

/** Another text whenever anything may have changed: rows are only added, or kept anew. */
export async function gapsRevision(db: Reader): Promise<string> {
  const [revision = ""] = await db.column(
    Type.String(),
    sql`select (select count(*) from coverage.gap_state) || ' ' ||
          (select count(*) from coverage.gap_correction) || ' ' ||
          (select count(*) from coverage.gap_member) || ' ' ||
          (select count(*) from coverage.gap_programme) || ' ' ||
          coalesce((select string_agg(unit || since, ' ' order by unit) from coverage.gap_kept), '')`,
  )
  return revision
}
