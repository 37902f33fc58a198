import { randomUUID } from "node:crypto"
import { Type } from "typebox"
import { type Reader, untilCommit, type Writer } from "../../platform/database.ts"
import { rawSql, type Sql, sql } from "../../platform/sql.ts"
import type { Changes } from "../changes.ts"
import {
  AliasFact,
  CodeFact,
  EventFact,
  type Facts,
  LinkFact,
  NameFact,
  ParentFact,
  PointFact,
  UnitFact,
} from "../facts.ts"

const days = sql`lower(valid) as "from", upper(valid) as "to"`

/** Which content the registry has: another token whenever anything was written. */
export async function revisionOf(db: Reader): Promise<string> {
  return untilCommit(db, "registry.revision", async () => {
    const [token] = await db.column(Type.String(), sql`select token from registry.revision`)
    return token ?? "empty"
  })
}

/** All facts, in the order in which they began. */
export async function readFacts(db: Reader): Promise<Facts> {
  return {
    units: await db.many(UnitFact, sql`select id, level, opened, closed from registry.unit`),
    names: await db.many(
      NameFact,
      sql`select unit, name, full_name as "fullName", type, search, search_full as "searchFull",
                 ${days}, document
          from registry.unit_name order by unit, valid`,
    ),
    codes: await db.many(
      CodeFact,
      sql`select unit, level, code, ${days}, document from registry.unit_code order by unit, valid`,
    ),
    parents: await db.many(
      ParentFact,
      sql`select unit, parent, hierarchy, ${days} from registry.unit_parent order by unit, valid`,
    ),
    aliases: await db.many(
      AliasFact,
      sql`select unit, alias, search, source from registry.unit_alias order by unit, alias`,
    ),
    events: await db.many(
      EventFact,
      sql`select id, unit, kind, date, document, note from registry.unit_event order by date, id`,
    ),
    links: await db.many(
      LinkFact,
      sql`select event, source, target, share, basis, suggested from registry.lineage
          order by event, source, target`,
    ),
    points: await db.many(
      PointFact,
      sql`select unit, longitude, latitude, source from registry.point`,
    ),
  }
}

const BATCH = 5000

async function inBatches(
  tx: Writer,
  rows: readonly unknown[],
  statement: (json: string) => Sql,
): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH) {
    await tx.run(statement(JSON.stringify(rows.slice(i, i + BATCH))))
  }
}

const range = rawSql(`daterange("from", "to")`)

/** In the order in which rows may refer to each other. */
const INSERTS: readonly (readonly [keyof Facts, (json: string) => Sql])[] = [
  [
    "units",
    (json) => sql`
    insert into registry.unit (id, level, opened, closed)
    select id, level, opened, closed
    from jsonb_to_recordset(${json}::jsonb) as r(id text, level text, opened date, closed date)`,
  ],
  [
    "names",
    (json) => sql`
    insert into registry.unit_name
      (unit, name, full_name, type, search, search_full, valid, document)
    select unit, name, "fullName", type, search, "searchFull", ${range}, document
    from jsonb_to_recordset(${json}::jsonb) as r(unit text, name text, "fullName" text, type text,
      search text, "searchFull" text, "from" date, "to" date, document text)`,
  ],
  [
    "codes",
    (json) => sql`
    insert into registry.unit_code (unit, level, code, valid, document)
    select unit, level, code, ${range}, document
    from jsonb_to_recordset(${json}::jsonb) as r(unit text, level text, code text,
      "from" date, "to" date, document text)`,
  ],
  [
    "parents",
    (json) => sql`
    insert into registry.unit_parent (unit, parent, hierarchy, valid)
    select unit, parent, hierarchy, ${range}
    from jsonb_to_recordset(${json}::jsonb) as r(unit text, parent text, hierarchy text,
      "from" date, "to" date)`,
  ],
  [
    "aliases",
    (json) => sql`
    insert into registry.unit_alias (unit, alias, search, source)
    select unit, alias, search, source
    from jsonb_to_recordset(${json}::jsonb) as r(unit text, alias text, search text, source text)`,
  ],
  [
    "events",
    (json) => sql`
    insert into registry.unit_event (id, unit, kind, date, document, note)
    select id, unit, kind, date, document, note
    from jsonb_to_recordset(${json}::jsonb) as r(id text, unit text, kind text, date date,
      document text, note text)`,
  ],
  [
    "links",
    (json) => sql`
    insert into registry.lineage (event, source, target, share, basis, suggested)
    select event, source, target, share, basis, suggested
    from jsonb_to_recordset(${json}::jsonb) as r(event text, source text, target text,
      share double precision, basis text, suggested boolean)`,
  ],
  [
    "points",
    (json) => sql`
    insert into registry.point (unit, longitude, latitude, source)
    select unit, longitude, latitude, source
    from jsonb_to_recordset(${json}::jsonb) as r(unit text, longitude double precision,
      latitude double precision, source text)`,
  ],
]

