import { type Box, boxAround, joinBoxes, metresPerDegree, type Place } from "@tinhso/terrain"
import { TILE } from "./parameters.ts"

/**
 * The pixels of a picture, in degrees. Columns are counted from Greenwich and rows from the north
 * pole, so that pictures of neighbouring or growing areas lie on the same pixels.
 */
export interface Grid {
  readonly stepX: number
  readonly stepY: number
  readonly column: number
  readonly row: number
  readonly columns: number
  readonly rows: number
}

/** A square of pixels, counted in squares from Greenwich and from the north pole. */
export interface Tile {
  readonly x: number
  readonly y: number
}

/** Pixels of `resolution` m for everything within `radius` m of some places. */
export function gridAround(places: readonly Place[], radius: number, resolution: number): Grid {
  const box = joinBoxes(places.map((place) => boxAround(place, radius)))
  if (box === null) throw new RangeError("no places")
  // A whole degree, so that a station more at the edge does not move the pixels.
  const scale = metresPerDegree(Math.round((box.south + box.north) / 2))
  return gridOver(box, resolution / scale.lon, resolution / scale.lat)
}

function gridOver(box: Box, stepX: number, stepY: number): Grid {
  const column = Math.floor(box.west / stepX)
  const row = Math.floor((90 - box.north) / stepY)
  return {
    stepX,
    stepY,
    column,
    row,
    columns: Math.floor(box.east / stepX) - column + 1,
    rows: Math.floor((90 - box.south) / stepY) - row + 1,
  }
}

/** The middle of a pixel, degrees. */
export const pixelLongitude = (grid: Grid, column: number): number => (column + 0.5) * grid.stepX
export const pixelLatitude = (grid: Grid, row: number): number => 90 - (row + 0.5) * grid.stepY

/** The squares that hold any pixel of a grid, from north to south and west to east. */
export function tilesOf(grid: Grid): Tile[] {
  const tiles: Tile[] = []
  const lastY = Math.floor((grid.row + grid.rows - 1) / TILE)
  const lastX = Math.floor((grid.column + grid.columns - 1) / TILE)
  for (let y = Math.floor(grid.row / TILE); y <= lastY; y++) {
    for (let x = Math.floor(grid.column / TILE); x <= lastX; x++) tiles.push({ x, y })
  }
  return tiles
}

/** The middles of a square's outermost pixels. */
export function tileBox(grid: Grid, { x, y }: Tile): Box {
  return {
    west: pixelLongitude(grid, x * TILE),
    east: pixelLongitude(grid, x * TILE + TILE - 1),
    north: pixelLatitude(grid, y * TILE),
    south: pixelLatitude(grid, y * TILE + TILE - 1),
  }
}
