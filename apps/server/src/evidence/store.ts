import { Type } from "typebox"
import type { Reader, Writer } from "../platform/database.ts"
import { type Sql, sql } from "../platform/sql.ts"
import { Evidence, type FileKind, SameContent } from "./model.ts"

/** Documents as described by an instant (null: now), the newest first. */
function documents(asOf: string | null, where: Sql): Sql {
  return sql`
    select i.id, i.unit_id as unit, d.number, d.issuer, d.issued, d.summary,
           case when i.file_sha256 is not null then jsonb_build_object(
             'name', i.file_name, 'kind', f.kind, 'bytes', f.bytes, 'sha256', f.sha256) end as file,
           i.link, d.version, i.recorded_at as "recordedAt", i.recorded_by as "recordedBy",
           exists (select from evidence.citation c where c.item_id = i.id
                   and c.published_at is not null) as public
    from evidence.item i
    join lateral (
      select * from evidence.description d where d.item_id = i.id
        and (${asOf}::timestamptz is null or d.recorded_at <= ${asOf}::timestamptz)
      order by d.version desc limit 1
    ) d on true
    left join evidence.file f on f.sha256 = i.file_sha256
    ${where}`
}

export function findEvidence(db: Reader, id: string): Promise<Evidence | null> {
  return db.one(Evidence, documents(null, sql`where i.id = ${id}`))
}

const EvidenceRow = Type.Object({ seq: Type.Integer(), id: Type.String() })

export interface ListAsked {
  readonly unit: string | null
  readonly sha256: string | null
  readonly before: number | null
  readonly limit: number
}

/** The numbers of documents, newest first. */
export function numbersOf(
  db: Reader,
  { unit, sha256, before, limit }: ListAsked,
): Promise<{ seq: number; id: string }[]> {
  return db.many(
    EvidenceRow,
    sql`select seq, id from evidence.item
        where (${unit}::text is null or unit_id = ${unit}::text)
          and (${sha256}::text is null or file_sha256 = ${sha256}::text)
          and (${before}::bigint is null or seq < ${before}::bigint)
        order by seq desc limit ${limit}`,
  )
}

export function evidenceByIds(db: Reader, ids: readonly string[]): Promise<Evidence[]> {
  return db.many(
    Evidence,
    documents(null, sql`where i.id = any(${[...ids]}::text[]) order by i.seq desc`),
  )
}

/** Documents of a unit with the same file. */
export function sameFile(db: Reader, unit: string, sha256: string): Promise<SameContent[]> {
  return db.many(
    SameContent,
    sql`select i.id, i.unit_id as unit, d.number, d.summary
        from evidence.item i
        join lateral (select * from evidence.description d where d.item_id = i.id
                      order by d.version desc limit 1) d on true
        where i.unit_id = ${unit} and i.file_sha256 = ${sha256} order by i.seq`,
  )
}

interface Known {
  readonly unit: string
  readonly number: string | null
  readonly issuer: string | null
  readonly issued: string | null
  readonly summary: string
  readonly link: string | null
  readonly sha256: string | null
}

/** The document of a unit of which exactly this is said already. */
export async function sameDocument(db: Reader, known: Known): Promise<string | null> {
  const [id] = await db.column(
    Type.String(),
    sql`select i.id from evidence.item i
        join lateral (select * from evidence.description d where d.item_id = i.id
                      order by d.version desc limit 1) d on true
        where i.unit_id = ${known.unit} and i.file_sha256 is not distinct from ${known.sha256}::text
          and i.link is not distinct from ${known.link}::text
          and d.number is not distinct from ${known.number}::text
          and d.issuer is not distinct from ${known.issuer}::text
          and d.issued is not distinct from ${known.issued}::date
          and d.summary = ${known.summary}
        order by i.seq limit 1`,
  )
  return id ?? null
}

export async function addFile(
  tx: Writer,
  file: { readonly sha256: string; readonly bytes: number; readonly kind: FileKind },
  at: string,
): Promise<void> {
  await tx.run(sql`
    insert into evidence.file values (${file.sha256}, ${file.bytes}, ${file.kind}, ${at})
    on conflict do nothing`)
}

interface NewItem {
  readonly id: string
  readonly unit: string
  readonly sha256: string | null
  readonly name: string | null
  readonly link: string | null
}

interface Act {
  readonly at: string
  readonly by: string
}

export async function addItem(tx: Writer, item: NewItem, { at, by }: Act): Promise<void> {
  await tx.run(sql`
    insert into evidence.item (id, unit_id, file_sha256, file_name, link, recorded_at, recorded_by)
    values (${item.id}, ${item.unit}, ${item.sha256}, ${item.name}, ${item.link}, ${at}, ${by})`)
}

interface Words {
  readonly number: string | null
  readonly issuer: string | null
  readonly issued: string | null
  readonly summary: string
}

export async function describe(
  tx: Writer,
  item: { readonly id: string; readonly version: number },
  words: Words,
  { at, by }: Act,
): Promise<void> {
  await tx.run(sql`
    insert into evidence.description
    values (${item.id}, ${item.version}, ${words.number}, ${words.issuer}, ${words.issued},
            ${words.summary}, ${at}, ${by})`)
}

