import { metresPerDegree } from "@tinhso/terrain"
import { type Grid, pixelLatitude } from "../engine/grid.ts"

/** Area of a pixel of so many degrees whose middle lies at a latitude, km², on the ellipsoid of WGS 84. */
export function pixelArea(latitude: number, stepX: number, stepY: number): number {
  const scale = metresPerDegree(latitude)
  return (stepX * scale.lon * stepY * scale.lat) / 1e6
}

/** Area of the pixels with a class, km². */
export function areaOf(grid: Grid, classes: Uint8Array, wanted: number): number {
  let area = 0
  for (let row = 0; row < grid.rows; row++) {
    const pixel = pixelArea(pixelLatitude(grid, grid.row + row), grid.stepX, grid.stepY)
    let count = 0
    const start = row * grid.columns
    for (let column = 0; column < grid.columns; column++) {
      if (classes[start + column] === wanted) count++
    }
    area += count * pixel
  }
  return area
}
