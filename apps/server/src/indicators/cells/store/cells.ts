import { Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { type Sql, sql } from "../../../platform/sql.ts"
import { CELL_STATUSES, type CellStatus, LAYERS, type Layer } from "../model.ts"
import type { CellKey, ShortNames } from "./names.ts"

/** A version that an act adds. */
export interface NewCell extends CellKey {
  readonly batch: number
  readonly value: number | null
  readonly status: CellStatus
  readonly place: string | null
  readonly written: string | null
}

/** A version that stands now. */
export interface Standing {
  readonly version: number
  readonly status: number
  readonly value: number | null
  readonly place: string | null
  /** Who recorded it. */
  readonly by: string
}

/** What stands for a key in each layer. */
export type InLayers = { readonly [layer in Layer]?: Standing }

const StandingRow = Type.Object({
  i: Type.Integer(),
  layer: Type.Integer(),
  version: Type.Integer(),
  status: Type.Integer(),
  value: Type.Union([Type.Number(), Type.Null()]),
  place: Type.Union([Type.String(), Type.Null()]),
  by: Type.String(),
})

const IN_ONE = 20_000

function* inPieces<T>(all: readonly T[]): Generator<{ start: number; some: readonly T[] }> {
  for (let start = 0; start < all.length; start += IN_ONE) {
    yield { start, some: all.slice(start, start + IN_ONE) }
  }
}

/** Keys by their short names; those without have no cells. */
function keysOf(cells: readonly CellKey[], names: ShortNames): Sql {
  const rows = cells.flatMap((cell, i) => {
    const short = names.of(cell)
    return short === null ? [] : [{ i, ...short }]
  })
  return sql`
    jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as k(i int, measure smallint, unit int, period smallint, cut int)`
}

const sameCell = sql`
  (cell.measure, cell.period, cell.cut, cell.unit) = (k.measure, k.period, k.cut, k.unit)`

/** Said as the partial indexes say it. */
const stands = (layer: Layer): Sql =>
  layer === "working"
    ? sql`cell.superseded_by is null and cell.layer = 1`
    : sql`cell.superseded_by is null and cell.layer = 0`

/** The one version that stands for a key, by the index: a join would read the whole layer for three keys. */
const oneOf = (layer: Layer): Sql => sql`
  (select * from indicators.cell where ${sameCell} and ${stands(layer)} limit 1) found`

/** What stands now for each key, in their order. */
export async function standing(
  db: Reader,
  cells: readonly CellKey[],
  names: ShortNames,
): Promise<InLayers[]> {
  const found: InLayers[] = Array.from({ length: cells.length }, () => ({}))
  for (const { start, some } of inPieces(cells)) {
    const keys = keysOf(some, names)
    const rows = await db.many(
      StandingRow,
      sql`select s.i, s.layer, s.batch as version, s.status, s.value, s.place, b.recorded_by as by
          from (
            select k.i, found.* from ${keys} cross join lateral ${oneOf("published")}
            union all
            select k.i, found.* from ${keys} cross join lateral ${oneOf("working")}
          ) s
          join indicators.cell_batch b on b.id = s.batch`,
    )
    for (const { i, layer, ...row } of rows) {
      found[start + i] = { ...found[start + i], [LAYERS[layer] ?? "published"]: row }
    }
  }
  return found
}

interface Target {
  readonly layer: Layer
  readonly names: ShortNames
}

/** Closes what stands for these keys in a layer, each by the act that is its own. */
export async function supersede(
  tx: Writer,
  cells: readonly (CellKey & { readonly batch: number })[],
  { layer, names }: Target,
): Promise<void> {
  for (const { some } of inPieces(cells)) {
    const acts = JSON.stringify(some.map(({ batch }) => batch))
    await tx.run(sql`
      update indicators.cell set superseded_by = (${acts}::jsonb -> k.i)::bigint
      from ${keysOf(some, names)}
      where ${sameCell} and ${stands(layer)}`)
  }
}

/** Adds versions to a layer. */
export async function addCells(
  tx: Writer,
  cells: readonly NewCell[],
  { layer, names }: Target,
): Promise<void> {
  for (const { some } of inPieces(cells)) {
    const rows = some.map((cell) => ({
      ...names.of(cell),
      b: cell.batch,
      v: cell.value,
      s: CELL_STATUSES.indexOf(cell.status),
      at: cell.place,
      w: cell.written,
    }))
    await tx.run(sql`
      insert into indicators.cell
        (batch, unit, cut, measure, period, status, value, place, written, layer)
      select v.b, v.unit, v.cut, v.measure, v.period, v.s, v.v, v.at, v.w,
             ${LAYERS.indexOf(layer)}::smallint
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as v(measure smallint, unit int, period smallint, cut int,
             b bigint, v float8, s smallint, at text, w text)`)
  }
}
