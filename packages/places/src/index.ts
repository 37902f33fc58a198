/** Places as people write them, read without guessing. Pure: no files, no clock, no network. */
export { ARCHIPELAGOS } from "./archipelagos.ts"
export { type Box, boxAround, isInside, metresBetween, type Point, VIET_NAM } from "./box.ts"
export { type Coordinate, readCoordinate } from "./coordinate.ts"
export {
  fromVn2000Degrees,
  type Grid,
  toDegrees,
  toMetres,
  utm,
  vn2000,
  VN2000_DATUM,
  VN2000_SIX_DEGREES,
} from "./grid.ts"
export { type Candidate, type Note, type PairOptions, type PlaceReading, readPair } from "./pair.ts"
export { isInPolygon } from "./polygon.ts"
export { readTogether } from "./together.ts"
