import { csvLine } from "@tinhso/csv"
import type { QueryRow } from "./model.ts"

const COLUMNS = [
  "indicator",
  "unit",
  "unit_name",
  "period",
  "breakdown",
  "value",
  "status",
  "reported",
  "expected",
  "estimated",
] as const

/** Rows as CSV, one line each, the header first. No value is an empty field, never 0. */
export function* rowsCsv(rows: Iterable<QueryRow>): Generator<string> {
  yield csvLine(COLUMNS)
  for (const row of rows) {
    yield csvLine([
      row.indicator,
      row.unit,
      row.unitName,
      row.period,
      row.breakdown,
      row.value === null ? "" : String(row.value),
      row.status,
      String(row.reported),
      String(row.expected),
      row.estimated ? "true" : "false",
    ])
  }
}
