import type { Context } from "../../../platform/context.ts"
import type { UnitRef } from "../../../registry/model.ts"
import { type Arrangement, CellFinder, columnAxesFor, places, readAxes, rowsOf } from "../axes.ts"
import { isIllustrative } from "../../demo/store.ts"
import { bareIndicator } from "./askable-service.ts"
import { badAxes, badSort, tooManyColumns } from "../errors.ts"
import type { Axis, PivotAnswer, PivotCell, PivotCounts, PivotRow } from "../model.ts"
import { inOrder, readOrder } from "../order-rows.ts"
import { told } from "./told-service.ts"
import { cellOf, type Values, valuesOf } from "./values-service.ts"

/** A table as an address asks for it. */
export interface PivotQuestion {
  readonly indicators: string
  readonly units: string
  readonly periods: string
  readonly by?: string | undefined
  readonly view?: string | undefined
  readonly asOf: string | null
  /** Axes in the rows, "units"; the others are in the columns. */
  readonly rows?: string | undefined
  readonly sort?: string | undefined
  readonly only?: "missing" | "behind" | undefined
  readonly page?: number | undefined
  readonly size?: number | undefined
}

/** Columns that anybody can still read, scrolling sideways. */
const MOST_COLUMNS = 60
const PAGE = 100

/**
 * A page of a table of indicators × units × periods × breakdown. Totals are the own values of the
 * unit that all others lie in, computed as any other: a share is never summed.
 */
export async function answerPivot(ctx: Context, question: PivotQuestion): Promise<PivotAnswer> {
  const table = await tableOf(ctx, question)
  const { rows, columns, order } = table
  const matching = rows.filter((row) => lets(row, question.only))
  const sorted = order === null ? matching : inOrder(matching, order, table.nameOf)
  const size = question.size ?? PAGE
  const pages = Math.max(1, Math.ceil(sorted.length / size))
  const page = Math.min(question.page ?? 1, pages)
  const shown = sorted.slice((page - 1) * size, page * size)
  return {
    view: table.view,
    asOf: question.asOf,
    asked: {
      indicators: table.indicators.map(({ code }) => code).join(","),
      units: question.units,
      periods: question.periods,
      by: question.by === undefined || question.by === "" ? null : question.by,
      rows: [...table.rowAxes],
      sort: question.sort ?? null,
      only: question.only ?? null,
    },
    indicators: table.indicators.map(bareIndicator),
    periods: [...table.periods],
    units: unitsShown(shown, columns, table),
    breakdowns: [...table.members.breakdown],
    dimensions: [...new Set(table.indicators.flatMap((one) => one.dimensions))],
    whole: table.whole,
    rowAxes: [...table.rowAxes],
    columnAxes: [...table.columnAxes],
    columns,
    totals: table.totals,
    rows: shown,
    page,
    pages,
    matched: sorted.length,
    of: rows.length,
    counts: countsOf(rows),
    targets: table.targets,
    sentences: table.sentences,
    illustrative: await isIllustrative(ctx.db),
  }
}

/** The whole table, before it is filtered, sorted and cut into pages. */
async function tableOf(ctx: Context, question: PivotQuestion) {
  const rowAxes = axesIn(question.rows)
  const columnAxes = columnAxesFor(rowAxes)
  const found = await valuesOf(ctx, question)
  const { members, indicators, periods, whole, refs, targets } = found
  const arrangement: Arrangement = { rowAxes, columnAxes, whole: whole?.id ?? null }
  const columns = places(columnAxes, members, arrangement.whole)
  if (columns.length > MOST_COLUMNS) throw tooManyColumns(columns.length, MOST_COLUMNS)
  const byUnit = Map.groupBy(targets, (one) => `${one.indicator}|${one.unit}`)
  const byCode = new Map(periods.map((period) => [period.code, period]))
  const finder = new CellFinder(found.rows, members, (row) => cellOf(row, byUnit, byCode))
  const all = rowsOf(places(rowAxes, members, arrangement.whole), columns, finder)
  const rows = all.filter((row) => !row.whole && row.cells.some((cell) => cell !== null))
  const order = question.sort === undefined ? null : readOrder(question.sort, columns)
  if (question.sort !== undefined && order === null) {
    throw badSort(
      question.sort,
      columns.map(({ key }) => key),
    )
  }
  const names = new Map(indicators.map((one) => [one.code, one.nameVi]))
  return {
    ...found,
    rowAxes,
    columnAxes,
    columns,
    order,
    rows,
    totals: all.filter((row) => row.whole),
    nameOf: (row: PivotRow) =>
      [refs.get(row.unit ?? "")?.name, names.get(row.indicator ?? ""), row.period, row.breakdown]
        .filter((part) => part !== undefined)
        .join(" "),
    sentences: told(found, finder),
  }
}

function axesIn(written: string | undefined): Axis[] {
  if (written === undefined || written === "") return ["units"]
  const axes = readAxes(written)
  if (axes === null) throw badAxes(written)
  return axes
}

const isMissing = (cell: PivotCell) => cell.value === null && cell.status !== "not-applicable"

function lets(row: PivotRow, only: PivotQuestion["only"]): boolean {
  if (only === undefined) return true
  return row.cells.some(
    (cell) => cell !== null && (only === "missing" ? isMissing(cell) : cell.judgement === "behind"),
  )
}

function countsOf(rows: readonly PivotRow[]): PivotCounts {
  const counts = {
    cells: 0,
    withValue: 0,
    missing: 0,
    notApplicable: 0,
    incomplete: 0,
    estimated: 0,
    behind: 0,
  }
  for (const { cells } of rows) {
    for (const cell of cells) {
      if (cell === null) continue
      counts.cells++
      if (cell.value !== null) counts.withValue++
      if (isMissing(cell)) counts.missing++
      if (cell.status === "not-applicable") counts.notApplicable++
      if (cell.value !== null && cell.reported < cell.expected) counts.incomplete++
      if (cell.estimated) counts.estimated++
      if (cell.judgement === "behind") counts.behind++
    }
  }
  return counts
}

/** The units that a page names. */
function unitsShown(
  rows: readonly PivotRow[],
  columns: PivotAnswer["columns"],
  { refs, whole }: Pick<Values, "refs" | "whole">,
): UnitRef[] {
  const ids = new Set([...rows, ...columns].flatMap(({ unit }) => unit ?? []))
  if (whole !== null) ids.add(whole.id)
  return [...ids].flatMap((id) => refs.get(id) ?? [])
}
