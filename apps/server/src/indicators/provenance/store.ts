import { type Static, Type } from "typebox"
import type { Reader } from "../../platform/database.ts"
import { type Sql, sql } from "../../platform/sql.ts"
import { CELL_STATUSES, CellSource, CellStatus, Layer, LAYERS } from "../cells/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** Up to which act, and whether what is being entered is seen. */
export interface Known {
  /** Null for all. */
  readonly batch: number | null
  readonly working: boolean
}

const BriefRow = Type.Object({
  unit: Type.String(),
  version: Type.Integer(),
  recordedAt: Type.String(),
  written: Nullable(Type.String()),
  place: Nullable(Type.String()),
  source: CellSource,
})
export type BriefRow = Static<typeof BriefRow>

const layers = (working: boolean): Sql =>
  working ? sql`cell.layer in (0, 1)` : sql`cell.layer = 0`

interface CellsOf {
  readonly measure: string
  readonly cut: string
  readonly period: string
  readonly units: readonly string[]
}

/** The cells of these units as they stood, each with the source it was entered from. */
export function briefCells(
  db: Reader,
  { measure, cut, period, units }: CellsOf,
  { batch, working }: Known,
): Promise<BriefRow[]> {
  const stood =
    batch === null
      ? sql`cell.superseded_by is null`
      : sql`cell.batch <= ${batch} and (cell.superseded_by is null or cell.superseded_by > ${batch})`
  return db.many(
    BriefRow,
    sql`select c.unit_id as unit, c.batch as version, b.recorded_at as "recordedAt",
               c.written, c.place, b.source
        from (
          select distinct on (cell.unit) u.unit_id, cell.*
          from indicators.cell
          join indicators.reporter u on u.id = cell.unit
          where cell.measure = (select id from indicators.reporting where measure_code = ${measure})
            and cell.period = (select id from indicators.period where code = ${period})
            and cell.cut = (select id from indicators.cut where key = ${cut})
            and u.unit_id in (select jsonb_array_elements_text(${JSON.stringify(units)}::jsonb))
            and ${layers(working)} and ${stood}
          order by cell.unit, cell.layer desc
        ) c
        join indicators.cell_batch b on b.id = coalesce(c.origin, c.batch)`,
  )
}

const VersionRow = Type.Object({
  version: Type.Integer(),
  layer: Layer,
  value: Nullable(Type.Number()),
  status: CellStatus,
  written: Nullable(Type.String()),
  place: Nullable(Type.String()),
  source: CellSource,
  enteredAt: Type.String(),
  enteredBy: Type.String(),
  publishedAt: Nullable(Type.String()),
  supersededAt: Nullable(Type.String()),
})
export type VersionRow = Static<typeof VersionRow>

const MOST_VERSIONS = 200

/** Every version of one cell, newest first: those published, for staff those entered too. */
export function versionsOf(
  db: Reader,
  { measure, unit, period, cut }: { measure: string; unit: string; period: string; cut: string },
  { batch, working }: Known,
): Promise<VersionRow[]> {
  return db.many(
    VersionRow,
    sql`select cell.batch as version, ${JSON.stringify(LAYERS)}::jsonb ->> cell.layer::int as layer,
               cell.value, ${JSON.stringify(CELL_STATUSES)}::jsonb ->> cell.status::int as status,
               cell.written, cell.place, entered.source, entered.recorded_at as "enteredAt",
               entered.recorded_by as "enteredBy",
               case when cell.layer = 0 then own.recorded_at end as "publishedAt",
               case when ended.id <= coalesce(${batch}::bigint, ended.id) then ended.recorded_at end
                 as "supersededAt"
        from indicators.cell
        join indicators.reporting m on m.id = cell.measure and m.measure_code = ${measure}
        join indicators.reporter u on u.id = cell.unit and u.unit_id = ${unit}
        join indicators.period p on p.id = cell.period and p.code = ${period}
        join indicators.cut k on k.id = cell.cut and k.key = ${cut}
        join indicators.cell_batch own on own.id = cell.batch
        join indicators.cell_batch entered on entered.id = coalesce(cell.origin, cell.batch)
        left join indicators.cell_batch ended on ended.id = cell.superseded_by
        where ${layers(working)} and (${batch}::bigint is null or cell.batch <= ${batch}::bigint)
        order by cell.batch desc, cell.layer desc limit ${MOST_VERSIONS}`,
  )
}

const ReportRow = Type.Object({
  collection: Type.String(),
  title: Type.String(),
  scope: Type.String(),
  reporter: Type.String(),
})
export type ReportRow = Static<typeof ReportRow>

/** The reports that were asked for a measure of a unit in a period. */
export function reportsOf(
  db: Reader,
  { measure, unit, period }: { measure: string; unit: string; period: string },
): Promise<ReportRow[]> {
  return db.many(
    ReportRow,
    sql`select c.id as collection, c.title, c.scope, r.reporter
        from indicators.collection_report r
        join indicators.collection c on c.id = r.collection
        join indicators.collection_measure m on m.collection = c.id and m.measure = ${measure}
        where r.unit = ${unit} and c.period_code = ${period} order by c.id`,
  )
}

const StepRow = Type.Object({
  collection: Type.String(),
  at: Type.String(),
  kind: Type.Unsafe<"submitted" | "verified" | "returned" | "published">(
    Type.Enum(["submitted", "verified", "returned", "published"]),
  ),
  by: Type.String(),
})

/**
 * What was done to reports of a unit, in order. The public sees what led to a publication, without
 * what was sent back in between.
 */
export function stepsOf(
  db: Reader,
  { collections, unit }: { collections: readonly string[]; unit: string },
  { asOf, working }: { asOf: string | null; working: boolean },
) {
  return db.many(
    StepRow,
    sql`select e.collection, e.at, e.kind, e.by from indicators.collection_event e
        where e.unit = ${unit}
          and e.collection in (select jsonb_array_elements_text(${JSON.stringify(collections)}::jsonb))
          and e.kind in ('submitted', 'verified', 'returned', 'published')
          and (${asOf}::timestamptz is null or e.at <= ${asOf}::timestamptz)
          and (${working}::boolean or (e.kind <> 'returned' and e.seq <= (
            select max(p.seq) from indicators.collection_event p
            where p.collection = e.collection and p.unit = e.unit and p.kind = 'published'
              and (${asOf}::timestamptz is null or p.at <= ${asOf}::timestamptz))))
        order by e.seq`,
  )
}
