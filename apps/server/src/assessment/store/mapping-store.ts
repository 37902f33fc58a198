import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { IndexVersionRef, type MappingDraft, MappingRow } from "../model.ts"

const StoredMapping = Type.Object({
  from: IndexVersionRef,
  to: IndexVersionRef,
  version: Type.Integer(),
  document: Type.String(),
  rows: Type.Array(MappingRow),
  recordedAt: Type.String(),
})
export type StoredMapping = Static<typeof StoredMapping>

const mappings = sql`
  select distinct on (from_index, from_version, to_index, to_version)
         jsonb_build_object('id', from_index, 'version', from_version) as "from",
         jsonb_build_object('id', to_index, 'version', to_version) as "to",
         version, document, rows, recorded_at as "recordedAt"
  from assessment.mapping`
const newest = sql`order by from_index, from_version, to_index, to_version, version desc`

/** The newest version of every mapping. */
export function listMappings(db: Reader): Promise<StoredMapping[]> {
  return db.many(StoredMapping, sql`${mappings} ${newest}`)
}

/** The newest mapping from one index version to another; as it stood at an instant, where one is named. */
export function mappingBetween(
  db: Reader,
  from: IndexVersionRef,
  to: IndexVersionRef,
  asOf: string | null,
): Promise<StoredMapping | null> {
  return db.one(
    StoredMapping,
    sql`${mappings}
        where from_index = ${from.id} and from_version = ${from.version}
          and to_index = ${to.id} and to_version = ${to.version}
          and (${asOf}::timestamptz is null or recorded_at <= ${asOf}::timestamptz) ${newest}`,
  )
}

export async function addMapping(
  tx: Writer,
  { from, to, document, rows }: Omit<MappingDraft, "seen">,
  { version, at, by }: { readonly version: number; readonly at: string; readonly by: string },
): Promise<void> {
  await tx.run(sql`
    insert into assessment.mapping (from_index, from_version, to_index, to_version, version,
                                    document, rows, recorded_at, recorded_by)
    values (${from.id}, ${from.version}, ${to.id}, ${to.version}, ${version}, ${document},
            ${JSON.stringify(rows)}::jsonb, ${at}, ${by})`)
}
