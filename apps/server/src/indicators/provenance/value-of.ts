import { CELL_STATUSES } from "../cells/model.ts"
import type { Column } from "../cube/evaluation.ts"
import { MISSING } from "../cube/slices.ts"

/** One row of a column, as it is told. */
export function valueOf(column: Column, row = 0) {
  const value = column.values[row] ?? Number.NaN
  return {
    value: Number.isNaN(value) ? null : value,
    status: CELL_STATUSES[column.statuses[row] ?? MISSING] ?? ("missing" as const),
    reported: column.reported[row] ?? 0,
    expected: column.expected[row] ?? 0,
  }
}
