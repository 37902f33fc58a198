/** A point in degrees of WGS 84, east and north positive. */
export interface Point {
  readonly longitude: number
  readonly latitude: number
}

/** A rectangle in degrees of WGS 84; its edges belong to it. */
export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/**
 * Viet Nam with its sea and the islands of Hoàng Sa and Trường Sa. No latitude in it is a longitude
 * in it, so a pair that is written the wrong way round always shows.
 */
export const VIET_NAM: Box = { west: 102, south: 6, east: 117.9, north: 23.5 }

export const isInside = (box: Box, { longitude, latitude }: Point): boolean =>
  longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north

/** The smallest box around points, grown by some degrees on every side; null without points. */
export function boxAround(points: Iterable<Point>, grownBy = 0): Box | null {
  let box: { west: number; south: number; east: number; north: number } | null = null
  for (const { longitude, latitude } of points) {
    box ??= { west: longitude, east: longitude, south: latitude, north: latitude }
    box.west = Math.min(box.west, longitude)
    box.east = Math.max(box.east, longitude)
    box.south = Math.min(box.south, latitude)
    box.north = Math.max(box.north, latitude)
  }
  if (box === null) return null
  return {
    west: box.west - grownBy,
    south: box.south - grownBy,
    east: box.east + grownBy,
    north: box.north + grownBy,
  }
}

const RADIUS = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres along the surface of a sphere of the mean radius: within 0.6 % of the true distance. */
export function metresBetween(a: Point, b: Point): number {
  const across = Math.sin(radians(b.longitude - a.longitude) / 2)
  const up = Math.sin(radians(b.latitude - a.latitude) / 2)
  const h =
    up * up + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * across * across
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)))
}
