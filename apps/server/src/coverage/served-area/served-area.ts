import { pixelArea } from "../output/area.ts"
import { Class } from "../output/classes.ts"
import type { Polygon } from "../villages/village.ts"

/** Where the pixels of a picture lie: `grid` of a sidecar, or `frameOf` a run's grid. */
export interface PictureFrame {
  readonly west: number
  readonly north: number
  readonly stepX: number
  readonly stepY: number
  readonly columns: number
  readonly rows: number
}

/** Pixels of one row, from the first to the last, counted from the picture's west and north edges. */
interface Stretch {
  /** May lie outside of the picture: the unit does not end where the picture ends. */
  readonly row: number
  readonly from: number
  readonly to: number
}

/** The pixels whose middle lies in a unit, inside of a picture and beyond it. */
export interface UnitPixels {
  readonly frame: PictureFrame
  readonly stretches: readonly Stretch[]
}

/**
 * A unit's area by what a picture says of it, km². The four parts add up to the unit: what its
 * boundary holds, the sea with it where the boundary does.
 */
export interface ServedArea {
  readonly served: number
  /** Asked for, on known ground, and without signal. */
  readonly unserved: number
  /** Within the radius of a station, but the ground is not known: nobody can say. */
  readonly unknown: number
  /** Farther from every station than the radius of the run: nothing was asked there. */
  readonly beyond: number
}

/** What was computed: the denominator of a share that speaks of the run alone, km². */
export const computedArea = ({ served, unserved }: ServedArea): number => served + unserved

/**
 * The denominator of a share of the unit, km²: all of it but unknown ground. What lies beyond every
 * station's radius has no signal from the stations of the run.
 */
export const knownArea = ({ served, unserved, beyond }: ServedArea): number =>
  served + unserved + beyond

/** All of the unit, km². */
export const unitArea = (area: ServedArea): number => knownArea(area) + area.unknown

/**
 * The pixels of a unit. A pixel belongs to the unit where its middle lies in it, all or none of it; a
 * middle on a border that two units share belongs to the eastern or the northern one of them (the rule
 * of `isInPolygon`), so that pixels of neighbours are counted once. Rings of holes are taken out.
 *
 * Do it once for a unit and a frame: every layer of a run lies on the same pixels.
 */
export function pixelsOfUnit(frame: PictureFrame, area: readonly Polygon[]): UnitPixels {
  const stretches = area.flatMap((rings) => stretchesOf(frame, rings))
  return { frame, stretches: area.length > 1 ? joined(stretches) : stretches }
}

function stretchesOf({ west, north, stepX, stepY }: PictureFrame, rings: Polygon): Stretch[] {
  const crossings = new Map<number, number[]>()
  for (const ring of rings) {
    let from = ring.at(-1)
    for (const to of ring) {
      if (from !== undefined) addCrossings(crossings, from, to, north, stepY)
      from = to
    }
  }
  const stretches: Stretch[] = []
  for (const [row, xs] of [...crossings].toSorted(([one], [other]) => one - other)) {
    const sorted = xs.toSorted((one, other) => one - other)
    for (let i = 0; i + 1 < sorted.length; i += 2) {
      // Middles from the western crossing on and before the eastern one.
      const first = Math.ceil((sorted[i]! - west) / stepX - 0.5)
      const last = Math.ceil((sorted[i + 1]! - west) / stepX - 0.5) - 1
      if (first <= last) stretches.push({ row, from: first, to: last })
    }
  }
  return stretches
}

type Corner = readonly [number, number]

/** Where an edge crosses the middles of rows: the lower corner belongs to it, the upper does not. */
function addCrossings(
  crossings: Map<number, number[]>,
  one: Corner,
  other: Corner,
  north: number,
  stepY: number,
): void {
  const [low, high] = one[1] < other[1] ? [one, other] : [other, one]
  const latitudeOf = (row: number) => north - (row + 0.5) * stepY
  const highest = Math.floor((north - high[1]) / stepY - 0.5) - 1
  const lowest = Math.ceil((north - low[1]) / stepY - 0.5) + 1
  for (let row = highest; row <= lowest; row++) {
    const at = latitudeOf(row)
    if (low[1] > at === high[1] > at) continue
    const x = ((high[0] - low[0]) * (at - low[1])) / (high[1] - low[1]) + low[0]
    const ofRow = crossings.get(row)
    if (ofRow === undefined) crossings.set(row, [x])
    else ofRow.push(x)
  }
}

/** Parts of a unit that lie over each other are counted once. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  const sorted = stretches.toSorted((one, other) => one.row - other.row || one.from - other.from)
  for (const next of sorted) {
    const last = all.at(-1)
    if (last !== undefined && last.row === next.row && next.from <= last.to + 1) {
      all[all.length - 1] = { ...last, to: Math.max(last.to, next.to) }
    } else all.push(next)
  }
  return all
}

/**
 * What a picture of classes (`Class`: the `.covered.tif` of a layer, row by row from the north) says of
 * a unit, km². Pixels have their area on the ellipsoid.
 *
 * @example
 * const pixels = pixelsOfUnit(sidecar.grid, boundary)
 * const area = servedArea(pixels, classes)
 * area.served / knownArea(area) // of the unit, what is unknown left out
 */
export function servedArea({ frame, stretches }: UnitPixels, classes: Uint8Array): ServedArea {
  const { north, stepX, stepY, columns, rows } = frame
  const area = { served: 0, unserved: 0, unknown: 0, beyond: 0 }
  for (const { row, from, to } of stretches) {
    const pixel = pixelArea(north - (row + 0.5) * stepY, stepX, stepY)
    const isInside = row >= 0 && row < rows
    const first = isInside ? Math.max(0, from) : to + 1
    const last = isInside ? Math.min(columns - 1, to) : to
    const inside = Math.max(0, last - first + 1)
    let beyond = to - from + 1 - inside
    for (let column = first; column < first + inside; column++) {
      const found = classes[row * columns + column]
      if (found === Class.covered) area.served += pixel
      else if (found === Class.uncovered) area.unserved += pixel
      else if (found === Class.unknown) area.unknown += pixel
      else beyond++
    }
    area.beyond += beyond * pixel
  }
  return area
}