/** A changed row of a dated table is taken out, then written again: its days may have moved. */
const UPDATES: readonly (readonly [keyof Facts, (json: string) => Sql])[] = [
  [
    "units",
    (json) => sql`
    update registry.unit u set opened = r.opened, closed = r.closed
    from jsonb_to_recordset(${json}::jsonb) as r(id text, opened date, closed date)
    where u.id = r.id`,
  ],
  [
    "names",
    (json) => sql`
    delete from registry.unit_name n
    using jsonb_to_recordset(${json}::jsonb) as r(unit text, "from" date)
    where n.unit = r.unit and lower(n.valid) is not distinct from r."from"`,
  ],
  [
    "codes",
    (json) => sql`
    delete from registry.unit_code c
    using jsonb_to_recordset(${json}::jsonb) as r(unit text, "from" date)
    where c.unit = r.unit and lower(c.valid) is not distinct from r."from"`,
  ],
  [
    "parents",
    (json) => sql`
    delete from registry.unit_parent p
    using jsonb_to_recordset(${json}::jsonb) as r(unit text, hierarchy text, "from" date)
    where p.unit = r.unit and p.hierarchy = r.hierarchy
      and lower(p.valid) is not distinct from r."from"`,
  ],
  [
    "events",
    (json) => sql`
    update registry.unit_event e set document = r.document, note = r.note
    from jsonb_to_recordset(${json}::jsonb) as r(id text, document text, note text)
    where e.id = r.id`,
  ],
  [
    "links",
    (json) => sql`
    delete from registry.lineage l
    using jsonb_to_recordset(${json}::jsonb) as r(event text, source text, target text)
    where l.event = r.event and l.source = r.source and l.target = r.target`,
  ],
]

/** Writes the changes and gives the registry a new revision. */
export async function writeChanges(tx: Writer, { add, update }: Changes): Promise<void> {
  for (const [table, statement] of UPDATES) await inBatches(tx, update[table], statement)
  const written: Facts = {
    ...add,
    names: [...add.names, ...update.names],
    codes: [...add.codes, ...update.codes],
    parents: [...add.parents, ...update.parents],
    links: [...add.links, ...update.links],
  }
  for (const [table, statement] of INSERTS) await inBatches(tx, written[table], statement)
  await newRevision(tx)
}

/** Tells everyone who keeps units in memory to read them again. */
async function newRevision(tx: Writer): Promise<void> {
  await tx.run(sql`update registry.revision set token = ${randomUUID()}`)
}

/** Which edition of the product's own tables was loaded last. */
export const shippedRevision = {
  async read(db: Reader): Promise<string | null> {
    const found = await db.column(
      Type.Union([Type.String(), Type.Null()]),
      sql`select shipped from registry.revision`,
    )
    return found[0] ?? null
  },
  async write(tx: Writer, digest: string): Promise<void> {
    await tx.run(sql`update registry.revision set shipped = ${digest}`)
  },
}

/** Lets one writer of units work at a time, until the transaction ends. */
export async function lockRegistry(tx: Writer): Promise<void> {
  await tx.run(sql`select token from registry.revision for update`)
}
