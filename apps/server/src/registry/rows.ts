/** A row of a table that somebody wrote, as `platform/table-file` reads it. */
export interface WrittenRow {
  /** As people count: the first row of the file is 1. */
  readonly row: number
  readonly cells: Readonly<Record<string, { readonly text: string }>>
}

/** What is wrong in a file, and where. */
export interface Problem {
  readonly file: string
  readonly row: number | null
  readonly column: string | null
  readonly message: string
}

/** "communes_2025.csv, dòng 12, cột code" */
export function placeText({ file, row, column }: Problem): string {
  const place = [file, row === null ? "" : `dòng ${row}`, column === null ? "" : `cột ${column}`]
  return place.filter((part) => part !== "").join(", ")
}

export function problemText(problem: Problem): string {
  return `${placeText(problem)}: ${problem.message}`
}
