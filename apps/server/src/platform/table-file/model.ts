/** One cell as the person who made the file sees it. */
export interface Cell {
  readonly kind: "text" | "number" | "date" | "boolean" | "empty"
  /**
   * Text: the words, NFC, leading zeros kept. Number: the shortest exact decimal ("99.8"). Date:
   * "2024-10-09" or "2024-10-09T13:30:00". Boolean: "TRUE" or "FALSE". Empty: "".
   */
  readonly text: string
  /** "%" for a number whose format shows percent: `text` is then what is seen, 89.13 and not 0.8913. */
  readonly unit: "%" | null
  /** The letter above the column: "C". */
  readonly column: string
}

export interface TableRow<Column extends string = string> {
  /** As people count: the first row of the sheet or file is 1. */
  readonly row: number
  readonly cells: Readonly<Record<Column, Cell>>
}

export interface TableFile<Column extends string = string> {
  readonly fileName: string
  /** The sheet that was read; null for CSV. */
  readonly sheet: string | null
  /** How the letters are written ("utf-8", "tcvn3"); null for a workbook. */
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sha256: string
  readonly headerRow: number
  /** Headers that nobody asked for, as written. */
  readonly ignoredColumns: readonly string[]
  /** Optional columns that the file has. */
  readonly optionalColumns: readonly string[]
  /** What a person should know, in Vietnamese: sheets and rows that were left out. */
  readonly notes: readonly string[]
  /** Rows with something in them, from top to bottom. */
  readonly rows: readonly TableRow<Column>[]
}

export interface Limits {
  /** Size of the file as sent. */
  readonly bytes: number
  readonly rows: number
  readonly columns: number
  /** Characters in one cell; what Excel itself can hold. */
  readonly cellLength: number
  /** Files inside a workbook. */
  readonly entries: number
  /** Size of a workbook once unpacked, all parts together. */
  readonly inflatedBytes: number
  /** How many times larger a part may become when unpacked. */
  readonly ratio: number
  /** Kinds of cell a workbook may declare (Excel itself stops at 65 490). */
  readonly styles: number
  /** Time for one workbook. */
  readonly seconds: number
  /** Memory for one workbook. */
  readonly heapMegabytes: number
}

export const LIMITS: Limits = {
  bytes: 256 * 2 ** 20,
  rows: 500_000,
  columns: 1_000,
  cellLength: 32_767,
  entries: 2_000,
  inflatedBytes: 2 ** 30,
  ratio: 300,
  styles: 65_490,
  seconds: 120,
  heapMegabytes: 2_048,
}

export interface ReadOptions<Column extends string = string> {
  /** Headers that must be there. */
  readonly columns: readonly Column[]
  /** Headers that may be there; a missing one reads as empty cells. */
  readonly optional?: readonly Column[]
  /** The sheet to take where a workbook has several. */
  readonly sheet?: string
  /** The name people know the file by; the last part of the path otherwise. */
  readonly fileName?: string
  readonly limits?: Partial<Limits>
}

/** A rectangle of merged cells; rows from 1, columns from 0, both ends belong to it. */
export interface Span {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/**
 * What a cell of a grid holds, one letter: `t` text, `n` number, `%` percent as seen, `d` date,
 * `b` boolean, `.` nothing; `f` a formula, whose text is the formula and never its kept result; `e` a
 * cell that cannot be read, whose text says why.
 */
export type GridLetter = "t" | "n" | "%" | "d" | "b" | "." | "f" | "e"

/** A row as it lies there. */
export interface GridRow {
  /** As people count, from 1. */
  readonly row: number
  readonly hidden: boolean
  /** By column from 0, up to the last cell. */
  readonly texts: readonly string[]
  /** A `GridLetter` for each text. */
  readonly kinds: string
}

export interface GridSheet {
  /** Null for delimited text. */
  readonly name: string | null
  readonly hidden: boolean
  readonly merges: readonly Span[]
  /** Rows with something in them. */
  readonly rows: readonly GridRow[]
}

/** Everything that a file of tables holds, header or not. */
export interface GridFile {
  readonly fileName: string
  readonly sha256: string
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheets: readonly GridSheet[]
}
