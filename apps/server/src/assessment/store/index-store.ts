import { Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { IndexSet, IndexVersionListed } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const IndexVersionRow = Type.Object({
  version: Type.Integer(),
  stamp: Type.String(),
  issuedAt: Nullable(Type.String()),
  recordedAt: Type.String(),
  content: IndexSet,
})
export interface IndexVersion {
  readonly version: number
  /** Of the content. */
  readonly stamp: string
  readonly issuedAt: string | null
  readonly recordedAt: string
  readonly content: IndexSet
}

const columns = sql`version, md5(content::text) as stamp, issued_at as "issuedAt", recorded_at as "recordedAt", content`

/** The newest version of every index, or the newest that was issued. */
export function listIndices(db: Reader): Promise<IndexVersion[]> {
  return db.many(
    IndexVersionRow,
    sql`select distinct on (index_id) ${columns} from assessment.index_version
        order by index_id, version desc`,
  )
}

const Stamp = Type.Object({ version: Type.Integer(), hash: Type.String() })
const known = new Map<string, IndexSet>()
/** Indices kept in memory; a province has a handful. */
const MOST_KEPT = 50

/**
 * The content of one version. What was read once is kept by its hash, so that rules are compiled
 * once and a request does not read a whole annex.
 */
export async function indexContent(
  db: Reader,
  id: string,
  version: number,
): Promise<IndexSet | null> {
  const stamp = await db.one(
    Stamp,
    sql`select version, md5(content::text) as hash from assessment.index_version
        where index_id = ${id} and version = ${version}`,
  )
  if (stamp === null) return null
  const kept = known.get(stamp.hash)
  if (kept !== undefined) return kept
  const read = await indexVersion(db, id, version)
  if (read === null) return null
  if (known.size >= MOST_KEPT) known.clear()
  known.set(stamp.hash, read.content)
  return read.content
}

/** One version of an index; the newest without a number. */
export function indexVersion(
  db: Reader,
  id: string,
  version: number | null,
): Promise<IndexVersion | null> {
  return db.one(
    IndexVersionRow,
    sql`select ${columns} from assessment.index_version
        where index_id = ${id} and (${version}::int is null or version = ${version})
        order by version desc limit 1`,
  )
}

/** A version that was issued, the newest without a number: what rounds use. */
export function issuedVersion(
  db: Reader,
  id: string,
  version: number | null = null,
): Promise<IndexVersion | null> {
  return db.one(
    IndexVersionRow,
    sql`select ${columns} from assessment.index_version
        where index_id = ${id} and issued_at is not null
          and (${version}::int is null or version = ${version})
        order by version desc limit 1`,
  )
}

interface NewVersion {
  readonly version: number
  readonly content: IndexSet
  readonly at: string
  readonly by: string
}

export async function addVersion(tx: Writer, { version, content, at, by }: NewVersion) {
  await tx.run(sql`
    insert into assessment.index_version (index_id, version, content, recorded_at, recorded_by)
    values (${content.id}, ${version}, ${JSON.stringify(content)}::jsonb, ${at}, ${by})`)
}

/** Changes the version that is being edited. */
export async function changeDraft(tx: Writer, { version, content, at, by }: NewVersion) {
  await tx.run(sql`
    update assessment.index_version
    set content = ${JSON.stringify(content)}::jsonb, recorded_at = ${at}, recorded_by = ${by}
    where index_id = ${content.id} and version = ${version} and issued_at is null`)
}

export async function issue(tx: Writer, id: string, version: number, at: string): Promise<void> {
  await tx.run(sql`
    update assessment.index_version set issued_at = ${at}
    where index_id = ${id} and version = ${version} and issued_at is null`)
}

/** All versions of an index, the newest first, and the rounds that score by each. */
export function listVersions(db: Reader, id: string): Promise<IndexVersionListed[]> {
  return db.many(
    IndexVersionListed,
    sql`select v.version, v.issued_at as "issuedAt", v.recorded_at as "recordedAt",
               jsonb_array_length(v.content -> 'criteria') as rows,
               (v.content ->> 'maxPoints')::float8 as "maxPoints",
               coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'title', r.title,
                                                             'state', r.state) order by r.id)
                         from assessment.round r
                         where r.index_id = v.index_id and r.index_version = v.version),
                        '[]'::jsonb) as rounds
        from assessment.index_version v where v.index_id = ${id} order by v.version desc`,
  )
}

/** Holds an index until the transaction ends: two editors are heard one after the other. */
export async function holdIndex(tx: Writer, id: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('assessment.index'), hashtext(${id}))`)
}

/** Drops the version that is being edited; how many were dropped. */
export async function dropDraft(tx: Writer, id: string): Promise<number> {
  const dropped = await tx.column(
    Type.Integer(),
    sql`delete from assessment.index_version where index_id = ${id} and issued_at is null
        returning version`,
  )
  return dropped.length
}
