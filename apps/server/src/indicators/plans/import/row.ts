import { type DecimalMark } from "../../import/decimal-mark.ts"
import { readAmount } from "../../import/amount.ts"
import type { CellText } from "../../import/columns.ts"
import { readPeriod } from "../../import/period.ts"
import { cleanWords, quoted } from "../../import/words.ts"
import type { Period } from "../../model.ts"
import type { PlanColumn, PlanProblem } from "./columns.ts"

type Cells = Readonly<Record<PlanColumn, CellText>>

/** The longest text of a target or task, in characters. */
const LONGEST = 2_000

/** Reads the cells of one row, and gathers what is wrong with them. */
export class PlanRow {
  readonly row: number
  readonly problems: PlanProblem[] = []
  readonly warnings: string[] = []
  readonly #cells: Cells
  readonly #decimal: DecimalMark | null

  constructor(row: number, cells: Cells, decimal: DecimalMark | null) {
    this.row = row
    this.#cells = cells
    this.#decimal = decimal
  }

  refuse(column: PlanColumn | null, message: string): void {
    this.problems.push({ column, message })
  }

  /** A text as it is kept; empty where the cell is. */
  text(column: PlanColumn): string {
    const words = cleanWords(this.#cells[column].text, LONGEST)
    if ("text" in words) return words.text
    this.refuse(column, words.refused)
    return ""
  }

  orNull(column: PlanColumn): string | null {
    return this.text(column) || null
  }

  needed(column: PlanColumn): string {
    const text = this.text(column)
    const told = this.problems.some((problem) => problem.column === column)
    if (text === "" && !told) this.refuse(column, "còn trống")
    return text
  }

  /** One of some words; null where the cell is empty. */
  word<T extends string>(column: PlanColumn, allowed: readonly T[]): T | null {
    const text = this.text(column)
    if (text === "") return null
    const found = allowed.find((one) => one === text)
    if (found === undefined) {
      this.refuse(column, `${quoted(text)} phải là ${allowed.join(", ")} hoặc để trống`)
      return null
    }
    return found
  }

  period(column: PlanColumn): Period | null {
    const text = this.text(column)
    if (text === "") return null
    const read = readPeriod(text)
    if ("refused" in read) {
      this.refuse(column, read.refused)
      return null
    }
    if (read.warning !== null) this.warnings.push(read.warning)
    return read.period
  }

  /** A number, every digit kept; a comparator in the cell itself is told of. */
  number(column: PlanColumn, unitOfMeasure: string): string | null {
    const cell = this.#cells[column]
    if (cell.text.trim() === "") return null
    const read = readAmount(cell, {
      declared: this.#decimal,
      inferred: null,
      counts: false,
      share: false,
      unitOfMeasure,
    })
    if ("refused" in read) {
      this.refuse(column, read.refused)
      return null
    }
    if (read.comparator !== "=") {
      this.refuse(column, `${quoted(cell.text)} có dấu so sánh; hãy ghi dấu ở cột comparator`)
      return null
    }
    if (read.warning !== null) this.warnings.push(read.warning)
    return read.exact
  }

  /** Columns that mean nothing on this kind of row must be empty: a slip would be lost in silence. */
  leaveEmpty(columns: readonly PlanColumn[]): void {
    for (const column of columns) {
      if (this.#cells[column].text.trim() !== "") {
        this.refuse(column, `cột này không dùng cho dòng “${this.text("record")}”`)
      }
    }
  }
}
