import type { CellObject, WorkSheet } from "@e965/xlsx"
import { readCell } from "./cell-value.ts"
import { badCells, type CellProblem, shorten, tooManyColumns, tooManyRows } from "./errors.ts"
import { type Header, HEADER_WITHIN, type TopRow } from "./header.ts"
import { dataMerges, rangeText } from "./merges.ts"
import type { Limits } from "./model.ts"
import type { Place } from "./position.ts"
import type { RowBatch } from "./workbook-protocol.ts"

export interface SheetCells {
  readonly sheet: WorkSheet
  /** Formulas by cell: "C12". */
  readonly formulas: ReadonlyMap<string, string>
  readonly from1904: boolean
}

const BATCH = 5_000
const MOST_PROBLEMS = 20

type Cells = readonly (CellObject | undefined)[]

const rowsOf = (sheet: WorkSheet): readonly (Cells | undefined)[] => sheet["!data"] ?? []

/** The first rows of a sheet as text, for finding its header. */
export function topOf(sheet: WorkSheet): TopRow[] {
  return Array.from(rowsOf(sheet).slice(0, HEADER_WITHIN), (cells, at) => ({
    row: at + 1,
    texts: Array.from(cells ?? [], (cell) =>
      cell === undefined || cell.t === "e" ? "" : String(cell.v ?? ""),
    ),
  }))
}

/** Rows below the header in batches; the first problems are gathered and refused together. */
export function* sheetRows(
  cells: SheetCells,
  header: Header,
  place: Place,
  limits: Limits,
): Generator<RowBatch> {
  const reader = new RowReader(cells, header, limits)
  reader.refuseMerges()
  let batch = emptyBatch()
  let count = 0
  for (const [at, row] of rowsOf(cells.sheet).entries()) {
    if (row === undefined || at < header.row) continue
    if (
      row.length > limits.columns &&
      row.slice(limits.columns).some((cell) => cell !== undefined)
    ) {
      throw tooManyColumns({ ...place, row: at + 1 }, limits.columns)
    }
    if (!reader.readInto(batch, row, at + 1)) continue
    count += 1
    if (count > limits.rows) throw tooManyRows(place, limits.rows)
    if (reader.problems.length >= MOST_PROBLEMS) break
    if (batch.rows.length < BATCH) continue
    yield batch
    batch = emptyBatch()
  }
  if (reader.problems.length > 0) throw badCells(place, reader.problems)
  yield batch
}

interface GrowingBatch {
  rows: number[]
  texts: string[]
  kinds: string[]
}

const emptyBatch = (): GrowingBatch => ({ rows: [], texts: [], kinds: [] })

class RowReader {
  readonly problems: CellProblem[] = []
  readonly #cells: SheetCells
  readonly #header: Header
  readonly #limits: Limits

  constructor(cells: SheetCells, header: Header, limits: Limits) {
    this.#cells = cells
    this.#header = header
    this.#limits = limits
  }

  refuseMerges(): void {
    const merges = dataMerges(this.#cells.sheet["!merges"] ?? [], this.#header.row, this.#header)
    for (const merge of merges.slice(0, MOST_PROBLEMS)) {
      const column = this.#header.columns.find(
        ({ index }) => index >= merge.s.c && index <= merge.e.c,
      )
      this.problems.push({
        row: merge.s.r + 1,
        column: column?.index ?? merge.s.c,
        header: column?.name ?? "",
        why: `ô gộp ${rangeText(merge)}. Mỗi dòng phải có ô riêng; hãy bỏ gộp và điền đủ từng ô.`,
      })
    }
  }

  /** Adds the row to the batch; false where the row is empty. */
  readInto(batch: GrowingBatch, row: Cells, number: number): boolean {
    const before = batch.texts.length
    let kinds = ""
    let filled = false
    for (const { name, index, letter } of this.#header.columns) {
      const { text, kind } = this.#cell(row[index], number, index, name, letter)
      batch.texts.push(text)
      kinds += kind
      filled ||= text !== ""
    }
    if (!filled && !row.some((cell) => cell !== undefined && cell.v !== "")) {
      batch.texts.length = before
      return false
    }
    batch.rows.push(number)
    batch.kinds.push(kinds)
    return true
  }

  #cell(cell: CellObject | undefined, row: number, column: number, header: string, letter: string) {
    const formula =
      this.#cells.formulas.size === 0 ? undefined : this.#cells.formulas.get(`${letter}${row}`)
    if (formula !== undefined) {
      return this.#problem({
        row,
        column,
        header,
        why: `ô là công thức ${formula === "" ? "" : `=${shorten(formula)} `}chứ không phải giá trị. Hãy dán lại dưới dạng giá trị (Paste Special → Values).`,
      })
    }
    if (cell === undefined) return BLANK
    const reading = readCell(cell, this.#cells.from1904)
    if ("problem" in reading) return this.#problem({ row, column, header, why: reading.problem })
    if (reading.text.length > this.#limits.cellLength) {
      const length = reading.text.length.toLocaleString("vi-VN")
      return this.#problem({
        row,
        column,
        header,
        why: `ô dài ${length} ký tự, quá ${this.#limits.cellLength.toLocaleString("vi-VN")}.`,
      })
    }
    return reading
  }

  #problem(problem: CellProblem): typeof BLANK {
    this.problems.push(problem)
    return BLANK
  }
}

const BLANK = { text: "", kind: "t" } as const
