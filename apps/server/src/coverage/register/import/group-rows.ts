import { searchKey } from "@tinhso/vietnamese"
import type { RowDraft } from "./read-row.ts"

/** A row of a list with the unit it lies in. */
export interface PlacedRow {
  readonly draft: RowDraft
  readonly unit: string
}

/** Rows that tell of one gap: they name it alike in the same unit, for the same technology. */
export function groupRows<R extends PlacedRow>(rows: readonly R[], technology: string): R[][] {
  const groups = new Map<string, R[]>()
  for (const [i, row] of rows.entries()) {
    const { id, gap, technology: own } = row.draft
    const key =
      id ?? (gap === null ? `row ${i}` : `${searchKey(gap)}\n${row.unit}\n${own ?? technology}`)
    const there = groups.get(key)
    if (there === undefined) groups.set(key, [row])
    else there.push(row)
  }
  return [...groups.values()]
}

/** What a gap is called whose list has no name of its own for it. */
export const nameOf = ({ gap, village, commune }: RowDraft): string | null =>
  gap ?? village ?? commune

/** Null where one is unknown: a part is not the whole. */
export function sumOf(counts: readonly (number | null)[]): number | null {
  let sum = 0
  for (const count of counts) {
    if (count === null) return null
    sum += count
  }
  return sum
}
