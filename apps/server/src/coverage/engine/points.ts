import { columnOf, heightAt, type Lattice, rowOf } from "@tinhso/terrain"
import { type Grid, pixelLatitude, pixelLongitude, type Tile } from "./grid.ts"
import { TILE } from "./parameters.ts"

/** Places to be asked for: all that follows from where they are. */
export interface Points {
  readonly count: number
  readonly lat: Float64Array
  readonly lon: Float64Array
  /** Positions in the lattice of the ground. */
  readonly column: Float64Array
  readonly row: Float64Array
  /** m above the sea; NaN where it is not known. */
  readonly ground: Float64Array
}

export function pointsAt(
  lattice: Lattice,
  places: readonly { readonly lat: number; readonly lon: number }[],
): Points {
  const points = {
    count: places.length,
    lat: Float64Array.from(places, ({ lat }) => lat),
    lon: Float64Array.from(places, ({ lon }) => lon),
    column: Float64Array.from(places, ({ lon }) => columnOf(lattice, lon)),
    row: Float64Array.from(places, ({ lat }) => rowOf(lattice, lat)),
    ground: new Float64Array(places.length),
  }
  for (let i = 0; i < points.count; i++) {
    points.ground[i] = heightAt(lattice, points.column[i]!, points.row[i]!)
  }
  return points
}

/** The middles of the pixels of a square, row by row. */
export function pointsOfTile(lattice: Lattice, grid: Grid, { x, y }: Tile): Points {
  return pointsAt(
    lattice,
    Array.from({ length: TILE * TILE }, (_, i) => ({
      lat: pixelLatitude(grid, y * TILE + Math.floor(i / TILE)),
      lon: pixelLongitude(grid, x * TILE + (i % TILE)),
    })),
  )
}
