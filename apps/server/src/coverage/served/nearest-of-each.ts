import type { NearStation } from "./model.ts"

/** So many of every operator and technology. */
const EACH = 3

/** Of stations in the order of their distance the first few of every operator and technology. */
export function nearestOfEach(stations: readonly NearStation[]): NearStation[] {
  const counts = new Map<string, number>()
  return stations.filter(({ operator, technology }) => {
    const key = `${operator}\n${technology}`
    const before = counts.get(key) ?? 0
    counts.set(key, before + 1)
    return before < EACH
  })
}
