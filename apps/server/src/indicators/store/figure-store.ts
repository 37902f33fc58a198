import { Type, type Static } from "typebox"
import { Level } from "../../registry/model.ts"
import type { Reader } from "../../platform/database.ts"
import { type Sql, sql } from "../../platform/sql.ts"
import { Figure } from "../model.ts"

const Text = Type.String()
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** A stored version, its measure, document and place still by id. */
export const StoredFigure = Type.Object({
  id: Text,
  version: Type.Integer(),
  kind: Figure.properties.kind,
  measure: Text,
  unit: Text,
  placeName: Text,
  placeLevel: Level,
  period: Figure.properties.period,
  comparator: Figure.properties.comparator,
  exact: Nullable(Text),
  isDay: Type.Boolean(),
  unitOfMeasure: Text,
  label: Text,
  breakdown: Figure.properties.breakdown,
  datesPrinted: Type.Array(Text),
  whole: Nullable(Text),
  relation: Figure.properties.relation,
  note: Text,
  document: Text,
  source: Figure.properties.source,
  sortKey: Text,
  recordedAt: Text,
  supersededAt: Nullable(Text),
})
export type StoredFigure = Static<typeof StoredFigure>

const columns = sql`
  figure_id as id, version, kind, measure_code as measure, unit_id as unit,
  place_name as "placeName", place_level as "placeLevel",
  jsonb_build_object('code', period_code, 'kind', period_kind,
                     'starts', period_starts::text, 'ends', period_ends::text) as period,
  comparator, coalesce(value::text, value_day::text) as exact, value_day is not null as "isDay",
  unit_of_measure as "unitOfMeasure", label, breakdown, dates_printed as "datesPrinted",
  whole_id as whole, relation, note, document_id as document, source, sort_key as "sortKey",
  recorded_at as "recordedAt", superseded_at as "supersededAt"`

/** What was known at an instant; null: what is known now. */
export type AsOf = string | null

/** Versions that stood at the instant. */
function standing(asOf: AsOf): Sql {
  return asOf === null
    ? sql`superseded_at is null`
    : sql`recorded_at <= ${asOf}::timestamptz
          and (superseded_at is null or superseded_at > ${asOf}::timestamptz)`
}

export interface FigureFilter {
  readonly units?: readonly string[]
  readonly measures?: readonly string[]
  readonly ids?: readonly string[]
  readonly wholes?: readonly string[]
  readonly kind?: string
  readonly document?: string
}

const anyOf = (values: readonly string[]): Sql =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`

function conditions(filter: FigureFilter): Sql {
  let where = sql`true`
  if (filter.units) where = sql`${where} and unit_id in ${anyOf(filter.units)}`
  if (filter.measures) where = sql`${where} and measure_code in ${anyOf(filter.measures)}`
  if (filter.ids) where = sql`${where} and figure_id in ${anyOf(filter.ids)}`
  if (filter.wholes) where = sql`${where} and whole_id in ${anyOf(filter.wholes)}`
  if (filter.kind !== undefined) where = sql`${where} and kind = ${filter.kind}`
  if (filter.document !== undefined) where = sql`${where} and document_id = ${filter.document}`
  return where
}

/** Figures that stood at the instant, by document and then by id in natural order. */
export function findFigures(
  db: Reader,
  filter: FigureFilter,
  asOf: AsOf,
  page: { readonly after: string; readonly limit: number } | null = null,
): Promise<StoredFigure[]> {
  const cut =
    page === null
      ? sql`order by sort_key`
      : sql`and sort_key > ${page.after} order by sort_key limit ${page.limit}`
  return db.many(
    StoredFigure,
    sql`select ${columns} from indicators.observation
        where ${standing(asOf)} and ${conditions(filter)} ${cut}`,
  )
}

/** Which figures lie around others; what is named in any of the lists is found. */
export interface Around {
  readonly ids: readonly string[]
  /** Whole figures, whose parts are wanted. */
  readonly partsOf: readonly string[]
  /** Figures of any of these places that are of any of these measures. */
  readonly places: readonly string[]
  readonly measures: readonly string[]
  /** Measures whose benchmarks are wanted, of any place. */
  readonly benchmarks: readonly string[]
  /** Figures that are at hand already. */
  readonly except: readonly string[]
}

/** The figures around others that stood at the instant. */
export function findAround(db: Reader, around: Around, asOf: AsOf): Promise<StoredFigure[]> {
  return db.many(
    StoredFigure,
    sql`
    select ${columns} from indicators.observation
    where ${standing(asOf)} and seq in (
      select seq from indicators.observation where figure_id in ${anyOf(around.ids)}
      union all
      select seq from indicators.observation where whole_id in ${anyOf(around.partsOf)}
      union all
      select seq from indicators.observation
      where unit_id in ${anyOf(around.places)} and measure_code in ${anyOf(around.measures)}
      union all
      select seq from indicators.observation
      where kind = 'benchmark' and measure_code in ${anyOf(around.benchmarks)})
      and figure_id not in ${anyOf(around.except)}
    order by sort_key`,
  )
}

/** Every version of every figure that was recorded by the instant, oldest first within each. */
export function findHistory(db: Reader, asOf: AsOf): Promise<StoredFigure[]> {
  return db.many(
    StoredFigure,
    sql`select ${columns} from indicators.observation
        where ${asOf}::timestamptz is null or recorded_at <= ${asOf}::timestamptz
        order by sort_key, version`,
  )
}

/** Every version of one figure that was recorded by the instant, newest first. */
export function findVersions(db: Reader, id: string, asOf: AsOf): Promise<StoredFigure[]> {
  return db.many(
    StoredFigure,
    sql`select ${columns} from indicators.observation
        where figure_id = ${id}
          and (${asOf}::timestamptz is null or recorded_at <= ${asOf}::timestamptz)
        order by version desc`,
  )
}

const Counted = Type.Object({ key: Text, count: Type.Integer(), units: Type.Array(Text) })

/** How many figures stand now for each measure or document, and the places that they are of. */
export function countFigures(
  db: Reader,
  by: "measure" | "document",
  asOf: AsOf,
): Promise<Static<typeof Counted>[]> {
  const key = by === "measure" ? sql`measure_code` : sql`document_id`
  return db.many(
    Counted,
    sql`select ${key} as key, count(*)::int as count,
               array_agg(distinct unit_id::text order by unit_id::text) as units
        from indicators.observation where ${standing(asOf)} group by ${key}`,
  )
}

export async function anyFigure(db: Reader): Promise<boolean> {
  const found = await db.column(
    Type.Boolean(),
    sql`select exists (select 1 from indicators.observation)`,
  )
  return found[0] === true
}

const Words = Type.Object({ id: Text, label: Text, place: Text, period: Text })
/** A figure by the words that a search looks at. */
export type FigureWords = Static<typeof Words>

/** The newest figure that stands now for each label and place, by label. */
export function listWords(db: Reader): Promise<FigureWords[]> {
  return db.many(
    Words,
    sql`select distinct on (label, place_name)
               figure_id as id, label, place_name as place, period_code as period
        from indicators.observation where superseded_at is null
        order by label, place_name, period_ends desc, figure_id`,
  )
}
