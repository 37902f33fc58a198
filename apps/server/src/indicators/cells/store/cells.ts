import { Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { type Sql, sql } from "../../../platform/sql.ts"
import type { Period } from "../../model.ts"
import { CELL_STATUSES, type CellStatus, LAYERS, type Layer } from "../model.ts"

/** What a cell is about. */
export interface CellKey {
  readonly measure: string
  readonly unit: string
  readonly period: Period
  readonly cut: string
}

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
})

const IN_ONE = 20_000

function* inPieces<T>(all: readonly T[]): Generator<{ start: number; some: readonly T[] }> {
  for (let start = 0; start < all.length; start += IN_ONE) {
    yield { start, some: all.slice(start, start + IN_ONE) }
  }
}

const rowsOf = (cells: readonly CellKey[]): Sql => {
  const rows = cells.map(({ measure, unit, period, cut }, i) => ({
    i,
    m: measure,
    u: unit,
    p: period.code,
    c: cut,
  }))
  return sql`
    jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(i int, m text, u text, p text, c text)
    join indicators.reporting m on m.measure_code = r.m
    join indicators.reporter u on u.unit_id = r.u
    join indicators.period p on p.code = r.p
    join indicators.cut c on c.key = r.c`
}

/** Gives short names to what has none yet. Only under the locked head. */
export async function nameKeys(tx: Writer, cells: readonly CellKey[]): Promise<void> {
  const units = JSON.stringify([...new Set(cells.map(({ unit }) => unit))])
  await tx.run(sql`
    insert into indicators.reporter
    select (select coalesce(max(id), 0) from indicators.reporter) + row_number() over (order by u), u
    from jsonb_array_elements_text(${units}::jsonb) as t(u)
    where not exists (select from indicators.reporter where unit_id = u)`)
  const cuts = JSON.stringify([...new Set(cells.map(({ cut }) => cut))])
  await tx.run(sql`
    insert into indicators.cut
    select (select coalesce(max(id), 0) from indicators.cut) + row_number() over (order by k), k
    from jsonb_array_elements_text(${cuts}::jsonb) as t(k)
    where not exists (select from indicators.cut where key = k)`)
  const periods = [...new Map(cells.map(({ period }) => [period.code, period])).values()]
  await tx.run(sql`
    insert into indicators.period
    select (select coalesce(max(id), 0) from indicators.period) + row_number() over (order by p.code),
           p.code, p.kind, p.starts, p.ends
    from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb)
      as p(code text, kind text, starts date, ends date)
    where not exists (select from indicators.period known where known.code = p.code)`)
}

/** What stands now for each key, in their order. */
export async function standing(db: Reader, cells: readonly CellKey[]): Promise<InLayers[]> {
  const found: InLayers[] = Array.from({ length: cells.length }, () => ({}))
  for (const { start, some } of inPieces(cells)) {
    const rows = await db.many(
      StandingRow,
      sql`select r.i, cell.layer, cell.batch as version, cell.status, cell.value, cell.place
          from ${rowsOf(some)}
          join indicators.cell on (cell.measure, cell.period, cell.cut, cell.unit) = (m.id, p.id, c.id, u.id)
            and cell.superseded_by is null`,
    )
    for (const { i, layer, ...row } of rows) {
      found[start + i] = { ...found[start + i], [LAYERS[layer] ?? "published"]: row }
    }
  }
  return found
}

/** Closes what stands for these keys in a layer, each by the act that is its own. */
export async function supersede(
  tx: Writer,
  cells: readonly (CellKey & { readonly batch: number })[],
  layer: Layer,
): Promise<void> {
  for (const { some } of inPieces(cells)) {
    const acts = JSON.stringify(some.map(({ batch }) => batch))
    await tx.run(sql`
      update indicators.cell set superseded_by = k.batch
      from (select m.id as m, p.id as p, c.id as c, u.id as u, (${acts}::jsonb -> r.i)::bigint as batch
            from ${rowsOf(some)}) k
      where (cell.measure, cell.period, cell.cut, cell.unit) = (k.m, k.p, k.c, k.u)
        and cell.superseded_by is null and cell.layer = ${LAYERS.indexOf(layer)}`)
  }
}

/** Adds versions to a layer. */
export async function addCells(tx: Writer, cells: readonly NewCell[], layer: Layer): Promise<void> {
  for (const { some } of inPieces(cells)) {
    const rows = some.map(({ batch, value, status, place, written }, i) => ({
      i,
      b: batch,
      v: value,
      s: CELL_STATUSES.indexOf(status),
      at: place,
      w: written,
    }))
    await tx.run(sql`
      insert into indicators.cell
        (batch, unit, cut, measure, period, status, value, place, written, layer)
      select v.b, u.id, c.id, m.id, p.id, v.s, v.v, v.at, v.w, ${LAYERS.indexOf(layer)}::smallint
      from ${rowsOf(some)}
      join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as v(i int, b bigint, v float8, s smallint, at text, w text) on v.i = r.i`)
  }
}
