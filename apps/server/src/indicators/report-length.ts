import type { ImportReport, ImportRow } from "./model.ts"

/** Rows that one answer carries at most. */
const MOST = 2000

const weight = ({ problems, warnings }: ImportRow) =>
  problems.length > 0 ? 0 : warnings.length > 0 ? 1 : 2

/**
 * A report that a browser can take: where there are too many rows, those with problems come first
 * in number, then those with warnings, then the rest, in the order of the file; the others are
 * only counted.
 */
export function shortReport(report: ImportReport): ImportReport {
  if (report.rows.length <= MOST) return report
  const kept = new Set(
    report.rows.toSorted((a, b) => weight(a) - weight(b) || a.row - b.row).slice(0, MOST),
  )
  return {
    ...report,
    rows: report.rows.filter((row) => kept.has(row)),
    omitted: report.rows.length - MOST,
  }
}
