import { distanceBetween, metresPerDegree, type Place } from "@tinhso/terrain"
import { type Grid, pixelLatitude, pixelLongitude } from "../engine/grid.ts"

/** 1 for every pixel whose middle lies within `radius` m of a place. */
export function pixelsInRange(grid: Grid, places: readonly Place[], radius: number): Uint8Array {
  const inRange = new Uint8Array(grid.columns * grid.rows)
  const seen = new Set<string>()
  for (const place of places) {
    const name = `${place.lat} ${place.lon}`
    if (!seen.has(name)) markDisc(inRange, grid, place, radius)
    seen.add(name)
  }
  return inRange
}

function markDisc(inRange: Uint8Array, grid: Grid, { lat, lon }: Place, radius: number): void {
  const high = radius / metresPerDegree(lat).lat / grid.stepY + 1
  const middle = (90 - lat) / grid.stepY - 0.5 - grid.row
  const top = Math.max(0, Math.floor(middle - high))
  const bottom = Math.min(grid.rows - 1, Math.ceil(middle + high))
  for (let row = top; row <= bottom; row++) {
    const at = pixelLatitude(grid, grid.row + row)
    const scale = metresPerDegree((at + lat) / 2)
    const half = Math.sqrt(Math.max(0, radius ** 2 - ((at - lat) * scale.lat) ** 2)) / scale.lon
    const isNear = (column: number) =>
      distanceBetween(lat, lon, at, pixelLongitude(grid, grid.column + column)) <= radius
    let from = Math.max(0, Math.floor((lon - half) / grid.stepX - 0.5 - grid.column))
    let to = Math.min(grid.columns - 1, Math.ceil((lon + half) / grid.stepX - 0.5 - grid.column))
    while (from <= to && !isNear(from)) from++
    while (to >= from && !isNear(to)) to--
    if (from <= to) inRange.fill(1, row * grid.columns + from, row * grid.columns + to + 1)
  }
}
