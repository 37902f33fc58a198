/** shpjs 6 ships no types; only what is used here. */
declare module "shpjs" {
  /** Geometries of a .shp as they are written; null for an empty one. */
  export function parseShp(shp: Uint8Array): (import("../../model.ts").Geometry | null)[]
}
