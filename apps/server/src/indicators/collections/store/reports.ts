import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { type Sql, sql } from "../../../platform/sql.ts"
import { ReportState } from "../model/report.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const Instant = Nullable(Type.String())

/** A report as it is kept; `due` is its own deadline or its collection's. */
export const ReportRow = Type.Object({
  collection: Type.String(),
  unit: Type.String(),
  reporter: Type.String(),
  state: ReportState,
  due: Type.String(),
  enteredAt: Instant,
  firstSubmittedAt: Instant,
  submittedAt: Instant,
  verifiedAt: Instant,
  returnedAt: Instant,
  publishedAt: Instant,
  returnBatch: Nullable(Type.Integer()),
  lastAt: Type.String(),
})
export type ReportRow = Static<typeof ReportRow>

const columns = sql`
  r.collection, r.unit, r.reporter, r.state, coalesce(r.due, c.due) as due,
  r.entered_at as "enteredAt", r.first_submitted_at as "firstSubmittedAt",
  r.submitted_at as "submittedAt", r.verified_at as "verifiedAt", r.returned_at as "returnedAt",
  r.published_at as "publishedAt", r.return_batch as "returnBatch", r.last_at as "lastAt"`

const from = sql`
  from indicators.collection_report r join indicators.collection c on c.id = r.collection`

