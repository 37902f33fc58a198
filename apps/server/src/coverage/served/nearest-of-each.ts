import type { NearStation } from "./model.ts"

/** Of stations in the order of their distance the first of every operator and technology. */
export function nearestOfEach(stations: readonly NearStation[]): NearStation[] {
  const known = new Set<string>()
  return stations.filter(({ operator, technology }) => {
    const key = `${operator}\n${technology}`
    const isFirst = !known.has(key)
    known.add(key)
    return isFirst
  })
}
