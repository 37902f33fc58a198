/** A value of a cell: text stays text whatever it begins with; a number is written as a number. */
export type WorkbookCell =
  | string
  | number
  | null
  /** A number shown with so many decimals, and groups of three. */
  | { readonly number: number; readonly decimals: number }
  /** Text that stands out: a heading within the rows. */
  | { readonly heading: string }
  /** A field to fill in: in a protected sheet the only cells that can be changed. */
  | WorkbookField

export interface WorkbookField {
  readonly field: number | string | null
  readonly decimals: number
  /** What a spreadsheet lets people enter: a count, a percentage, a number, any text, one of some words. */
  readonly takes: "count" | "percent" | "number" | "text" | readonly string[]
}

export interface WorkbookColumn {
  readonly title: string
  /** In letters. */
  readonly width: number
  /** Kept for programs, not shown. */
  readonly hidden?: boolean
}

export interface WorkbookSheet {
  readonly name: string
  /** The first row, which stays in sight; a sheet without columns has none. */
  readonly columns: readonly WorkbookColumn[]
  readonly rows: Iterable<readonly WorkbookCell[]>
  /** Only fields can be changed, without a password: against slips, not against people. */
  readonly isProtected?: boolean
  /** Widths of columns in letters, for a sheet that has no `columns`. */
  readonly widths?: readonly number[]
  /** Cells that are one, "A1:H1": what the first of them says is said for all. */
  readonly merges?: readonly string[]
  /** What stands above every printed page: that it is a draft. */
  readonly mark?: string
  /** Printed across A4 turned, all columns on one page. */
  readonly isWide?: boolean
}