/** The version of a document, held until the transaction ends. */
export async function lockedVersion(tx: Writer, id: string): Promise<number | null> {
  // No row is ever changed, so nothing else would make two corrections wait for each other.
  await tx.run(sql`select from evidence.item where id = ${id} for no key update`)
  const [version] = await tx.column(
    Type.Integer(),
    sql`select version from evidence.description where item_id = ${id} order by version desc limit 1`,
  )
  return version ?? null
}

/** Those of these documents that belong to one of these units, or are public already. */
export function citableIds(
  db: Reader,
  ids: readonly string[],
  units: readonly string[],
): Promise<string[]> {
  return db.column(
    Type.String(),
    sql`select id from evidence.item
        where id = any(${[...ids]}::text[])
          and (unit_id = any(${[...units]}::text[]) or exists (
            select 1 from evidence.citation cited
            where cited.item_id = item.id and cited.published_at is not null))`,
  )
}

/** What stands behind one subject. */
interface Behind {
  readonly subject: string
  readonly evidenceIds: readonly string[]
}

/** Makes these documents, and no others, what stands behind each of these subjects. */
export async function setCitations(
  tx: Writer,
  citations: readonly Behind[],
  { at, by }: Act,
): Promise<void> {
  const subjects = citations.map(({ subject }) => subject)
  const wanted = JSON.stringify(
    citations.flatMap(({ subject, evidenceIds }) =>
      [...new Set(evidenceIds)].map((id) => ({ subject, id })),
    ),
  )
  await tx.run(sql`
    update evidence.citation c set withdrawn_at = greatest(${at}::timestamptz, c.cited_at)
    where c.subject = any(${subjects}::text[]) and c.withdrawn_at is null
      and (c.subject, c.item_id) not in (
        select w.subject, w.id
        from jsonb_to_recordset(${wanted}::jsonb) as w(subject text, id text))`)
  await tx.run(sql`
    insert into evidence.citation (item_id, subject, cited_at, cited_by)
    select w.id, w.subject, ${at}::timestamptz, ${by}
    from rows from (jsonb_to_recordset(${wanted}::jsonb) as (subject text, id text))
      with ordinality as w(subject, id, nth)
    order by w.nth
    on conflict (subject, item_id) where withdrawn_at is null do nothing`)
}

/** What stands behind these subjects may be read by everybody from now on. */
export async function publishCitations(
  tx: Writer,
  subjects: readonly string[],
  at: string,
): Promise<number> {
  return tx.run(sql`
    update evidence.citation set published_at = greatest(${at}::timestamptz, cited_at)
    where subject = any(${[...subjects]}::text[]) and withdrawn_at is null and published_at is null`)
}

const Cited = Type.Object({ subject: Type.String(), evidence: Type.String() })

interface CitedAsked {
  readonly asOf: string | null
  readonly publishedOnly: boolean
}

/** What stands behind subjects at an instant (null: now), with the documents as described then. */
export async function citedBy(
  db: Reader,
  subjects: readonly string[],
  { asOf, publishedOnly }: CitedAsked,
): Promise<Map<string, Evidence[]>> {
  const links = await db.many(
    Cited,
    sql`select subject, item_id as evidence from evidence.citation
        where subject = any(${[...subjects]}::text[])
          and (${asOf}::timestamptz is null or cited_at <= ${asOf}::timestamptz)
          and (withdrawn_at is null or withdrawn_at > ${asOf}::timestamptz)
          and (not ${publishedOnly}::boolean or (published_at is not null
               and (${asOf}::timestamptz is null or published_at <= ${asOf}::timestamptz)))
        order by subject, id`,
  )
  const ids = [...new Set(links.map(({ evidence }) => evidence))]
  const rows = await db.many(
    Evidence,
    documents(asOf, sql`where i.id = any(${[...ids]}::text[]) order by i.seq desc`),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const found = new Map<string, Evidence[]>()
  for (const { subject, evidence } of links) {
    const one = byId.get(evidence)
    if (one !== undefined) found.set(subject, [...(found.get(subject) ?? []), one])
  }
  return found
}

const SameCited = Type.Object({ evidence: Type.String(), subject: Type.String() })

/** Where the same file or address as that of some documents stands behind subjects of one kind. */
export function sameContent(
  db: Reader,
  ids: readonly string[],
  prefix: string,
): Promise<{ evidence: string; subject: string }[]> {
  return db.many(
    SameCited,
    sql`with asked as (
          select id, file_sha256, link from evidence.item where id = any(${[...ids]}::text[])
        ), same as (
          select a.id as asked, i.id from asked a join evidence.item i on i.file_sha256 = a.file_sha256
          union
          select a.id, i.id from asked a join evidence.item i on i.link = a.link
        )
        select distinct s.asked as evidence, c.subject
        from same s join evidence.citation c on c.item_id = s.id
        where c.withdrawn_at is null and starts_with(c.subject, ${prefix})
        order by c.subject`,
  )
}

const FileRow = Type.Object({ sha256: Type.String(), bytes: Type.Integer() })

/** Every file that some document has. */
export function allFiles(db: Reader): Promise<{ sha256: string; bytes: number }[]> {
  return db.many(FileRow, sql`select sha256, bytes from evidence.file order by sha256`)
}
