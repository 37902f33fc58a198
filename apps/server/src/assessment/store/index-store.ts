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
