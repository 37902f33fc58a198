import { NO_VALUE, type Points, SILENT } from "../points/points.ts"

/** Where the pixels of a picture lie, degrees; row 0 is the northernmost. */
export interface PixelGrid {
  readonly west: number
  readonly north: number
  readonly stepX: number
  readonly stepY: number
  readonly columns: number
  readonly rows: number
}

/** What was measured in one pixel, whatever number of points lie in it. */
export interface MeasuredPixel {
  readonly pixel: number
  /** Median of its points, hundredths of a dBm. */
  readonly level: number
  /** In at least half of the points nothing was heard, or nothing above the receiver's floor. */
  readonly censored: boolean
  readonly points: number
  /** The station whose cell most of its points name: its position; −1 where none does. */
  readonly station: number
}

export interface PixelWish {
  readonly points: Points
  /** Which points to take. */
  readonly positions: Uint32Array
  readonly grid: PixelGrid
  /** To add to levels, hundredths of a dB. */
  readonly correction: number
  /** Of the receiver, hundredths of a dBm, before the correction. */
  readonly floor: number | null
  /** The station of a point by the position of its cell's word; null where no cell is known. */
  readonly stationOf: ((cellWord: number) => number) | null
}

/** Points by pixel, one median each: standing at a crossing for ten minutes counts once. */
export function measuredPixels(wish: PixelWish): {
  readonly pixels: MeasuredPixel[]
  /** Points without a level, and those that lie in no pixel. */
  readonly withoutLevel: number
  readonly outside: number
} {
  const { points, positions, grid, correction, floor } = wish
  const keys = new Float64Array(positions.length)
  let used = 0
  let withoutLevel = 0
  let outside = 0
  for (const at of positions) {
    const level = points.level[at]!
    if (level === NO_VALUE) {
      withoutLevel++
      continue
    }
    const pixel = pixelOf(grid, points.longitude[at]!, points.latitude[at]!)
    if (pixel < 0) outside++
    else keys[used++] = pixel * SPAN + level - NO_VALUE
  }
  const sorted = keys.subarray(0, used).toSorted()
  const stations = stationsByPixel(wish)
  const pixels: MeasuredPixel[] = []
  for (let start = 0; start < sorted.length;) {
    const pixel = Math.floor(sorted[start]! / SPAN)
    let end = start + 1
    while (end < sorted.length && Math.floor(sorted[end]! / SPAN) === pixel) end++
    const levelAt = (i: number) => (sorted[i]! % SPAN) + NO_VALUE
    const low = levelAt(start + ((end - start - 1) >> 1))
    const high = levelAt(start + ((end - start) >> 1))
    const censored = low === SILENT || (floor !== null && low <= floor)
    const level = (low + high) / 2 + correction
    const station = stations.get(pixel) ?? -1
    pixels.push({ pixel, level, censored, points: end - start, station })
    start = end
  }
  return { pixels, withoutLevel, outside }
}

const SPAN = 65_536

function pixelOf(grid: PixelGrid, longitude: number, latitude: number): number {
  const column = Math.floor((longitude / 1e6 - grid.west) / grid.stepX)
  const row = Math.floor((grid.north - latitude / 1e6) / grid.stepY)
  const isInside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows
  return isInside ? row * grid.columns + column : -1
}

/** For each pixel the station that most of its points name; of equal ones the earlier in the list. */
function stationsByPixel({ points, positions, grid, stationOf }: PixelWish): Map<number, number> {
  const found = new Map<number, number>()
  if (stationOf === null) return found
  const keys: number[] = []
  for (const at of positions) {
    const station = stationOf(points.cell[at]!)
    if (station < 0 || points.level[at] === NO_VALUE) continue
    const pixel = pixelOf(grid, points.longitude[at]!, points.latitude[at]!)
    if (pixel >= 0) keys.push(pixel * SPAN + station)
  }
  const sorted = Float64Array.from(keys).toSorted()
  const most = new Map<number, number>()
  for (let start = 0; start < sorted.length;) {
    let end = start + 1
    while (end < sorted.length && sorted[end] === sorted[start]) end++
    const pixel = Math.floor(sorted[start]! / SPAN)
    if (end - start > (most.get(pixel) ?? 0)) {
      most.set(pixel, end - start)
      found.set(pixel, sorted[start]! % SPAN)
    }
    start = end
  }
  return found
}

/** The middle of a pixel, degrees. */
export function middleOf(grid: PixelGrid, pixel: number): { longitude: number; latitude: number } {
  return {
    longitude: grid.west + ((pixel % grid.columns) + 0.5) * grid.stepX,
    latitude: grid.north - (Math.floor(pixel / grid.columns) + 0.5) * grid.stepY,
  }
}
