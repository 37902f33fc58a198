import { csvLine } from "./export-csv.ts"
import type { MeasureFigures } from "./model.ts"

const COLUMNS = [
  "place",
  "place_name",
  "place_level",
  "how",
  "reported_for",
  "figure",
  "as_of",
  "kind",
  "comparator",
  "value",
  "unit_of_measure",
  "document",
  "reason",
] as const

/**
 * The places of a measure as CSV: a line for each sum of the view (it has no figure of its own),
 * and one for each figure, newest first, with the place that it was reported for.
 */
export function measureCsv({ measure, places }: MeasureFigures): string {
  const lines = [csvLine(COLUMNS)]
  for (const { place, how, comparator, exact, figures, reasonVi } of places) {
    const start = [place.id, place.name, place.level, how]
    if (how === "sum") {
      const number = ["", "", "", "", comparator ?? "", exact ?? "", measure.unitOfMeasure, ""]
      lines.push(csvLine([...start, ...number, reasonVi ?? ""]))
    }
    for (const figure of figures) {
      const { id, period, kind, unitOfMeasure, document } = figure
      const said = [figure.place.id, id, period.code, kind, figure.comparator, figure.exact ?? ""]
      lines.push(csvLine([...start, ...said, unitOfMeasure, document.id, ""]))
    }
  }
  return `${lines.join("\n")}\n`
}
