import { Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { IndexSet } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const IndexVersionRow = Type.Object({
  version: Type.Integer(),
  issuedAt: Nullable(Type.String()),
  recordedAt: Type.String(),
  content: IndexSet,
})
export interface IndexVersion {
  readonly version: number
  readonly issuedAt: string | null
  readonly recordedAt: string
  readonly content: IndexSet
}

const columns = sql`version, issued_at as "issuedAt", recorded_at as "recordedAt", content`

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

/** The newest version that was issued: what rounds use. */
export function issuedVersion(db: Reader, id: string): Promise<IndexVersion | null> {
  return db.one(
    IndexVersionRow,
    sql`select ${columns} from assessment.index_version
        where index_id = ${id} and issued_at is not null order by version desc limit 1`,
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
