import { type Box, boxWithin } from "@tinhso/terrain"
import proj4 from "proj4"
import { type Disagreement, notable } from "./disagreement.ts"
import type { Frame } from "./frame.ts"
import type { TerrainSource, Window } from "./source.ts"

/** Of samples that two files have, every so manieth is compared. */
const COMPARED = 7

/** What is known of a sample. */
export const Known = { missing: 0, height: 1, hole: 2 } as const

/** Files of one grid joined: a sample that two of them have is taken from the first that knows it. */
export interface Mosaic {
  readonly frame: Frame
  readonly window: Window
  readonly heights: Float32Array
  /** `Known` of every sample. */
  readonly known: Uint8Array
  /** The files that something was read of. */
  readonly paths: readonly string[]
  /** Files that say something else than those before them, where both know the ground. */
  readonly disagreements: readonly Disagreement[]
}

interface Filling extends Omit<Mosaic, "paths" | "disagreements"> {
  readonly paths: string[]
  readonly disagreements: Disagreement[]
}

/** A window of a grid that holds a box, with `margin` samples around; not limited by any file. */
export function windowOf(frame: Frame, box: Box, margin: number): Window {
  const corners = cornersOf(frame, box)
  const columns = corners.map(([x]) => (x - frame.x) / frame.stepX)
  const rows = corners.map(([, y]) => (frame.y - y) / frame.stepY)
  const column = Math.floor(Math.min(...columns)) - margin
  const row = Math.floor(Math.min(...rows)) - margin
  return {
    column,
    row,
    columns: Math.ceil(Math.max(...columns)) + margin - column + 1,
    rows: Math.ceil(Math.max(...rows)) + margin - row + 1,
  }
}

/** Points around a box in the coordinates of a grid; more than four, for straight lines may bend. */
function cornersOf({ projection }: Frame, box: Box): [number, number][] {
  const { west, south, east, north } = box
  if (projection === null) {
    return [
      [west, north],
      [east, south],
    ]
  }
  const { forward } = proj4(projection)
  const shares = Array.from({ length: 17 }, (_, i) => i / 16)
  const edge = shares.flatMap((share): [number, number][] => [
    [west + share * (east - west), north],
    [west + share * (east - west), south],
    [west, south + share * (north - south)],
    [east, south + share * (north - south)],
  ])
  return edge.map(([lon, lat]) => {
    const [x = Number.NaN, y = Number.NaN] = forward([lon, lat])
    return [x, y]
  })
}

/** Joins files of one grid within a window of it. */
export async function joinSources(
  frame: Frame,
  sources: readonly TerrainSource[],
  window: Window,
): Promise<Mosaic> {
  const size = window.columns * window.rows
  const heights = new Float32Array(size).fill(Number.NaN)
  const known = new Uint8Array(size)
  const filling: Filling = { frame, window, heights, known, paths: [], disagreements: [] }
  for (const source of sources) {
    if (await copySource(filling, source)) filling.paths.push(source.path)
  }
  return filling
}

async function copySource(into: Filling, source: TerrainSource): Promise<boolean> {
  const { frame, window } = into
  const column = Math.round((source.frame.x - frame.x) / frame.stepX) - window.column
  const row = Math.round((frame.y - source.frame.y) / frame.stepY) - window.row
  const left = Math.max(0, column)
  const top = Math.max(0, row)
  const columns = Math.min(window.columns, column + source.columns) - left
  const rows = Math.min(window.rows, row + source.rows) - top
  if (columns <= 0 || rows <= 0) return false
  const read = await source.read({ column: left - column, row: top - row, columns, rows })
  const differences: number[] = []
  for (let i = 0; i < rows; i++) {
    const to = (top + i) * window.columns + left
    for (let j = 0; j < columns; j++) {
      const height = read[i * columns + j]!
      if (into.known[to + j] === Known.height) {
        const apart = height - into.heights[to + j]!
        if ((i + j) % COMPARED === 0 && !Number.isNaN(apart)) differences.push(apart)
        continue
      }
      into.heights[to + j] = height
      into.known[to + j] = Number.isNaN(height) ? Known.hole : Known.height
    }
  }
  const disagreement = notable([source.path], differences)
  if (disagreement !== null) into.disagreements.push(disagreement)
  return true
}

/** Whether a file and a box have anything in common. */
export const touches = (source: TerrainSource, box: Box): boolean =>
  boxWithin(source.box, box) !== null
