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

/** Squares near places, as they were found before: most stations stay where they are. */
interface Known {
  steps: string
  readonly near: Map<string, readonly string[]>
}

/** Finds again and again which stations may serve which squares; squares without any are left out. */
export function reachFinder(radius: number): (stations: readonly Station[], grid: Grid) => Reach[] {
  const known: Known = { steps: "", near: new Map() }
  return (stations, grid) => {
    const steps = `${grid.stepX} ${grid.stepY}`
    // Squares are counted from Greenwich and from the pole: they stay while pixels are as large.
    if (known.steps !== steps || known.near.size > 4 * stations.length) known.near.clear()
    known.steps = steps
    const byTile = new Map<string, number[]>()
    for (const [i, station] of stations.entries()) {
      for (const name of squaresNear(known.near, station, grid, radius)) {
        const within = byTile.get(name)
        if (within === undefined) byTile.set(name, [i])
        else within.push(i)
      }
    }
    return tilesOf(grid).flatMap((tile) => {
      const within = byTile.get(tileName(tile))
      return within === undefined ? [] : [{ tile, box: tileBox(grid, tile), stations: within }]
    })
  }
}

function squaresNear(
  known: Map<string, readonly string[]>,
  place: Station,
  grid: Grid,
  radius: number,
): readonly string[] {
  const name = `${place.lat} ${place.lon}`
  const before = known.get(name)
  if (before !== undefined) return before
  const near = tilesAround(grid, boxAround(place, radius))
    .filter((tile) => isNear(place, tileBox(grid, tile), radius))
    .map((tile) => tileName(tile))
  known.set(name, near)
  return near
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
