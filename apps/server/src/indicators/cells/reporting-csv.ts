import { parse } from "csv-parse/sync"
import { Type } from "typebox"
import { Value } from "typebox/value"
import { Reporting } from "./model.ts"

const Cells = Type.Array(Type.Record(Type.String(), Type.String()))

/** How measures are reported, from a file such as `data/reporting.csv`; a wrong line is named. */
export function reportingOf(text: string): Reporting[] {
  const rows: unknown = parse(text, { columns: true, skipEmptyLines: true, bom: true })
  return Value.Parse(Cells, rows).map((cells, i) => {
    const row: unknown = {
      measure: cells["measure"],
      reportedBy: cells["reported_by"],
      minCoverage: Number(cells["min_coverage"]),
      dimensions: dimensionsOf(cells["dimensions"] ?? ""),
    }
    if (Value.Check(Reporting, row)) return row
    const first = Value.Errors(Reporting, row)[0]
    throw new Error(`line ${i + 2}: ${first?.instancePath ?? ""} ${first?.message ?? ""}`)
  })
}

/** "sex=nam|nữ; technology=2G|3G" */
function dimensionsOf(text: string): Record<string, string[]> {
  const written = text.split(";").filter((part) => part.trim() !== "")
  return Object.fromEntries(
    written.map((part) => {
      const [name = "", values = ""] = part.split("=")
      return [name.trim(), values.split("|").map((value) => value.trim())]
    }),
  )
}
