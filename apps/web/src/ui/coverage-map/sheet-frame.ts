import type { Box } from "../asset-map/address.ts"
import type { Place } from "./address.ts"
import { metresPerPixel, type Pixel, worldPixel } from "./world-pixels.ts"

/** Scales that a person can measure with. */
const SCALES = [
  2_500, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 75_000, 100_000, 150_000,
  200_000, 250_000, 300_000, 400_000, 500_000, 750_000, 1_000_000, 1_500_000, 2_000_000, 5_000_000,
  10_000_000, 20_000_000,
] as const

/** Of a pixel of a tile on paper, mm: finer is not seen. */
const FINE = 0.25
const NEAREST = 15

/** A map on paper: which scale, and where on the paper a place is, in mm. */
export interface SheetFrame {
  /** 1 to so many, true in the middle of the sheet. */
  readonly scale: number
  readonly width: number
  readonly height: number
  readonly box: Box
  /** Tiles of this zoom are drawn. */
  readonly zoom: number
  /** How many mm one pixel of such a tile is. */
  readonly perPixel: number
  /** The north-western corner, in pixels of the world. */
  readonly corner: Pixel
  readonly at: (place: Place) => Pixel
}

/** The largest round scale at which a box fits on `width` × `height` mm with a little room around. */
export function sheetFrame(
  [west, south, east, north]: Box,
  width: number,
  height: number,
): SheetFrame {
  const middle = { longitude: (west + east) / 2, latitude: (south + north) / 2 }
  const ground = metresPerPixel(middle.latitude, 0)
  const low = worldPixel({ longitude: west, latitude: south }, 0)
  const high = worldPixel({ longitude: east, latitude: north }, 0)
  const across = (high.x - low.x) * ground * 1000
  const down = (low.y - high.y) * ground * 1000
  const fits = (scale: number) => across / scale <= width * 0.94 && down / scale <= height * 0.94
  const scale = SCALES.find(fits) ?? 40_000_000
  const wanted = Math.log2((ground * 1000) / scale / FINE)
  const zoom = Math.max(0, Math.min(NEAREST, Math.ceil(wanted)))
  const perPixel = (metresPerPixel(middle.latitude, zoom) * 1000) / scale
  const centre = {
    x:
      (worldPixel({ longitude: west, latitude: north }, zoom).x +
        worldPixel({ longitude: east, latitude: north }, zoom).x) /
      2,
    y:
      (worldPixel({ longitude: west, latitude: north }, zoom).y +
        worldPixel({ longitude: west, latitude: south }, zoom).y) /
      2,
  }
  const corner = { x: centre.x - width / 2 / perPixel, y: centre.y - height / 2 / perPixel }
  const at = (place: Place): Pixel => {
    const { x, y } = worldPixel(place, zoom)
    return { x: (x - corner.x) * perPixel, y: (y - corner.y) * perPixel }
  }
  const seen = boxOf(corner, width / perPixel, height / perPixel, zoom)
  return { scale, width, height, box: seen, zoom, perPixel, corner, at }
}

function boxOf(corner: Pixel, wide: number, high: number, zoom: number): Box {
  const across = 256 * 2 ** zoom
  const longitude = (x: number) => (x / across) * 360 - 180
  const latitude = (y: number) =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / across))) * 180) / Math.PI
  return [
    longitude(corner.x),
    latitude(corner.y + high),
    longitude(corner.x + wide),
    latitude(corner.y),
  ]
}

const STEPS = [
  10,
  5,
  2,
  1,
  0.5,
  0.25,
  10 / 60,
  5 / 60,
  2 / 60,
  1 / 60,
  0.5 / 60,
  0.25 / 60,
] as const

/** Degrees at which the edges of a sheet are marked: three or more of them within the span. */
export function ticksBetween(from: number, to: number): number[] {
  const step = STEPS.find((one) => (to - from) / one >= 3) ?? 0.25 / 60
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_one, i) => (first + i) * step)
}

const two = (part: number) => String(part).padStart(2, "0")

/** "107°05′", "21°12′30″" */
export function degreesText(value: number): string {
  const seconds = Math.round(Math.abs(value) * 3600)
  const degrees = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const rest = seconds % 60
  return `${degrees}°${two(minutes)}′${rest === 0 ? "" : `${two(rest)}″`}`
}