const list = (texts: readonly string[]): Sql =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`

export function listReports(db: Reader, collection: string): Promise<ReportRow[]> {
  return db.many(
    ReportRow,
    sql`select ${columns} ${from} where r.collection = ${collection} order by r.unit`,
  )
}

/** The reports of collections that are open, or whose state is one of these. */
export function listWaiting(db: Reader): Promise<ReportRow[]> {
  return db.many(
    ReportRow,
    sql`select ${columns} ${from}
        where (c.state = 'open' and r.state in ('draft', 'returned'))
           or (c.state <> 'draft' and r.state in ('submitted', 'verified'))
        order by due, r.collection, r.unit`,
  )
}

export function findReport(db: Reader, id: string, unit: string): Promise<ReportRow | null> {
  return db.one(
    ReportRow,
    sql`select ${columns} ${from} where r.collection = ${id} and r.unit = ${unit}`,
  )
}

export function findReports(
  db: Reader,
  id: string,
  units: readonly string[],
): Promise<ReportRow[]> {
  return db.many(
    ReportRow,
    sql`select ${columns} ${from}
        where r.collection = ${id} and r.unit in ${list(units)} order by r.unit`,
  )
}

/** Reports that nobody else changes until the transaction ends, in the order of units. */
export async function lockReports(
  tx: Writer,
  id: string,
  units: readonly string[],
): Promise<ReportRow[]> {
  await tx.run(sql`
    select from indicators.collection_report r
    where r.collection = ${id} and r.unit in ${list(units)} order by r.unit for update`)
  return findReports(tx, id, units)
}

interface NewReport {
  readonly unit: string
  readonly reporter: string
}

/** Makes the reports of a collection; those that are there stay as they are. */
export async function insertReports(
  tx: Writer,
  id: string,
  reports: readonly NewReport[],
  at: string,
): Promise<void> {
  await tx.run(sql`
    insert into indicators.collection_report (collection, unit, reporter, state, last_at)
    select ${id}, r.unit, r.reporter, 'draft', ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as r(unit text, reporter text)
    on conflict do nothing`)
}

/** Writes where reports stand; their own deadline is changed by `extendReports`. */
export async function updateReports(tx: Writer, rows: readonly ReportRow[]): Promise<void> {
  await tx.run(sql`
    update indicators.collection_report r set state = n.state, entered_at = n."enteredAt",
      first_submitted_at = n."firstSubmittedAt", submitted_at = n."submittedAt",
      verified_at = n."verifiedAt", returned_at = n."returnedAt", published_at = n."publishedAt",
      return_batch = n."returnBatch", last_at = n."lastAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(collection text, unit text,
      state text, "enteredAt" timestamptz, "firstSubmittedAt" timestamptz,
      "submittedAt" timestamptz, "verifiedAt" timestamptz, "returnedAt" timestamptz,
      "publishedAt" timestamptz, "returnBatch" bigint, "lastAt" timestamptz)
    where r.collection = n.collection and r.unit = n.unit`)
}

/** Gives reports a deadline of their own; without units, takes all of them back to the collection's. */
export async function extendReports(
  tx: Writer,
  id: string,
  units: readonly string[] | null,
  due: string,
): Promise<void> {
  await tx.run(
    units === null
      ? sql`update indicators.collection_report set due = null
            where collection = ${id} and due <= ${due}::timestamptz`
      : sql`update indicators.collection_report set due = ${due}::timestamptz
            where collection = ${id} and unit in ${list(units)}`,
  )
}

/** Notes that somebody entered, changed or submitted. */
export async function addHand(
  tx: Writer,
  { collection, unit }: { readonly collection: string; readonly unit: string },
  person: string,
  at: string,
): Promise<void> {
  await tx.run(sql`
    insert into indicators.collection_hand values (${collection}, ${unit}, ${person}, ${at}, ${at})
    on conflict (collection, unit, person) do update set last_at = excluded.last_at`)
}

const Hand = Type.Object({ unit: Type.String(), person: Type.String() })

/**
 * Who entered, changed or submitted in these reports: in their forms, and by any other way that
 * wrote values they ask for.
 */
export async function handsOf(
  db: Reader,
  id: string,
  units: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await db.many(
    Hand,
    sql`select unit, person from indicators.collection_hand
        where collection = ${id} and unit in ${list(units)}
        union
        select u.unit_id, b.recorded_by
        from indicators.collection_measure m
        join indicators.collection c on c.id = m.collection
        cross join jsonb_array_elements_text(m.cuts) as asked(key)
        join indicators.reporting rep on rep.measure_code = m.measure
        join indicators.cut on cut.key = asked.key
        join indicators.period p on p.code = c.period_code
        join indicators.reporter u on u.unit_id in ${list(units)}
        join indicators.cell on cell.measure = rep.id and cell.period = p.id
          and cell.cut = cut.id and cell.unit = u.id and cell.layer = 1
        join indicators.cell_batch b on b.id = cell.batch
        where m.collection = ${id}`,
  )
  const grouped = Map.groupBy(rows, ({ unit }) => unit)
  return new Map(
    [...grouped].map(([unit, hands]) => [unit, new Set(hands.map(({ person }) => person))]),
  )
}

const Filled = Type.Object({
  collection: Type.String(),
  unit: Type.String(),
  filled: Type.Integer(),
})

/**
 * How many cells each report has filled: with a value, or with a reason for its lack. One number for
 * each report that has any.
 */
export async function filledOf(
  db: Reader,
  collections: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.many(
    Filled,
    sql`with asked as (
          select m.collection, rep.id as measure, rep.measure_code, cut.id as cut, cut.key,
                 p.id as period
          from indicators.collection_measure m
          join indicators.collection c on c.id = m.collection
          cross join jsonb_array_elements_text(m.cuts) as asked(key)
          join indicators.reporting rep on rep.measure_code = m.measure
          join indicators.cut on cut.key = asked.key
          join indicators.period p on p.code = c.period_code
          where m.collection in ${list(collections)}
        ), standing as (
          select distinct on (a.collection, r.unit, a.measure, a.cut)
                 a.collection, r.unit, a.measure_code, a.key, cell.status
          from asked a
          join indicators.collection_report r on r.collection = a.collection
          join indicators.reporter u on u.unit_id = r.unit
          join indicators.cell on cell.measure = a.measure and cell.period = a.period
            and cell.cut = a.cut and cell.unit = u.id and cell.superseded_by is null
          order by a.collection, r.unit, a.measure, a.cut, cell.layer desc
        )
        select s.collection, s.unit, count(*)::int as filled from standing s
        where s.status < 3 or exists (
          select from indicators.collection_remark note
          where note.collection = s.collection and note.unit = s.unit and note.kind = 'note'
            and note.measure = s.measure_code and note.cut = s.key and note.text <> '')
        group by s.collection, s.unit`,
  )
  return new Map(rows.map(({ collection, unit, filled }) => [`${collection}\n${unit}`, filled]))
}
