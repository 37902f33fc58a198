import { csvLine } from "@tinhso/csv"
import type { ReportSummary } from "./model/report.ts"

const COLUMNS = [
  "unit",
  "unit_name",
  "parent",
  "parent_name",
  "reporter",
  "reporter_name",
  "state",
  "due",
  "first_submitted_at",
  "submitted_at",
  "late",
  "days_late",
  "cells",
  "filled",
  "verified_at",
  "returned_at",
  "published_at",
]

/** Who has reported, as lines of a table. */
export const overviewCsv = (reports: readonly ReportSummary[]): string[] => [
  csvLine(COLUMNS),
  ...reports.map((report) =>
    csvLine([
      report.unit.id,
      report.unit.fullName,
      report.parent?.id ?? "",
      report.parent?.name ?? "",
      report.reporter.id,
      report.reporter.name,
      report.state,
      report.due,
      report.firstSubmittedAt ?? "",
      report.submittedAt ?? "",
      report.late ? "yes" : "no",
      report.daysLate === null ? "" : String(report.daysLate),
      String(report.cells),
      String(report.filled),
      report.verifiedAt ?? "",
      report.returnedAt ?? "",
      report.publishedAt ?? "",
    ]),
  ),
]
