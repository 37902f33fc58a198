import { utils, type Range } from "@e965/xlsx"
import type { TopRow } from "./header.ts"
import type { Layout } from "./rows.ts"

/**
 * Merged ranges that make the header more than one row: those that reach from the header row
 * into the row below, or, where columns are missing, group columns in it or just above it.
 */
export function headerMerges(
  merges: readonly Range[],
  headerRow: number,
  columnsMissing: boolean,
  top: readonly TopRow[],
): { ranges: readonly string[]; seen: readonly string[] } | null {
  const at = headerRow - 1
  const grouped = columnsMissing && cellsIn(top, headerRow - 1) > 1
  const found = merges.filter(({ s, e }) => {
    if (s.r > at || e.r < at - 1) return false
    if (e.r === at - 1) return grouped
    return e.r > at || columnsMissing || e.c > s.c
  })
  if (found.length === 0) return null
  const first = Math.min(at, ...found.map(({ s }) => s.r))
  const last = Math.max(at, ...found.map(({ e }) => e.r))
  const seen = top
    .filter(({ row }) => row - 1 >= first && row - 1 <= last)
    .flatMap(({ texts }) => texts.filter((text) => text.trim() !== ""))
  return { ranges: found.map((range) => utils.encode_range(range)), seen }
}

const cellsIn = (top: readonly TopRow[], row: number) =>
  top.find((one) => one.row === row)?.texts.filter((text) => text.trim() !== "").length ?? 0

/** Merged ranges below the header that touch a wanted column. */
export function dataMerges(merges: readonly Range[], headerRow: number, layout: Layout): Range[] {
  return merges.filter(
    ({ s, e }) =>
      e.r >= headerRow && layout.columns.some(({ index }) => index >= s.c && index <= e.c),
  )
}

export const rangeText = (range: Range) => utils.encode_range(range)
