/** Something that a person must know of one cell or row. */
export interface RowProblem {
  /** "height-unit", "place-outside". */
  readonly code: string
  /** `error` and `asked` refuse the row: what is wrong, what can mean two things. */
  readonly severity: "error" | "asked" | "warning"
  /** The column of the file; null where it is about the whole row. */
  readonly column: ReadColumn | null
  readonly vi: string
  /** What may have been meant, for the person to choose. */
  readonly suggestions: readonly string[]
}

/** A column of a table with what it gives. */
export interface ReadColumn {
  readonly index: number
  /** "E" */
  readonly letter: string
  /** "Tọa độ / Kinh độ" */
  readonly heading: string
  readonly target: string
  /** The unit of measure that the heading gives. */
  readonly unit: string | null
  /** How it was known: by a person, the heading, a word in it, the group above it, the contents; or not. */
  readonly how: "chosen" | "remembered" | "exact" | "inside" | "group" | "contents" | "none"
}

/** A cell as it counts for a row. */
export interface RowValue {
  readonly text: string
  readonly kind: string
  readonly column: ReadColumn
  /** Where it comes from: its own cell, merged cells, "như trên", the heading of a group. */
  readonly from: "cell" | "merged" | "ditto" | "group"
}

/** The cells of a row by what their columns give. */
export type RowValues = ReadonlyMap<string, readonly RowValue[]>

export const first = (values: RowValues, target: string): RowValue | null =>
  values.get(target)?.[0] ?? null

export const problem = (
  code: string,
  severity: RowProblem["severity"],
  column: ReadColumn | null,
  vi: string,
  suggestions: readonly string[] = [],
): RowProblem => ({ code, severity, column, vi, suggestions })

/** Texts of strangers are shown, not repeated at length. */
export const shown = (text: string): string =>
  `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
