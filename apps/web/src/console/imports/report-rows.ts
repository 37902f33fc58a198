import type { ImportReport, ImportRow } from "@tinhso/server/indicators/model"

export type Show = "all" | "problems" | "warnings"

export interface RowFilter {
  readonly show: Show
  /** Only rows with a problem in this column. */
  readonly column: string | null
  /** A row's number, or a part of a figure's id. */
  readonly find: string
}

/** What to look at first: what is refused, else what warns, else everything. */
export function firstFilter(report: ImportReport): RowFilter {
  const warned = report.rows.some((row) => row.warnings.length > 0)
  const show = report.counts.refuse > 0 ? "problems" : warned ? "warnings" : "all"
  return { show, column: null, find: "" }
}

/** The rows that a filter lets through, in the order of the file. */
export function rowsShown(rows: readonly ImportRow[], filter: RowFilter): readonly ImportRow[] {
  const find = filter.find.trim().toLowerCase()
  return rows.filter((row) => {
    if (filter.show === "problems" && row.problems.length === 0) return false
    if (filter.show === "warnings" && row.warnings.length === 0) return false
    if (filter.column !== null && !row.problems.some((one) => one.column === filter.column)) {
      return false
    }
    return find === "" || String(row.row) === find || (row.id ?? "").toLowerCase().includes(find)
  })
}

export interface ColumnCount {
  readonly column: string
  readonly rows: number
}

/** The columns at fault, the worst first, with the number of rows in which they are. */
export function columnsAtFault(rows: readonly ImportRow[]): ColumnCount[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const names = new Set(row.problems.map((one) => one.column).filter((name) => name !== null))
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .map(([column, count]) => ({ column, rows: count }))
    .toSorted((a, b) => b.rows - a.rows || (a.column < b.column ? -1 : 1))
}

export const warnedRows = (rows: readonly ImportRow[]) =>
  rows.filter((row) => row.warnings.length > 0).length

/** Why a checked file cannot be written, or null where it can. */
export function blockerOf({ counts }: ImportReport): "refused" | "empty" | "nothing" | null {
  if (counts.refuse > 0) return "refused"
  if (counts.rows === 0) return "empty"
  return counts.add + counts.change === 0 ? "nothing" : null
}

/** Whether the check met numbers that can be read in two ways, which only a person can settle. */
export function asksForDecimal(report: ImportReport): boolean {
  return report.rows.some((row) =>
    row.problems.some(
      ({ column, message }) =>
        (column === "value" || column === "breakdown") && message.includes("hai cách đọc"),
    ),
  )
}

/** The first figures that were written, to look at on the public site. */
export function writtenFigures(rows: readonly ImportRow[], most: number): string[] {
  const ids: string[] = []
  for (const row of rows) {
    if (ids.length === most) break
    if (row.id !== null && (row.action === "add" || row.action === "change")) ids.push(row.id)
  }
  return ids
}

/** "J" for 10: a column as a spreadsheet names it. */
export function columnLetter(number: number): string {
  let left = number
  let letters = ""
  while (left > 0) {
    left--
    letters = String.fromCharCode(65 + (left % 26)) + letters
    left = Math.floor(left / 26)
  }
  return letters
}
