/** Ground heights on a lattice of longitudes and latitudes, and profiles over them. Pure. */
export { type Box, boxAround, boxWithin, joinBoxes, type Place } from "./box.ts"
export { fillHoles, type Filled } from "./fill-holes.ts"
export {
  bearingTo,
  distanceBetween,
  liesWithin,
  metresPerDegree,
  type MetresPerDegree,
} from "./geodesy.ts"
export { HGT_VOID, type HgtTile, hgtName, hgtSide, hgtTile, readHgtHeights } from "./hgt.ts"
export {
  columnOf,
  createLattice,
  heightAt,
  type Lattice,
  latitudeOf,
  longitudeOf,
  rowOf,
  sampleNearest,
  sampleProfile,
} from "./lattice.ts"
