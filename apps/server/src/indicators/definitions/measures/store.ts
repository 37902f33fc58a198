import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import type { MeasureDraft } from "../model.ts"
import type { Bound } from "./check-measure.ts"

const OrNull = Type.Union([Type.String(), Type.Null()])

const Detail = Type.Object({
  measure: Type.String(),
  version: Type.Integer(),
  collectedOn: Type.String(),
  registerQuery: OrNull,
  validFrom: OrNull,
  validUntil: OrNull,
  document: OrNull,
})
export type MeasureDetailRow = Static<typeof Detail>

/** What editors have said of measures; those nobody has touched have no row. */
export function listDetails(db: Reader): Promise<MeasureDetailRow[]> {
  return db.many(
    Detail,
    sql`select measure_code as measure, version, collected_on as "collectedOn",
               register_query as "registerQuery", valid_from as "validFrom",
               valid_until as "validUntil", document
        from indicators.measure_detail order by measure_code`,
  )
}

const BoundRow = Type.Object({
  cells: Type.Integer(),
  figures: Type.Integer(),
  cuts: Type.Array(Type.String()),
  firstDay: OrNull,
  lastDay: OrNull,
  collections: Type.Integer(),
})

/** What is stored of a measure; periods and breakdowns also of values that were superseded. */
export async function boundBy(db: Reader, code: string): Promise<Bound> {
  const found = await db.one(
    BoundRow,
    sql`with its as (
          select c.cut, p.ends, c.superseded_by
          from indicators.cell c
          join indicators.reporting r on r.id = c.measure
          join indicators.period p on p.id = c.period
          where r.measure_code = ${code}),
        asked as (
          select distinct collection, cuts from indicators.collection_measure where measure = ${code})
        select (select count(*) from its where superseded_by is null)::int as cells,
               (select count(distinct figure_id) from indicators.observation
                where measure_code = ${code})::int as figures,
               (select min(ends) from its)::text as "firstDay",
               (select max(ends) from its)::text as "lastDay",
               (select count(*) from asked)::int as collections,
               (select coalesce(jsonb_agg(distinct key), '[]') from (
                  select key from indicators.cut where id in (select cut from its)
                  union select jsonb_array_elements_text(cuts) from asked) as used) as cuts`,
  )
  if (found === null) throw new Error("a count without a row")
  return found
}

/** How many targets of the plans in force are of a measure or an indicator. */
export async function targetsOf(db: Reader, codes: readonly string[]): Promise<number> {
  const [count] = await db.column(
    Type.Integer(),
    sql`select count(*)::int from indicators.plan_target t
        join indicators.plan p using (plan_id, version)
        where p.superseded_at is null
          and t.measure_code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`,
  )
  return count ?? 0
}

/** Published releases that contain one of some indicators, newest first. */
export function releasesWith(
  db: Reader,
  codes: readonly string[],
): Promise<{ id: string; titleVi: string }[]> {
  return db.many(
    Type.Object({ id: Type.String(), titleVi: Type.String() }),
    sql`select id, title_vi as "titleVi" from indicators.release r
        where number is not null and exists (
          select from indicators.release_part p where p.release = r.id and p.indicator in (
            select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb)))
        order by number desc`,
  )
}

/** Makes a known measure what a draft says; its code stays. */
export async function updateMeasure(tx: Writer, draft: MeasureDraft): Promise<void> {
  await tx.run(sql`
    update indicators.measure set
      name_vi = ${draft.nameVi}, name_en = ${draft.nameEn},
      unit_of_measure = ${draft.unitOfMeasure}, share = ${draft.share}, in_time = ${draft.inTime},
      over_units = ${draft.overUnits}, better = ${draft.better},
      jump_factor = ${draft.jumpFactor}::float8::numeric,
      definition_vi = ${draft.definitionVi}, definition_en = ${draft.definitionEn}
    where code = ${draft.code}`)
}

/** Makes how a measure is reported what a draft says; its short number in cells stays. */
export async function updateReporting(
  tx: Writer,
  { code, reporting }: Pick<MeasureDraft, "code" | "reporting">,
): Promise<void> {
  if (reporting === null) {
    await tx.run(sql`delete from indicators.reporting where measure_code = ${code}`)
    return
  }
  const { reportedBy, minCoverage, dimensions } = reporting
  await tx.run(sql`
    update indicators.reporting set reported_by = ${reportedBy}, min_coverage = ${minCoverage},
      dimensions = ${JSON.stringify(dimensions)}::jsonb
    where measure_code = ${code}`)
}

export async function keepDetail(
  tx: Writer,
  draft: MeasureDraft,
  { version, at }: { readonly version: number; readonly at: string },
): Promise<void> {
  await tx.run(sql`
    insert into indicators.measure_detail
      (measure_code, version, collected_on, register_query, valid_from, valid_until, document, recorded_at)
    values (${draft.code}, ${version}, ${draft.collectedOn}, ${draft.registerQuery},
            ${draft.validFrom}::date, ${draft.validUntil}::date, ${draft.document}, ${at}::timestamptz)
    on conflict (measure_code) do update set
      version = excluded.version, collected_on = excluded.collected_on,
      register_query = excluded.register_query, valid_from = excluded.valid_from,
      valid_until = excluded.valid_until, document = excluded.document,
      recorded_at = excluded.recorded_at`)
}
