import type { Map as MapLibre, VectorTileSource } from "maplibre-gl"
import { boxIn, type Box } from "./address.ts"

/** Where a map has its tiles from. */
export const TILE_SOURCES = { assets: "assets", units: "units" } as const
/** The zooms that the tiles of the registry are made for (`FINEST_TILE`). */
export const FINEST_TILE = 16

const withQuery = (path: string, query: string) => (query === "" ? path : `${path}?${query}`)

/** Tiles of the assets that fit a question (`mapQuestion`). */
export const assetTiles = (question: string): string =>
  withQuery(`${location.origin}/api/v1/assets/tiles/{z}/{x}/{y}`, question)

/** Tiles of the units of a day ("" for today). */
export const unitTiles = (day: string): string =>
  withQuery(`${location.origin}/api/v1/map/units/tiles/{z}/{x}/{y}`, day === "" ? "" : `at=${day}`)

/** Asks a source for other tiles, where they are others. */
export function setTiles(map: MapLibre, source: keyof typeof TILE_SOURCES, tiles: string): void {
  const there = map.getSource<VectorTileSource>(source)
  if (there !== undefined && there.tiles[0] !== tiles) there.setTiles([tiles])
}

/** What is told of a point of the tiles. */
interface Told {
  readonly count: number
  readonly ids: string
  readonly box: Box | null
}

/** The properties of a feature of the tiles of assets. */
export function toldBy(properties: Readonly<Record<string, unknown>>): Told {
  const { count, ids, box } = properties
  return {
    count: typeof count === "number" ? count : 1,
    ids: typeof ids === "string" ? ids : "",
    box: typeof box === "string" ? boxIn(box) : null,
  }
}

/** How many assets are drawn in a box. */
export function drawnIn(map: MapLibre, [west, south, east, north]: Box): number {
  let sum = 0
  const points = map.querySourceFeatures(TILE_SOURCES.assets, { sourceLayer: "points" })
  for (const { geometry, properties } of points) {
    if (geometry.type !== "Point") continue
    const [longitude = 0, latitude = 0] = geometry.coordinates
    const inside = longitude >= west && longitude <= east && latitude >= south && latitude <= north
    if (inside) sum += toldBy(properties).count
  }
  return sum
}
