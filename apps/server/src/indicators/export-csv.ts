import { csvLine } from "@tinhso/csv"
import { breakdownText } from "./import/breakdown.ts"
import { FIGURE_COLUMNS, type FigureColumn } from "./import/columns.ts"
import type { Figure } from "./model.ts"

/** What an exported figure is made of, before its measure and place are looked up. */
export type ExportedFigure = Omit<Figure, "measure" | "place" | "document" | "value"> & {
  readonly measure: string
  readonly document: string
}

/** The columns of a figure as a file of figures has them. */
function rowOfFigure(figure: ExportedFigure): Record<FigureColumn, string> {
  return {
    id: figure.id,
    source: figure.document,
    place: figure.placeName,
    place_level: figure.placeLevel,
    as_of: figure.period.code,
    kind: figure.kind,
    measure: figure.measure,
    label_vi: figure.label,
    comparator: figure.comparator,
    value: figure.exact ?? "",
    unit_of_measure: figure.unitOfMeasure,
    breakdown: breakdownText({ parts: figure.breakdown, dates: figure.datesPrinted }),
    whole: figure.whole ?? "",
    relation: figure.relation ?? "",
    note: figure.note,
  }
}

/** Columns that tell one version of a figure from another. */
const HISTORY_COLUMNS = ["version", "recorded_at", "superseded_at"] as const

/** The header and the lines of a file of figures; with `history`, every version and its time. */
export function* figureLines(
  figures: Iterable<ExportedFigure>,
  history: boolean,
): Generator<string> {
  yield csvLine(history ? [...FIGURE_COLUMNS, ...HISTORY_COLUMNS] : FIGURE_COLUMNS)
  for (const figure of figures) {
    const row = rowOfFigure(figure)
    const cells = FIGURE_COLUMNS.map((column) => row[column])
    const more = [String(figure.version), figure.recordedAt, figure.supersededAt ?? ""]
    yield csvLine(history ? [...cells, ...more] : cells)
  }
}
