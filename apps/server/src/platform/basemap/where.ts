/**
 * Where tiles of a basemap are shown. A basemap made elsewhere may name the archipelagos of Hoàng Sa
 * and Trường Sa, or draw borders in the sea, as the law of Việt Nam does not: so it ends before them.
 * 109.6875° is the edge of a column of tiles at zoom 7, just east of the mainland; tiles of lower zooms
 * reach over it and are not shown at all.
 */
export const BASEMAP = { west: 101.25, east: 109.6875, south: 8, north: 24, minzoom: 7 } as const

/** Whether a tile may be shown. */
export function isShown(z: number, x: number, y: number): boolean {
  if (z < BASEMAP.minzoom || z > 24) return false
  const across = 2 ** z
  const west = (x / across) * 360 - 180
  const east = ((x + 1) / across) * 360 - 180
  return (
    west >= BASEMAP.west &&
    east <= BASEMAP.east &&
    latitudeOf(y / across) > BASEMAP.south &&
    latitudeOf((y + 1) / across) < BASEMAP.north
  )
}

/** The latitude of a share of the way from the north edge of the world to the south edge. */
const latitudeOf = (share: number) =>
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * 180) / Math.PI
