import type { CellObject, WorkSheet } from "@e965/xlsx"
import { readCell } from "./cell-value.ts"
import { shorten, tooManyColumns, tooManyRows } from "./errors.ts"
import { formulasOf } from "./formulas.ts"
import { hiddenRowsOf } from "./hidden-rows.ts"
import type { GridLetter, Span } from "./model.ts"
import { openWorkbook, parse, sheetOf } from "./opened-workbook.ts"
import { columnLetter } from "./position.ts"
import type { GridTask, WorkbookAnswer } from "./workbook-protocol.ts"

const BATCH = 5_000
type Cells = readonly (CellObject | undefined)[]
interface GridCell {
  readonly text: string
  readonly kind: GridLetter
}
const NOTHING: GridCell = { text: "", kind: "." }

/** Reads every sheet of a workbook as it lies there and hands its rows over in batches. */
export async function readSheets(
  task: GridTask,
  say: (answer: WorkbookAnswer) => void,
): Promise<void> {
  const { parts, zip, sheets } = await openWorkbook(task)
  const workbook = parse(zip, task.file, { sheets: sheets.map(({ name }) => name) })
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true
  let rows = 0
  for (const { name, hidden, part } of sheets) {
    const xml = parts.get(part ?? "") ?? Buffer.alloc(0)
    const sheet = sheetOf(workbook, name, task.file)
    const hiddenRows = hiddenRowsOf(xml)
    say({ step: "sheet", name, hidden, merges: spansOf(sheet), hiddenRows })
    const read = cellReader(formulasOf(xml), from1904, task)
    rows = sayRows(sheet, name, read, task, say, rows)
  }
}

const spansOf = (sheet: WorkSheet): Span[] =>
  (sheet["!merges"] ?? []).map(({ s, e }) => ({
    top: s.r + 1,
    bottom: e.r + 1,
    left: s.c,
    right: e.c,
  }))

function sayRows(
  sheet: WorkSheet,
  name: string,
  read: (cell: CellObject | undefined, row: number, column: number) => GridCell,
  { file, limits }: GridTask,
  say: (answer: WorkbookAnswer) => void,
  before: number,
): number {
  const all: readonly (Cells | undefined)[] = sheet["!data"] ?? []
  let batch = emptyBatch()
  let count = before
  for (const [at, cells] of all.entries()) {
    if (cells === undefined) continue
    const row = gridRow(cells, at + 1, read)
    if (row === null) continue
    if (row.texts.length > limits.columns) {
      throw tooManyColumns({ file, sheet: name, row: at + 1 }, limits.columns)
    }
    count += 1
    if (count > limits.rows) throw tooManyRows({ file, sheet: name }, limits.rows)
    batch.rows.push(at + 1)
    batch.texts.push(row.texts)
    batch.kinds.push(row.kinds)
    if (batch.rows.length < BATCH) continue
    say({ step: "cells", ...batch })
    batch = emptyBatch()
  }
  say({ step: "cells", ...batch })
  return count
}

const emptyBatch = () => ({
  rows: new Array<number>(),
  texts: new Array<readonly string[]>(),
  kinds: new Array<string>(),
})

/** A row up to its last cell with something in it; null for an empty one. */
function gridRow(
  cells: Cells,
  row: number,
  read: (cell: CellObject | undefined, row: number, column: number) => GridCell,
): { texts: string[]; kinds: string } | null {
  const texts: string[] = []
  let kinds = ""
  let length = 0
  for (let column = 0; column < cells.length; column++) {
    const { text, kind } = read(cells[column], row, column)
    texts.push(text)
    kinds += kind
    if (kind !== ".") length = column + 1
  }
  return length === 0 ? null : { texts: texts.slice(0, length), kinds: kinds.slice(0, length) }
}

function cellReader(
  formulas: ReadonlyMap<string, string>,
  from1904: boolean,
  { limits }: GridTask,
) {
  return (cell: CellObject | undefined, row: number, column: number): GridCell => {
    const formula = formulas.size === 0 ? undefined : formulas.get(`${columnLetter(column)}${row}`)
    if (formula !== undefined) return { text: `=${shorten(formula)}`, kind: "f" }
    if (cell === undefined) return NOTHING
    const reading = readCell(cell, from1904)
    if ("problem" in reading) return { text: reading.problem, kind: "e" }
    if (reading.text.length > limits.cellLength) {
      return { text: `ô dài ${reading.text.length} ký tự, quá ${limits.cellLength}.`, kind: "e" }
    }
    return reading.text === "" ? NOTHING : reading
  }
}
