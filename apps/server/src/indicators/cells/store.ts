import { Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { type Sql, sql } from "../../platform/sql.ts"
import type { Period } from "../model.ts"
import { Cell, CELL_STATUSES, type CellSource, type CellStatus, Reporting } from "./model.ts"

const Head = Type.Object({ batch: Type.Integer(), recordedAt: Type.String() })
export interface Head {
  /** The newest act of recording. */
  readonly batch: number
  readonly recordedAt: string
}
const NONE: Head = { batch: 0, recordedAt: "1970-01-01T00:00:00.000Z" }
const head = sql`select batch, recorded_at as "recordedAt" from indicators.cell_head`

export async function readHead(db: Reader): Promise<Head> {
  return (await db.one(Head, head)) ?? NONE
}

/** The same, held until the transaction ends: cells are recorded one act after the other. */
export async function lockHead(tx: Writer): Promise<Head> {
  return (await tx.one(Head, sql`${head} for update`)) ?? NONE
}

/** The newest act that had happened by an instant; 0 before the first. */
export async function batchAt(db: Reader, instant: string): Promise<number> {
  const [found] = await db.column(
    Type.Integer(),
    sql`select coalesce(max(id), 0)::int from indicators.cell_batch where recorded_at <= ${instant}`,
  )
  return found ?? 0
}

/** How each measure that has cells is reported. */
export function listReporting(db: Reader): Promise<Reporting[]> {
  return db.many(
    Reporting,
    sql`select measure_code as measure, reported_by as "reportedBy",
               min_coverage as "minCoverage", dimensions
        from indicators.reporting order by measure_code`,
  )
}

/** Adds what is not there yet; how many. What is there stays as it is. */
export function addReporting(tx: Writer, rows: readonly Reporting[], at: string): Promise<number> {
  return tx.run(sql`
    insert into indicators.reporting
    select (select coalesce(max(id), 0) from indicators.reporting) + row_number() over (order by r.measure),
           r.measure, r."reportedBy", r."minCoverage", r.dimensions, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      measure text, "reportedBy" text, "minCoverage" float8, dimensions jsonb)
    where not exists (select from indicators.reporting known where known.measure_code = r.measure)
  `)
}

/** What a cell is about. */
export interface CellKey {
  readonly measure: string
  readonly unit: string
  readonly period: Period
  readonly cut: string
}

export interface NewCell extends CellKey {
  readonly value: number | null
  readonly status: CellStatus
  readonly place: string | null
}

/** What stands for a key now; version 0 where nothing does. */
export interface Standing {
  readonly version: number
  readonly status: number
  readonly value: number | null
}

const StandingRow = Type.Object({
  i: Type.Integer(),
  version: Type.Integer(),
  status: Type.Integer(),
  value: Type.Union([Type.Number(), Type.Null()]),
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
export async function standing(
  db: Reader,
  cells: readonly CellKey[],
): Promise<(Standing | undefined)[]> {
  const found: (Standing | undefined)[] = Array.from({ length: cells.length })
  for (const { start, some } of inPieces(cells)) {
    const rows = await db.many(
      StandingRow,
      sql`select r.i, cell.batch as version, cell.status, cell.value from ${rowsOf(some)}
          join indicators.cell on (cell.measure, cell.period, cell.cut, cell.unit) = (m.id, p.id, c.id, u.id)
            and cell.superseded_by is null`,
    )
    for (const { i, ...row } of rows) found[start + i] = row
  }
  return found
}

/** Closes what stands for these keys. */
export async function supersede(
  tx: Writer,
  cells: readonly CellKey[],
  batch: number,
): Promise<void> {
  for (const { some } of inPieces(cells)) {
    await tx.run(sql`
      update indicators.cell set superseded_by = ${batch}
      from (select m.id as m, p.id as p, c.id as c, u.id as u from ${rowsOf(some)}) k
      where (cell.measure, cell.period, cell.cut, cell.unit) = (k.m, k.p, k.c, k.u)
        and cell.superseded_by is null and cell.batch < ${batch}`)
  }
}

interface Act extends Head {
  readonly by: string
  readonly source: CellSource
}

/** Begins an act: everything recorded with its number came from one source at one time. */
export async function addBatch(tx: Writer, act: Act): Promise<void> {
  const { batch, recordedAt, by, source } = act
  await tx.run(sql`
    insert into indicators.cell_batch
    values (${batch}, ${recordedAt}, ${by}, ${JSON.stringify(source)}::jsonb)`)
  await tx.run(sql`
    update indicators.cell_head set batch = ${batch}, recorded_at = ${recordedAt}`)
}

export async function addCells(
  tx: Writer,
  cells: readonly NewCell[],
  batch: number,
): Promise<void> {
  for (const { some } of inPieces(cells)) {
    const rows = some.map(({ value, status, place }, i) => ({
      i,
      v: value,
      s: CELL_STATUSES.indexOf(status),
      w: place,
    }))
    await tx.run(sql`
      insert into indicators.cell (batch, unit, cut, measure, period, status, value, place)
      select ${batch}::bigint, u.id, c.id, m.id, p.id, v.s, v.v, v.w from ${rowsOf(some)}
      join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as v(i int, v float8, s smallint, w text) on v.i = r.i`)
  }
}

/** Tells every process that an act was recorded, as soon as it is. */
export async function announce(tx: Writer, batch: number): Promise<void> {
  await tx.run(sql`select pg_notify('indicators_cells', ${String(batch)})`)
}

export interface CellsAsked {
  readonly measures: readonly string[]
  readonly units: readonly string[]
  readonly periods: readonly string[]
}

const list = (texts: readonly string[]) =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`

/** The cells that stand now, by measure, unit, period, cut. */
export function findCells(db: Reader, asked: CellsAsked, limit: number): Promise<Cell[]> {
  return db.many(
    Cell,
    sql`select m.measure_code as measure, u.unit_id as unit, p.code as period, c.key as cut,
               cell.value, ${JSON.stringify(CELL_STATUSES)}::jsonb ->> cell.status::int as status,
               cell.batch as version, b.recorded_at as "recordedAt", b.recorded_by as "recordedBy",
               b.source, cell.place
        from indicators.cell
        join indicators.reporting m on m.id = cell.measure
        join indicators.reporter u on u.id = cell.unit
        join indicators.period p on p.id = cell.period
        join indicators.cut c on c.id = cell.cut
        join indicators.cell_batch b on b.id = cell.batch
        where cell.superseded_by is null and m.measure_code in ${list(asked.measures)}
          and u.unit_id in ${list(asked.units)} and p.code in ${list(asked.periods)}
        order by m.measure_code, u.unit_id, p.starts, p.ends, c.key limit ${limit}`,
  )
}
