import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { type Sql, sql } from "../../../platform/sql.ts"
import { Day } from "../../../registry/model.ts"
import { Period } from "../../model.ts"
import {
  AskedMeasure,
  AskedUnits,
  CollectionId,
  CollectionState,
  Remind,
  Reporter,
} from "../model/collection.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** A collection as it is kept. */
export const CollectionRow = Type.Object({
  id: CollectionId,
  title: Type.String(),
  guidance: Type.String(),
  scope: Type.String(),
  period: Period,
  units: AskedUnits,
  reporters: Type.Array(Reporter),
  measures: Type.Array(AskedMeasure),
  opensOn: Day,
  due: Type.String(),
  strict: Type.Boolean(),
  remind: Remind,
  state: CollectionState,
  copiedFrom: Nullable(Type.String()),
  createdAt: Type.String(),
  openedAt: Nullable(Type.String()),
  closedAt: Nullable(Type.String()),
  lastAt: Type.String(),
})
export type CollectionRow = Static<typeof CollectionRow>

const select = sql`
  select c.id, c.title, c.guidance, c.scope,
         jsonb_build_object('code', c.period_code, 'kind', c.period_kind,
           'starts', c.period_starts, 'ends', c.period_ends) as period,
         c.units, c.reporters,
         coalesce((select jsonb_agg(jsonb_build_object('measure', m.measure, 'cuts', m.cuts,
             'required', m.required, 'guidance', m.guidance) order by m.position)
           from indicators.collection_measure m where m.collection = c.id), '[]') as measures,
         c.opens_on as "opensOn", c.due, c.strict, c.remind, c.state,
         c.copied_from as "copiedFrom", c.created_at as "createdAt", c.opened_at as "openedAt",
         c.closed_at as "closedAt", c.last_at as "lastAt"
  from indicators.collection c`

export function findCollection(db: Reader, id: string): Promise<CollectionRow | null> {
  return db.one(CollectionRow, sql`${select} where c.id = ${id}`)
}

/** The same; nobody changes it until the transaction ends. */
export async function lockCollection(tx: Writer, id: string): Promise<CollectionRow | null> {
  await tx.run(sql`select from indicators.collection where id = ${id} for update`)
  return findCollection(tx, id)
}

/** The same, held as it is while others may hold it too: for work on its reports. */
export async function holdCollection(tx: Writer, id: string): Promise<CollectionRow | null> {
  await tx.run(sql`select from indicators.collection where id = ${id} for share`)
  return findCollection(tx, id)
}

/** The newest period first, then the newest. */
export function listCollections(db: Reader, where: Sql = sql`true`): Promise<CollectionRow[]> {
  return db.many(
    CollectionRow,
    sql`${select} where ${where} order by c.period_ends desc, c.created_at desc, c.id limit 1000`,
  )
}

/** Ids that begin alike: a new one must differ. */
export function idsLike(db: Reader, id: string): Promise<string[]> {
  return db.column(
    Type.String(),
    sql`select id from indicators.collection where left(id, length(${id}::text)) = ${id}`,
  )
}

export async function insertCollection(tx: Writer, row: CollectionRow): Promise<void> {
  const { period } = row
  await tx.run(sql`
    insert into indicators.collection
      (id, title, guidance, scope, period_code, period_kind, period_starts, period_ends, units,
       reporters, opens_on, due, strict, remind, state, copied_from, created_at, last_at)
    values (${row.id}, ${row.title}, ${row.guidance}, ${row.scope}, ${period.code}, ${period.kind},
            ${period.starts}, ${period.ends}, ${JSON.stringify(row.units)}::jsonb,
            ${JSON.stringify(row.reporters)}::jsonb, ${row.opensOn}, ${row.due}, ${row.strict},
            ${JSON.stringify(row.remind)}::jsonb, ${row.state}, ${row.copiedFrom},
            ${row.createdAt}, ${row.lastAt})`)
  await putMeasures(tx, row.id, row.measures)
}

/** Writes what may change of a collection. */
export async function updateCollection(tx: Writer, row: CollectionRow): Promise<void> {
  const { period } = row
  await tx.run(sql`
    update indicators.collection set title = ${row.title}, guidance = ${row.guidance},
      scope = ${row.scope}, period_code = ${period.code}, period_kind = ${period.kind},
      period_starts = ${period.starts}, period_ends = ${period.ends},
      units = ${JSON.stringify(row.units)}::jsonb,
      reporters = ${JSON.stringify(row.reporters)}::jsonb, opens_on = ${row.opensOn},
      due = ${row.due}, strict = ${row.strict}, remind = ${JSON.stringify(row.remind)}::jsonb,
      state = ${row.state}, opened_at = ${row.openedAt}, closed_at = ${row.closedAt},
      last_at = ${row.lastAt}
    where id = ${row.id}`)
  if (row.state === "draft") await putMeasures(tx, row.id, row.measures)
}

async function putMeasures(
  tx: Writer,
  id: string,
  measures: readonly AskedMeasure[],
): Promise<void> {
  await tx.run(sql`delete from indicators.collection_measure where collection = ${id}`)
  await tx.run(sql`
    insert into indicators.collection_measure
    select ${id}, m.position, m.measure, m.cuts, m.required, m.guidance
    from jsonb_to_recordset(${JSON.stringify(measures.map((m, position) => ({ ...m, position })))}::jsonb)
      as m(position int, measure text, cuts jsonb, required boolean, guidance text)`)
}

export async function deleteCollection(tx: Writer, id: string): Promise<void> {
  await tx.run(sql`delete from indicators.collection where id = ${id} and state = 'draft'`)
}

const Overlap = Type.Object({
  measure: Type.String(),
  unit: Type.String(),
  title: Type.String(),
  collection: Type.String(),
})

/**
 * Cells that another collection is asking for, or whose report there holds them locked: the same
 * measure of the same unit in the same period.
 */
export function askedElsewhere(
  db: Reader,
  row: Pick<CollectionRow, "id" | "measures" | "period">,
  units: readonly string[],
): Promise<Static<typeof Overlap>[]> {
  const measures = row.measures.map(({ measure }) => measure)
  return db.many(
    Overlap,
    sql`select m.measure, r.unit, o.title, o.id as collection
        from indicators.collection o
        join indicators.collection_measure m on m.collection = o.id
        join indicators.collection_report r on r.collection = o.id
        where o.id <> ${row.id} and o.period_code = ${row.period.code}
          and (o.state = 'open' or r.state in ('submitted', 'verified', 'published'))
          and m.measure in (select jsonb_array_elements_text(${JSON.stringify(measures)}::jsonb))
          and r.unit in (select jsonb_array_elements_text(${JSON.stringify(units)}::jsonb))
        order by o.title, m.position, r.unit limit 200`,
  )
}
