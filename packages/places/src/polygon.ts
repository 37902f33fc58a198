import type { Point } from "./box.ts"

/** Rings of a polygon as GeoJSON writes them, the outer one first: longitude, latitude. */
type Rings = readonly (readonly (readonly number[])[])[]

/**
 * Whether a place lies inside the outer ring and in no hole. Of two areas that share an edge exactly
 * one has a place on it: an edge counts from its lower end up to but not at its upper end, and where
 * it crosses the latitude is computed from the lower end, whichever way the ring runs. A ring that
 * does not end where it began is closed.
 */
export function isInPolygon(rings: Rings, { longitude, latitude }: Point): boolean {
  let inside = false
  for (const ring of rings) {
    let from = ring.at(-1)
    for (const to of ring) {
      if (from !== undefined && crossesEast(from, to, longitude, latitude)) inside = !inside
      from = to
    }
  }
  return inside
}

/** Whether an edge crosses the latitude east of the place. */
function crossesEast(
  from: readonly number[],
  to: readonly number[],
  longitude: number,
  latitude: number,
): boolean {
  const fromY = from[1] ?? 0
  const toY = to[1] ?? 0
  if (fromY > latitude === toY > latitude) return false
  const [low, high] = fromY < toY ? [from, to] : [to, from]
  const [lowX = 0, lowY = 0] = low
  const [highX = 0, highY = 0] = high
  return longitude < ((highX - lowX) * (latitude - lowY)) / (highY - lowY) + lowX
}
