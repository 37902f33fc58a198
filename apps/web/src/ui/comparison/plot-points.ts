interface Plot {
  readonly width: number
  readonly height: number
  readonly dots: readonly { readonly x: number; readonly y: number }[]
}

const WIDTH = 480
const TALLEST = 360
const MARGIN = 10

const tenth = (value: number) => Math.round(value * 10) / 10

/** Places on a plane, north up, a degree of longitude as short as it is there; null without places. */
export function plotPoints(places: readonly (readonly [number, number])[]): Plot | null {
  if (places.length === 0) return null
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [longitude, latitude] of places) {
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  const stretch = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const wide = Math.max((east - west) * stretch, 0.01)
  const tall = Math.max(north - south, 0.01)
  const scale = Math.min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall)
  return {
    width: WIDTH,
    height: Math.round(tall * scale + 2 * MARGIN),
    dots: places.map(([longitude, latitude]) => ({
      x: tenth(MARGIN + (longitude - west) * stretch * scale),
      y: tenth(MARGIN + (north - latitude) * scale),
    })),
  }
}
