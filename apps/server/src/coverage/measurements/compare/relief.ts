import { columnOf, type Lattice, metresPerDegree, rowOf } from "@tinhso/terrain"

/**
 * Metres between the highest and the lowest ground in a square of `window` m to each side; null where
 * some of it is not known.
 */
export function reliefOn(
  lattice: Lattice,
  window: number,
): (place: { longitude: number; latitude: number }) => number | null {
  return ({ longitude, latitude }) => {
    const scale = metresPerDegree(latitude)
    const [left, right] = [-1, 1].map((side) =>
      Math.round(columnOf(lattice, longitude + (side * window) / scale.lon)),
    )
    const ends = [-1, 1].map((side) =>
      Math.round(rowOf(lattice, latitude + (side * window) / scale.lat)),
    )
    const [top, bottom] = [Math.min(...ends), Math.max(...ends)]
    if (left! < 0 || top < 0 || right! >= lattice.columns || bottom >= lattice.rows) return null
    let [lowest, highest] = [Infinity, -Infinity]
    for (let row = top; row <= bottom; row++) {
      for (let column = left!; column <= right!; column++) {
        const height = lattice.heights[row * lattice.columns + column]!
        if (Number.isNaN(height)) return null
        lowest = Math.min(lowest, height)
        highest = Math.max(highest, height)
      }
    }
    return highest - lowest
  }
}
