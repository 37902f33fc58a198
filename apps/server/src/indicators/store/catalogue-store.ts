import { Type } from "typebox"
import { type Reader, untilCommit, type Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { Document, Measure } from "../model.ts"

const Revision = Type.Object({ number: Type.Integer(), changedAt: Type.String() })
export interface Revision {
  readonly number: number
  readonly changedAt: string
}

const columns = sql`number, changed_at as "changedAt"`

/** Which state the figures, measures and documents are in: the number grows with every change. */
export function readRevision(db: Reader): Promise<Revision> {
  return untilCommit(db, "indicators.revision", async () => {
    const found = await db.one(Revision, sql`select ${columns} from indicators.revision`)
    return found ?? { number: 0, changedAt: "1970-01-01T00:00:00.000Z" }
  })
}

/** The same, held until the transaction ends: changes happen one after the other. */
export async function lockRevision(tx: Writer): Promise<Revision> {
  const found = await tx.one(Revision, sql`select ${columns} from indicators.revision for update`)
  return found ?? { number: 0, changedAt: "1970-01-01T00:00:00.000Z" }
}

export async function bumpRevision(tx: Writer, at: string): Promise<void> {
  await tx.run(sql`update indicators.revision set number = number + 1, changed_at = ${at}`)
}

/** Every measure by code. */
export function listMeasures(db: Reader): Promise<Measure[]> {
  return db.many(
    Measure,
    sql`select code, name_vi as "nameVi", name_en as "nameEn", unit_of_measure as "unitOfMeasure",
               share, in_time as "inTime", over_units as "overUnits", better,
               jump_factor::float8 as "jumpFactor",
               definition_vi as "definitionVi", definition_en as "definitionEn"
        from indicators.measure order by code`,
  )
}

/** Every document by id. */
export function listDocuments(db: Reader): Promise<Document[]> {
  return db.many(
    Document,
    sql`select id, number, title, issuer, abstract,
               case when issued_code is not null then jsonb_build_object(
                 'code', issued_code, 'kind', issued_kind,
                 'starts', issued_starts::text, 'ends', issued_ends::text) end as issued
        from indicators.document order by id`,
  )
}

/** Adds measures that are not there yet; how many. Those that are there stay as they are. */
export function addMeasures(tx: Writer, measures: readonly Measure[], at: string): Promise<number> {
  return tx.run(sql`
    insert into indicators.measure
    select m.code, m."nameVi", m."nameEn", m."unitOfMeasure", m.share, m."inTime", m."overUnits",
           m.better, m."jumpFactor", m."definitionVi", m."definitionEn", ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(measures)}::jsonb) as m(
      code text, "nameVi" text, "nameEn" text, "unitOfMeasure" text, share boolean,
      "inTime" text, "overUnits" text, better text, "jumpFactor" numeric,
      "definitionVi" text, "definitionEn" text)
    on conflict (code) do nothing
  `)
}

/** Adds documents that are not there yet; how many. */
export function addDocuments(
  tx: Writer,
  documents: readonly Document[],
  at: string,
): Promise<number> {
  return tx.run(sql`
    insert into indicators.document
    select d.id, d.number, d.title, d.issuer, d.issued->>'code', d.issued->>'kind',
           (d.issued->>'starts')::date, (d.issued->>'ends')::date, d.abstract, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb) as d(
      id text, number text, title text, issuer text, issued jsonb, abstract text)
    on conflict (id) do nothing
  `)
}
