import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { ReleaseCheck, ReleaseId } from "../model.ts"

const Text = Type.String()
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

export const StoredRelease = Type.Object({
  id: ReleaseId,
  titleVi: Text,
  titleEn: Text,
  noteVi: Text,
  noteEn: Text,
  corrects: Nullable(ReleaseId),
  reason: Nullable(Text),
  basis: Text,
  units: Text,
  rows: Type.Integer(),
  unitCount: Type.Integer(),
  rowsSha256: Text,
  rowsBytes: Type.Integer(),
  checks: Type.Array(ReleaseCheck),
  preparedAt: Text,
  preparedBy: Text,
  number: Nullable(Type.Integer()),
  publishedAt: Nullable(Text),
  publishedBy: Nullable(Text),
  metadata: Nullable(Text),
  sha256: Nullable(Text),
})
export type StoredRelease = Static<typeof StoredRelease>

const columns = sql`
  id, title_vi as "titleVi", title_en as "titleEn", note_vi as "noteVi", note_en as "noteEn",
  corrects, reason, basis, units, rows, unit_count as "unitCount", rows_sha256 as "rowsSha256", rows_bytes as "rowsBytes",
  checks, prepared_at as "preparedAt", prepared_by as "preparedBy", number,
  published_at as "publishedAt", published_by as "publishedBy", metadata, sha256`

/** Every release: those only prepared first, then the newest published. */
export function listReleases(db: Reader): Promise<StoredRelease[]> {
  return db.many(
    StoredRelease,
    sql`select ${columns} from indicators.release
        order by number is not null, number desc, prepared_at desc, id`,
  )
}

export function findRelease(db: Reader, id: string): Promise<StoredRelease | null> {
  return db.one(StoredRelease, sql`select ${columns} from indicators.release where id = ${id}`)
}

/** Releases are published and discarded one after the other. */
export async function lockReleases(tx: Writer): Promise<void> {
  await tx.run(sql`lock table indicators.release in share row exclusive mode`)
}

const Last = Type.Object({ id: ReleaseId, number: Type.Integer(), sha256: Text })

/** The release published last. */
export function lastPublished(db: Reader): Promise<Static<typeof Last> | null> {
  return db.one(
    Last,
    sql`select id, number, sha256 from indicators.release
        where number is not null order by number desc limit 1`,
  )
}

/** Adds a prepared release; false where its id is taken. */
export async function addRelease(tx: Writer, release: StoredRelease): Promise<boolean> {
  const added = await tx.run(sql`
    insert into indicators.release
      (id, title_vi, title_en, note_vi, note_en, corrects, reason, basis, units, rows,
       unit_count, rows_sha256, rows_bytes, checks, prepared_at, prepared_by)
    values (${release.id}, ${release.titleVi}, ${release.titleEn}, ${release.noteVi},
            ${release.noteEn}, ${release.corrects}, ${release.reason}, ${release.basis},
            ${release.units}, ${release.rows}, ${release.unitCount}, ${release.rowsSha256}, ${release.rowsBytes},
            ${JSON.stringify(release.checks)}::jsonb, ${release.preparedAt}, ${release.preparedBy})
    on conflict (id) do nothing`)
  return added === 1
}

export const Part = Type.Object({
  part: Type.Integer(),
  indicator: Text,
  period: Text,
  rows: Type.Integer(),
  filled: Type.Integer(),
  sha256: Text,
})
export type Part = Static<typeof Part>

export async function addParts(tx: Writer, id: string, parts: readonly Part[]): Promise<void> {
  await tx.run(sql`
    insert into indicators.release_part
    select ${id}, p.part, p.indicator, p.period, p.rows, p.filled, p.sha256
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
      as p(part int, indicator text, period text, rows int, filled int, sha256 text)`)
}

export function partsOf(db: Reader, id: string): Promise<Part[]> {
  return db.many(
    Part,
    sql`select part, indicator, period, rows, filled, sha256
        from indicators.release_part where release = ${id} order by part`,
  )
}

export async function addFile(
  tx: Writer,
  id: string,
  format: "xlsx",
  names: readonly string[],
): Promise<void> {
  await tx.run(sql`
    insert into indicators.release_file
    select ${id}, ${format}, n, name
    from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) with ordinality as f(name, n)`)
}

/** The pieces of a stored file, in order. */
export function fileParts(db: Reader, id: string, format: "xlsx"): Promise<string[]> {
  return db.column(
    Text,
    sql`select sha256 from indicators.release_file
        where release = ${id} and format = ${format} order by part`,
  )
}

export interface Seal {
  readonly number: number
  readonly publishedAt: string
  readonly publishedBy: string
  readonly metadata: string
  readonly sha256: string
}

export async function publish(tx: Writer, id: string, seal: Seal): Promise<void> {
  await tx.run(sql`
    update indicators.release
    set number = ${seal.number}, published_at = ${seal.publishedAt},
        published_by = ${seal.publishedBy}, metadata = ${seal.metadata}, sha256 = ${seal.sha256}
    where id = ${id}`)
}

/** Takes out a release that was only prepared. */
export async function discard(tx: Writer, id: string): Promise<void> {
  await tx.run(sql`delete from indicators.release_part where release = ${id}`)
  await tx.run(sql`delete from indicators.release where id = ${id}`)
}
