import { type Box, boxAround, distanceBetween } from "@tinhso/terrain"
import type { Station } from "../stations/station.ts"
import { type Grid, type Tile, tileBox, tilesOf } from "./grid.ts"
import { TILE } from "./parameters.ts"
import { tileName } from "./worker-protocol.ts"

/** A square and the positions of the stations that may serve any pixel of it. */
export interface Reach {
  readonly tile: Tile
  readonly box: Box
  readonly stations: readonly number[]
}

/** Which stations may serve which squares; squares without any are left out. */
export function reachOf(stations: readonly Station[], grid: Grid, radius: number): Reach[] {
  const places = Map.groupBy(stations.keys(), (i) => `${stations[i]!.lat} ${stations[i]!.lon}`)
  const byTile = new Map<string, number[]>()
  for (const here of places.values()) {
    const place = stations[here[0]!]!
    for (const tile of tilesAround(grid, boxAround(place, radius))) {
      if (!isNear(place, tileBox(grid, tile), radius)) continue
      const name = tileName(tile)
      const known = byTile.get(name)
      if (known === undefined) byTile.set(name, [...here])
      else known.push(...here)
    }
  }
  return tilesOf(grid).flatMap((tile) => {
    const within = byTile.get(tileName(tile))
    if (within === undefined) return []
    return [{ tile, box: tileBox(grid, tile), stations: within.toSorted((a, b) => a - b) }]
  })
}

/** Squares that hold any pixel of a box. */
function tilesAround({ stepX, stepY }: Grid, { west, south, east, north }: Box): Tile[] {
  const column = (lon: number) => Math.floor(lon / stepX / TILE)
  const row = (lat: number) => Math.floor((90 - lat) / stepY / TILE)
  const tiles: Tile[] = []
  for (let y = row(north); y <= row(south); y++) {
    for (let x = column(west); x <= column(east); x++) tiles.push({ x, y })
  }
  return tiles
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value))

/** A metre more, for the nearest point of a box is reckoned in degrees. */
const isNear = ({ lat, lon }: Station, box: Box, radius: number) =>
  distanceBetween(lat, lon, clamp(lat, box.south, box.north), clamp(lon, box.west, box.east)) <=
  radius + 1
