import { randomUUID } from "node:crypto"
import { Type } from "typebox"
import { type Reader, untilCommit, type Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import {
  type OrganisationBook,
  organisationBookOf,
  type OrganisationLinkFact,
  type OrganisationRecord,
} from "../book.ts"
import { LinkExtent, OrganisationKind } from "../model.ts"

const OrNull = Type.Union([Type.String(), Type.Null()])

const Row = Type.Object({
  id: Type.String(),
  unit: Type.String(),
  opened: OrNull,
  closed: OrNull,
  version: Type.Integer(),
  states: Type.Array(
    Type.Object({
      nameVi: Type.String(),
      nameEn: Type.String(),
      shortName: Type.String(),
      kind: OrganisationKind,
      code: OrNull,
      parent: OrNull,
      groups: Type.Array(Type.String()),
      document: OrNull,
      search: Type.String(),
      from: OrNull,
      to: OrNull,
    }),
  ),
})

const LinkRow = Type.Object({
  source: Type.String(),
  target: Type.String(),
  date: Type.String(),
  extent: LinkExtent,
  document: OrNull,
  note: Type.String(),
})

async function revisionOf(db: Reader): Promise<string> {
  return untilCommit(db, "registry.organisations", async () => {
    const [token] = await db.column(Type.String(), sql`select organisations from registry.revision`)
    return token ?? "empty"
  })
}

/** Books by revision. A revision is never used for other content, so a book stays true. */
const books = new Map<string, OrganisationBook>()
const KEPT = 2

/** All organisations in memory, read again only when one of them has changed. */
export async function readOrganisations(db: Reader): Promise<OrganisationBook> {
  for (let revision = await revisionOf(db); ;) {
    const known = books.get(revision)
    if (known !== undefined) return known
    const book = await readWhole(db)
    const after = await revisionOf(db)
    if (after === revision) {
      books.set(revision, book)
      for (const old of [...books.keys()].slice(0, -KEPT)) books.delete(old)
      return book
    }
    revision = after
  }
}

/** As they are inside a transaction that changes them. */
export async function readWhole(db: Reader): Promise<OrganisationBook> {
  const records = await db.many(
    Row,
    sql`select id, unit, opened, closed, version,
               (select jsonb_agg(jsonb_build_object(
                  'nameVi', name_vi, 'nameEn', name_en, 'shortName', short_name, 'kind', kind,
                  'code', code, 'parent', parent, 'groups', to_jsonb(groups), 'document', document,
                  'search', search, 'from', lower(valid)::text, 'to', upper(valid)::text)
                  order by valid)
                from registry.organisation_state s where s.organisation = o.id) as states
        from registry.organisation o order by id`,
  )
  const links = await db.many(
    LinkRow,
    sql`select source, target, date, extent, document, note
        from registry.organisation_link order by date, source, target`,
  )
  return organisationBookOf(records, links)
}

/** Lets one writer of organisations work at a time, until the transaction ends. */
export async function lockOrganisations(tx: Writer): Promise<void> {
  await tx.run(sql`select organisations from registry.revision for update`)
}

/** Writes organisations as they are to stand, new or known, and gives them a new revision. */
export async function writeOrganisations(
  tx: Writer,
  records: readonly OrganisationRecord[],
): Promise<void> {
  const rows = JSON.stringify(records.map(({ states: _states, ...row }) => row))
  await tx.run(sql`
    insert into registry.organisation (id, unit, opened, closed, version)
    select id, unit, opened, closed, version
    from jsonb_to_recordset(${rows}::jsonb)
      as r(id text, unit text, opened date, closed date, version int)
    on conflict (id) do update
      set opened = excluded.opened, closed = excluded.closed, version = excluded.version`)
  await tx.run(sql`
    delete from registry.organisation_state s
    using jsonb_to_recordset(${rows}::jsonb) as r(id text) where s.organisation = r.id`)
  const states = records.flatMap(({ id, states: own }) =>
    own.map((state) => ({ ...state, organisation: id })),
  )
  await tx.run(sql`
    insert into registry.organisation_state
      (organisation, name_vi, name_en, short_name, search, kind, code, parent, groups, document, valid)
    select organisation, "nameVi", "nameEn", "shortName", search, kind, code, parent,
           array(select jsonb_array_elements_text(groups)), document, daterange("from", "to")
    from jsonb_to_recordset(${JSON.stringify(states)}::jsonb)
      as r(organisation text, "nameVi" text, "nameEn" text, "shortName" text, search text, kind text,
           code text, parent text, groups jsonb, document text, "from" date, "to" date)`)
  await newRevision(tx)
}

export async function addLinks(tx: Writer, links: readonly OrganisationLinkFact[]): Promise<void> {
  await tx.run(sql`
    insert into registry.organisation_link (source, target, date, extent, document, note)
    select source, target, date, extent, document, note
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as r(source text, target text, date date, extent text, document text, note text)`)
  await newRevision(tx)
}

export async function removeLinksFrom(tx: Writer, source: string): Promise<void> {
  await tx.run(sql`delete from registry.organisation_link where source = ${source}`)
  await newRevision(tx)
}

async function newRevision(tx: Writer): Promise<void> {
  await tx.run(sql`update registry.revision set organisations = ${randomUUID()}`)
}
