import {
  columnOf,
  type Lattice,
  latitudeOf,
  metresPerDegree,
  type Place,
  rowOf,
} from "@tinhso/terrain"

/**
 * Calls `each` with the first and the last sample of every stretch of a row that lies within
 * `radius` m of a place; samples within reach of several places are given once.
 */
export function needed(
  lattice: Lattice,
  places: readonly Place[],
  radius: number,
  each: (from: number, to: number) => void,
): void {
  const stretches = Array.from({ length: lattice.rows }, (): [number, number][] => [])
  for (const place of places) addDisc(stretches, lattice, place, radius)
  for (const [row, ofRow] of stretches.entries()) {
    const start = row * lattice.columns
    let end = -1
    for (const [from, to] of ofRow.toSorted(([one], [other]) => one - other)) {
      if (to > end) each(start + Math.max(from, end + 1), start + to)
      end = Math.max(end, to)
    }
  }
}

/** A profile reads the samples around its points: one more on every side. */
function addDisc(
  stretches: [number, number][][],
  lattice: Lattice,
  { lat, lon }: Place,
  radius: number,
): void {
  const high = radius / metresPerDegree(lat).lat
  const top = Math.max(0, Math.floor(rowOf(lattice, lat + high)))
  const bottom = Math.min(lattice.rows - 1, Math.ceil(rowOf(lattice, lat - high)))
  for (let row = top; row <= bottom; row++) {
    const at = latitudeOf(lattice, row)
    // The sample of the neighbouring row that is nearer to the middle is read with this one.
    const off = Math.max(0, Math.abs(at - lat) - lattice.stepY)
    const scale = metresPerDegree((at + lat) / 2)
    const half = Math.sqrt(Math.max(0, radius ** 2 - (off * scale.lat) ** 2)) / scale.lon
    const from = Math.floor(columnOf(lattice, lon - half))
    const to = Math.ceil(columnOf(lattice, lon + half))
    if (to >= 0 && from < lattice.columns) {
      stretches[row]?.push([Math.max(0, from), Math.min(lattice.columns - 1, to)])
    }
  }
}
