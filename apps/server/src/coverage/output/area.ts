import { metresPerDegree } from "@tinhso/terrain"
import { type Grid, pixelLatitude } from "../engine/grid.ts"

/** Area of the pixels with a class, km². */
export function areaOf(grid: Grid, classes: Uint8Array, wanted: number): number {
  let area = 0
  for (let row = 0; row < grid.rows; row++) {
    const scale = metresPerDegree(pixelLatitude(grid, grid.row + row))
    const pixel = (grid.stepX * scale.lon * grid.stepY * scale.lat) / 1e6
    let count = 0
    const start = row * grid.columns
    for (let column = 0; column < grid.columns; column++) {
      if (classes[start + column] === wanted) count++
    }
    area += count * pixel
  }
  return area
}
