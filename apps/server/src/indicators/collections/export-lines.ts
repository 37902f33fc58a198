import { csvLine } from "@tinhso/csv"
import type { FormCell } from "./model/form.ts"
import type { ReportSummary } from "./model/report.ts"

const COLUMNS = [
  "collection",
  "unit",
  "unit_name",
  "state",
  "measure",
  "cut",
  "value",
  "status",
  "layer",
  "written",
  "place",
  "recorded_at",
  "note",
]

interface Exported {
  readonly report: ReportSummary
  readonly cells: readonly FormCell[]
}

/** Every cell that a collection asks for, as lines of a table; an empty one has no status. */
export const exportLines = (reports: readonly Exported[]): string[] => [
  csvLine(COLUMNS),
  ...reports.flatMap(({ report, cells }) =>
    cells.map((cell) =>
      csvLine([
        report.collection,
        report.unit.id,
        report.unit.fullName,
        report.state,
        cell.measure,
        cell.cut,
        cell.value === null ? "" : String(cell.value),
        cell.status ?? "",
        cell.layer ?? "",
        cell.written ?? "",
        cell.place ?? "",
        cell.recordedAt ?? "",
        cell.note,
      ]),
    ),
  ),
]
