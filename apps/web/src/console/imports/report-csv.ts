import { csvLine, notFormula } from "@tinhso/csv"
import type { ImportRow } from "@tinhso/server/indicators/model"
import { columnLetter } from "./report-rows.ts"

const HEADER = ["row", "id", "action", "kind", "column", "column_letter", "message"]

/**
 * The problems and warnings of a report, one a line, for a spreadsheet. Begins with a byte-order
 * mark so that Excel reads Vietnamese; a text that a spreadsheet would run as a formula is quoted
 * with an apostrophe.
 */
export function reportCsv(rows: readonly ImportRow[]): string {
  const lines = rows.flatMap((row) => {
    const start = [String(row.row), row.id ?? "", row.action]
    const problems = row.problems.map(({ column, columnNumber, message }) => [
      ...start,
      "problem",
      column ?? "",
      columnNumber === null ? "" : columnLetter(columnNumber),
      message,
    ])
    const warnings = row.warnings.map((message) => [...start, "warning", "", "", message])
    const said = [...problems, ...warnings]
    return said.length > 0 ? said : [[...start, "", "", "", ""]]
  })
  return `\uFEFF${[HEADER, ...lines].map((cells) => csvLine(cells.map(notFormula))).join("\r\n")}\r\n`
}
