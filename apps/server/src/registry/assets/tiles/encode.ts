import type { GeoJSONVTFeature, GeoJSONVTTile } from "@maplibre/geojson-vt"
import { fromGeojsonVt } from "@maplibre/vt-pbf"

/** Steps along a side of a tile. */
export const EXTENT = 4096

export type TileFeature = GeoJSONVTFeature

/** A Mapbox Vector Tile (version 2) of layers; those without features are left out. */
export function encodeTile(layers: Readonly<Record<string, readonly TileFeature[]>>): Uint8Array {
  const filled = Object.entries(layers).filter(([, features]) => features.length > 0)
  const tiles = filled.map(([name, features]) => [name, tileOf(features)])
  return fromGeojsonVt(Object.fromEntries(tiles), { version: 2, extent: EXTENT })
}

const tileOf = (features: readonly TileFeature[]): GeoJSONVTTile => ({
  transformed: true,
  features: [...features],
  source: null,
  x: 0,
  y: 0,
  z: 0,
})

/** A step of a tile, of a place as a share of the world. */
export const stepOf = (share: number, zoom: number, tile: number): number =>
  Math.min(EXTENT - 1, Math.max(0, Math.floor((share * 2 ** zoom - tile) * EXTENT)))
