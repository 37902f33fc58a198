import { compareVietnamese } from "@tinhso/vietnamese"
import type { PivotColumn, PivotRow } from "./model.ts"

/** How rows are put in order: by their name, or by the values of a column. */
export type Order =
  | { readonly by: "name"; readonly down: boolean }
  | { readonly by: "column"; readonly column: number; readonly down: boolean }

/** "name", "-name", a column's key, or "-" and a column's key; null for a column that is not there. */
export function readOrder(written: string, columns: readonly PivotColumn[]): Order | null {
  const down = written.startsWith("-")
  const name = down ? written.slice(1) : written
  if (name === "name") return { by: "name", down }
  const column = columns.findIndex(({ key }) => key === name)
  return column === -1 ? null : { by: "column", column, down }
}

/** Rows in an order; of equal ones the first stays first. No value is last in either direction. */
export function inOrder(
  rows: readonly PivotRow[],
  order: Order,
  nameOf: (row: PivotRow) => string,
): PivotRow[] {
  const sign = order.down ? -1 : 1
  if (order.by === "name") {
    const named = rows.map((row) => ({ row, name: nameOf(row) }))
    return named.toSorted((a, b) => sign * compareVietnamese(a.name, b.name)).map(({ row }) => row)
  }
  const valued = rows.map((row) => ({ row, value: row.cells[order.column]?.value ?? null }))
  return valued
    .toSorted((a, b) => {
      if (a.value === null || b.value === null) {
        return Number(a.value === null) - Number(b.value === null)
      }
      return sign * (a.value - b.value)
    })
    .map(({ row }) => row)
}
