import { mercator } from "../mercator.ts"
import type { Place } from "./address.ts"

/** Pixels of tiles of 256 in web Mercator, from the north-western corner of the world. */
export interface Pixel {
  readonly x: number
  readonly y: number
}

export const TILE = 256

export function worldPixel({ longitude, latitude }: Place, zoom: number): Pixel {
  const across = TILE * 2 ** zoom
  return { x: ((longitude + 180) / 360) * across, y: ((180 - mercator(latitude)) / 360) * across }
}

const AROUND = 2 * Math.PI * 6_378_137

/** How many metres one pixel is at a latitude. */
export const metresPerPixel = (latitude: number, zoom: number) =>
  (AROUND * Math.cos((latitude * Math.PI) / 180)) / (TILE * 2 ** zoom)

export interface TileAt extends Pixel {
  /** Where in the view its north-western corner lies. */
  readonly left: number
  readonly top: number
}

/** The tiles that a view needs: its north-western corner in pixels of the world, and its size. */
export function tilesOver(corner: Pixel, width: number, height: number, zoom: number): TileAt[] {
  const most = 2 ** zoom - 1
  const found: TileAt[] = []
  const last = { x: (corner.x + width) / TILE, y: (corner.y + height) / TILE }
  for (let y = Math.max(0, Math.floor(corner.y / TILE)); y < last.y && y <= most; y++) {
    for (let x = Math.max(0, Math.floor(corner.x / TILE)); x < last.x && x <= most; x++) {
      found.push({ x, y, left: x * TILE - corner.x, top: y * TILE - corner.y })
    }
  }
  return found
}

export const tileUrl = (template: string, zoom: number, { x, y }: Pixel) =>
  template.replace("{z}", String(zoom)).replace("{x}", String(x)).replace("{y}", String(y))

/** A round length for a scale bar no longer than `most` metres: 1, 2 or 5 of some power of ten. */
export function scaleLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [5, 2, 1].find((times) => times * power <= most) ?? 1
  return step * power
}
