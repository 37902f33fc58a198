import { CELL_STATUSES } from "../cells/model.ts"
import { ESTIMATED } from "../cube/slices.ts"
import type { QueryRow } from "./model.ts"
import type { Series } from "./columns.ts"

/** Each value of an answer with all that is said of it. */
export function* rowsOf(series: readonly Series[]): Generator<QueryRow> {
  for (const { indicator, period, breakdown, units, column } of series) {
    const { values, statuses, reported, expected } = column
    for (let row = 0; row < units.ids.length; row++) {
      const value = values[row] ?? Number.NaN
      yield {
        indicator,
        unit: units.ids[row] ?? "",
        unitName: units.names[row] ?? "",
        period,
        breakdown,
        value: Number.isNaN(value) ? null : value,
        status: CELL_STATUSES[statuses[row] ?? 0] ?? "missing",
        reported: reported[row] ?? 0,
        expected: expected[row] ?? 0,
        estimated: statuses[row] === ESTIMATED,
      }
    }
  }
}
