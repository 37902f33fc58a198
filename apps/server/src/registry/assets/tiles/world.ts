/** Places as shares of the square world of web maps (EPSG:3857): 0, 0 in the north-west. */
export interface World {
  readonly x: number
  readonly y: number
}

/** Beyond this web maps end. */
const MOST_NORTH = 85.051_128_779_806_6
const inside = (share: number) => Math.min(1 - Number.EPSILON, Math.max(0, share))

export function worldOf(longitude: number, latitude: number): World {
  const north = Math.min(MOST_NORTH, Math.max(-MOST_NORTH, latitude))
  const stretched = Math.log(Math.tan(Math.PI / 4 + (north * Math.PI) / 360))
  return { x: inside((longitude + 180) / 360), y: inside(0.5 - stretched / (2 * Math.PI)) }
}

/** Six decimals: about ten centimetres. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6

export const longitudeOf = (x: number): number => rounded(x * 360 - 180)

export const latitudeOf = (y: number): number =>
  rounded((360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90)

/** Squares along a side of the world are 2 to the power of this: those of the finest codes. */
export const FINEST = 20
const SIDE = 2 ** FINEST

/** The ten lowest bits with a zero between each two. */
function spread(bits: number): number {
  let spaced = bits & 0x3ff
  spaced = (spaced | (spaced << 8)) & 0x00_ff_00_ff
  spaced = (spaced | (spaced << 4)) & 0x0f_0f_0f_0f
  spaced = (spaced | (spaced << 2)) & 0x33_33_33_33
  return (spaced | (spaced << 1)) & 0x55_55_55_55
}

/**
 * The number of a square along a Z-curve: the squares of each quarter of a quarter … follow each other,
 * so that whatever lies in a tile stands together in the order of these codes.
 */
export function squareCode(column: number, row: number): number {
  const low = spread(column) | (spread(row) << 1)
  const high = spread(column >>> 10) | (spread(row >>> 10) << 1)
  return high * 2 ** 20 + low
}

/** The code of the finest square of a place. */
export const codeOf = (x: number, y: number): number =>
  squareCode(Math.floor(x * SIDE), Math.floor(y * SIDE))
