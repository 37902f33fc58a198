import type { ImportRow } from "@tinhso/server/registry/assets/import/model"
import type { Box } from "../../ui/asset-map/address.ts"

export interface PlacedRow {
  readonly row: number
  readonly name: string
  readonly longitude: number
  readonly latitude: number
  /** `bad` is left out, `warn` is written with a remark. */
  readonly tone: "good" | "warn" | "bad"
  /** The first thing that is wrong with it. */
  readonly why: string
}

/** More are a stain, and a burden. */
const MOST = 20_000

/** Rows that have a place, those in trouble never left out, and the box around them; null without any. */
export function placedRows(
  rows: readonly ImportRow[],
): { readonly rows: readonly PlacedRow[]; readonly box: Box } | null {
  const placed = rows.flatMap((one): PlacedRow[] => {
    const { row, name, longitude, latitude, problems, state } = one
    if (longitude === null || latitude === null) return []
    const tone = state === "refuse" ? "bad" : problems.length > 0 ? "warn" : "good"
    return [{ row, name, longitude, latitude, tone, why: problems[0]?.vi ?? "" }]
  })
  if (placed.length === 0) return null
  const worst = { bad: 0, warn: 1, good: 2 } as const
  const shown = placed.toSorted((a, b) => worst[a.tone] - worst[b.tone]).slice(0, MOST)
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const { longitude, latitude } of placed) {
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  return { rows: shown, box: [west, south, east, north] }
}
