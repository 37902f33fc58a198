import { metresPerDegree } from "./geodesy.ts"

/** A point, degrees north and east on WGS 84. */
export interface Place {
  readonly lat: number
  readonly lon: number
}

/** A part of the earth, degrees on WGS 84; it never crosses the 180th meridian. */
export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** The box that holds everything within `radius` m of a place. */
export function boxAround({ lat, lon }: Place, radius: number): Box {
  // A circle is widest towards the pole, where degrees of longitude are shorter.
  const high = radius / metresPerDegree(lat).lat
  const farthest = Math.min(89, Math.abs(lat) + high)
  const wide = radius / metresPerDegree(farthest).lon
  return { west: lon - wide, east: lon + wide, south: lat - high, north: lat + high }
}

/** The least box that holds all of them; null without any. */
export function joinBoxes(boxes: Iterable<Box>): Box | null {
  const all = [...boxes]
  if (all.length === 0) return null
  const least = (side: keyof Box) => all.reduce((most, box) => Math.min(most, box[side]), Infinity)
  const most = (side: keyof Box) => all.reduce((so, box) => Math.max(so, box[side]), -Infinity)
  return { west: least("west"), south: least("south"), east: most("east"), north: most("north") }
}

/** What two boxes share; null where they are apart. */
export function boxWithin(one: Box, other: Box): Box | null {
  const west = Math.max(one.west, other.west)
  const east = Math.min(one.east, other.east)
  const south = Math.max(one.south, other.south)
  const north = Math.min(one.north, other.north)
  return west <= east && south <= north ? { west, south, east, north } : null
}
