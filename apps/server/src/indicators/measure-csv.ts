import { csvLine } from "@tinhso/csv"
import type { UnitRef } from "../registry/model.ts"
import type { MeasureFigures, PlaceFigures, PlaceMeasure } from "./model.ts"

const COLUMNS = [
  "place",
  "place_name",
  "place_level",
  "measure",
  "how",
  "reported_for",
  "reported_for_name",
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
export const measureCsv = ({ places }: MeasureFigures): string =>
  textOf(places.flatMap((row) => linesOf(row.place, row)))

/** The measures of a place in its view, with the same columns. */
export const placeCsv = ({ place, measures }: PlaceFigures): string =>
  textOf(measures.flatMap((row) => linesOf(place, row)))

const textOf = (lines: readonly string[]): string => `${[csvLine(COLUMNS), ...lines].join("\n")}\n`

function linesOf(place: UnitRef, row: PlaceMeasure): string[] {
  const { measure, how, comparator, exact, figures, reasonVi } = row
  const start = [place.id, place.name, place.level, measure.code, how]
  const number = [comparator ?? "", exact ?? "", measure.unitOfMeasure, "", reasonVi ?? ""]
  const sum = how === "sum" ? [csvLine([...start, "", "", "", "", "", ...number])] : []
  const reason = how === "side-by-side" ? (reasonVi ?? "") : ""
  return [
    ...sum,
    ...figures.map(({ id, period, kind, place: of, document, ...said }) =>
      csvLine([
        ...start,
        of.id,
        of.name,
        id,
        period.code,
        kind,
        said.comparator,
        said.exact ?? "",
        said.unitOfMeasure,
        document.id,
        reason,
      ]),
    ),
  ]
}
