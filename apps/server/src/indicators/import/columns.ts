/** The columns of a file of figures, in the order in which we write them. */
export const FIGURE_COLUMNS = [
  "id",
  "source",
  "place",
  "place_level",
  "as_of",
  "kind",
  "measure",
  "label_vi",
  "comparator",
  "value",
  "unit_of_measure",
  "breakdown",
  "whole",
  "relation",
  "note",
] as const
export type FigureColumn = (typeof FIGURE_COLUMNS)[number]

/** A cell as a person sees it; numbers and dates of a workbook are already plain. */
export interface CellText {
  readonly kind: "text" | "number" | "date" | "boolean" | "empty"
  readonly text: string
  readonly unit: "%" | null
}

export type FigureCells = Readonly<Record<FigureColumn, CellText>>

/** What is wrong with a row, and in which column; null where it is the row as a whole. */
export interface RowProblem {
  readonly column: FigureColumn | null
  readonly message: string
}

/** Gathers what there is to say about one row. */
export class RowNotes {
  readonly problems: RowProblem[] = []
  readonly warnings: string[] = []

  refuse(column: FigureColumn | null, message: string): void {
    this.problems.push({ column, message })
  }

  warn(message: string): void {
    this.warnings.push(message)
  }
}

/** Notes without any: what most rows share, so that a long file costs no memory for them. */
export const nothingToSay = (notes: RowNotes): boolean =>
  notes.problems.length === 0 && notes.warnings.length === 0
