/** A value of a cell: text stays text whatever it begins with; a number is written as a number. */
export type WorkbookCell =
  | string
  | number
  | null
  /** A number shown with so many decimals, and groups of three. */
  | { readonly number: number; readonly decimals: number }
  /** Text that stands out: a heading within the rows. */
  | { readonly heading: string }

export interface WorkbookColumn {
  readonly title: string
  /** In letters. */
  readonly width: number
}

export interface WorkbookSheet {
  readonly name: string
  /** The first row, which stays in sight; a sheet without columns has none. */
  readonly columns: readonly WorkbookColumn[]
  readonly rows: Iterable<readonly WorkbookCell[]>
}
