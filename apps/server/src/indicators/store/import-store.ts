import { Type, type Static } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import type { Source } from "../model.ts"
import type { FigureDraft } from "../import/draft.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const Standing = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  unit: Type.String(),
  digest: Type.String(),
})
/** What an import must know of a figure that is already there. */
export type Standing = Static<typeof Standing>

/** The versions that stand now, of those ids that have one. */
export function findStanding(db: Reader, ids: readonly string[]): Promise<Standing[]> {
  return db.many(
    Standing,
    sql`select figure_id as id, version, unit_id as unit, digest
        from indicators.observation
        where superseded_at is null
          and figure_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  )
}

const Link = Type.Object({ id: Type.String(), whole: Nullable(Type.String()) })

/** The named figures that exist, each with its whole, and so on upwards. */
export async function findWholes(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const links = await db.many(
    Link,
    sql`
    with recursive up as (
      select figure_id, whole_id from indicators.observation
      where superseded_at is null
        and figure_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
      union
      select o.figure_id, o.whole_id from indicators.observation o
      join up on o.figure_id = up.whole_id
      where o.superseded_at is null
    )
    select figure_id as id, whole_id as whole from up`,
  )
  return new Map(links.map((link) => [link.id, link.whole]))
}

/** A version to be written. */
export interface NewVersion {
  readonly draft: FigureDraft
  readonly unit: string
  readonly version: number
  readonly source: Source
  readonly digest: string
  readonly sortKey: string
}

const BATCH = 4000

/** Closes the versions that are corrected and adds the new ones, in batches. */
export async function addVersions(
  tx: Writer,
  versions: readonly NewVersion[],
  at: string,
  by: string,
): Promise<void> {
  for (let start = 0; start < versions.length; start += BATCH) {
    const batch = versions.slice(start, start + BATCH)
    const corrected = batch.filter((one) => one.version > 1).map((one) => one.draft.id)
    if (corrected.length > 0) await close(tx, corrected, at)
    await insert(tx, batch.map(rowOf), at, by)
  }
  // The embedded database counts its rows only when told: it would plan for the few there were.
  if (versions.length >= BATCH) await tx.run(sql`analyze indicators.observation`)
}

function close(tx: Writer, ids: readonly string[], at: string): Promise<number> {
  return tx.run(sql`
    update indicators.observation set superseded_at = ${at}
    where superseded_at is null
      and figure_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
  `)
}

/** One row in the order of the columns of `insert`, short names to keep the message small. */
function rowOf({ draft, unit, version, source, digest, sortKey }: NewVersion) {
  const isDay = draft.exact !== null && /^\d{4}-\d\d-\d\d$/u.test(draft.exact)
  return {
    a: draft.id,
    b: version,
    c: draft.kind,
    d: draft.measure,
    e: unit,
    f: draft.place,
    g: draft.placeLevel,
    h: draft.period.code,
    i: draft.period.kind,
    j: draft.period.starts,
    k: draft.period.ends,
    l: draft.comparator,
    m: isDay ? null : draft.exact,
    n: isDay ? draft.exact : null,
    o: draft.exact === null ? "missing" : "normal",
    p: draft.unitOfMeasure,
    q: draft.label,
    r: draft.breakdown,
    s: draft.datesPrinted,
    t: draft.whole,
    u: draft.relation,
    v: draft.note,
    w: draft.source,
    x: source,
    y: digest,
    z: sortKey,
  }
}

function insert(tx: Writer, rows: readonly object[], at: string, by: string): Promise<number> {
  return tx.run(sql`
    insert into indicators.observation (
      figure_id, version, kind, measure_code, unit_id, place_name, place_level,
      period_code, period_kind, period_starts, period_ends, comparator, value, value_day, status,
      unit_of_measure, label, breakdown, dates_printed, whole_id, relation, note, document_id,
      source, digest, sort_key, recorded_at, recorded_by)
    select r.*, ${at}::timestamptz, ${by}::text
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      a text, b int, c text, d text, e text, f text, g text,
      h text, i text, j date, k date, l text, m numeric, n date, o text,
      p text, q text, r jsonb, s jsonb, t text, u text, v text, w text,
      x jsonb, y text, z text)
  `)
}
