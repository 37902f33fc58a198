import {
  columnOf,
  distanceBetween,
  type Lattice,
  latitudeOf,
  longitudeOf,
  metresPerDegree,
  type Place,
  rowOf,
} from "@tinhso/terrain"

/** A place where a mast could stand. */
export interface Candidate extends Place {
  readonly id: string
  /** Why it is one: named by a file, the village itself, or high ground near by. */
  readonly why: "given" | "village" | "summit"
}

/** Candidates nearer to each other than this, m, would be the same mast. */
const APART = 300

/**
 * Candidates for villages without signal: the village itself, and the highest ground within `around` m
 * of it. Places too near to an earlier one are left out.
 */
export function candidatesFor(
  villages: readonly (Place & { readonly id: string })[],
  lattice: Lattice,
  around: number,
): Candidate[] {
  const found: Candidate[] = []
  for (const { id, lat, lon } of villages) {
    addUnlessNear(found, { id: `thon:${id}`, lat, lon, why: "village" })
    const top = highestNear(lattice, { lat, lon }, around)
    if (top !== null) addUnlessNear(found, { id: `dinh:${id}`, ...top, why: "summit" })
  }
  return found
}

function addUnlessNear(found: Candidate[], one: Candidate): void {
  const isNear = found.some(
    ({ lat, lon }) =>
      Math.abs(lat - one.lat) < 0.005 && distanceBetween(lat, lon, one.lat, one.lon) < APART,
  )
  if (!isNear) found.push(one)
}

function highestNear(lattice: Lattice, { lat, lon }: Place, around: number): Place | null {
  const scale = metresPerDegree(lat)
  const wide = around / scale.lon / lattice.stepX
  const high = around / scale.lat / lattice.stepY
  const column = columnOf(lattice, lon)
  const row = rowOf(lattice, lat)
  let best: { at: Place; height: number } | null = null
  for (let r = Math.ceil(row - high); r <= row + high; r++) {
    for (let c = Math.ceil(column - wide); c <= column + wide; c++) {
      if (r < 0 || c < 0 || r >= lattice.rows || c >= lattice.columns) continue
      if (((c - column) / wide) ** 2 + ((r - row) / high) ** 2 > 1) continue
      const height = lattice.heights[r * lattice.columns + c]!
      if (best === null ? !Number.isNaN(height) : height > best.height) {
        best = { at: { lat: latitudeOf(lattice, r), lon: longitudeOf(lattice, c) }, height }
      }
    }
  }
  return best?.at ?? null
}
