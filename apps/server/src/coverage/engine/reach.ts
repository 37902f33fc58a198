import { type Box, boxAround, distanceBetween } from "@tinhso/terrain"
import type { Station } from "../stations/station.ts"
import { type Grid, type Tile, tileBox, tilesOf } from "./grid.ts"

/** A square and the positions of the stations that may serve any pixel of it. */
export interface Reach {
  readonly tile: Tile
  readonly box: Box
  readonly stations: readonly number[]
}

/** Which stations may serve which squares; squares without any are left out. */
export function reachOf(stations: readonly Station[], grid: Grid, radius: number): Reach[] {
  const places = Map.groupBy(
    stations.map((station, i) => ({ station, i })),
    ({ station }) => `${station.lat} ${station.lon}`,
  )
  const masts = [...places.values()].map((here) => ({
    place: here[0]!.station,
    box: boxAround(here[0]!.station, radius),
    stations: here.map(({ i }) => i),
  }))
  return tilesOf(grid).flatMap((tile) => {
    const box = tileBox(grid, tile)
    const near = masts.filter(
      ({ place, box: disc }) => touch(disc, box) && isNear(place, box, radius),
    )
    if (near.length === 0) return []
    const within = near.flatMap((mast) => mast.stations).toSorted((one, other) => one - other)
    return [{ tile, box, stations: within }]
  })
}

const touch = (one: Box, other: Box) =>
  one.west <= other.east &&
  one.east >= other.west &&
  one.south <= other.north &&
  one.north >= other.south

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value))

/** A metre more, for the nearest point of a box is reckoned in degrees. */
const isNear = ({ lat, lon }: Station, box: Box, radius: number) =>
  distanceBetween(lat, lon, clamp(lat, box.south, box.north), clamp(lon, box.west, box.east)) <=
  radius + 1
