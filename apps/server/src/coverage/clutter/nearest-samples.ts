import { type Lattice, latitudeOf, longitudeOf } from "@tinhso/terrain"
import proj4 from "proj4"
import { fineness } from "../terrain/frame.ts"
import type { TerrainSource } from "../terrain/source.ts"

/** Samples of a file read at once: 48 MB. */
const MOST_READ = 12_000_000
/** Columns and rows of the lattice that are looked for together, at most. */
const WIDEST = 1024

/** Where the nearest sample of a file is to every sample of a part of a lattice; -1 beside the file. */
interface Part {
  readonly left: number
  readonly top: number
  readonly columns: number
  readonly rows: number
  readonly fileColumns: Int32Array
  readonly fileRows: Int32Array
}

/**
 * Gives `take` the value of a file nearest to every sample of a lattice that `wanted` asks for, part by
 * part, so that a file far finer than the lattice needs little memory. NaN where the file has none.
 */
export async function nearestSamples(
  source: TerrainSource,
  lattice: Lattice,
  wanted: (index: number) => boolean,
  take: (index: number, value: number) => void,
): Promise<void> {
  const finer = Math.max(1, lattice.stepY / fineness(source.frame))
  const side = Math.max(1, Math.min(WIDEST, Math.floor(Math.sqrt(MOST_READ) / finer)))
  for (let top = 0; top < lattice.rows; top += side) {
    for (let left = 0; left < lattice.columns; left += side) {
      const columns = Math.min(side, lattice.columns - left)
      const rows = Math.min(side, lattice.rows - top)
      const part = locate(source, lattice, { left, top, columns, rows }, wanted)
      if (part !== null) await takePart(source, lattice, part, take)
    }
  }
}

function locate(
  { frame, columns: width, rows: height }: TerrainSource,
  lattice: Lattice,
  { left, top, columns, rows }: Pick<Part, "left" | "top" | "columns" | "rows">,
  wanted: (index: number) => boolean,
): Part | null {
  const converter = frame.projection === null ? null : proj4(frame.projection)
  const fileColumns = new Int32Array(columns * rows).fill(-1)
  const fileRows = new Int32Array(columns * rows).fill(-1)
  let found = false
  for (let row = 0; row < rows; row++) {
    const lat = latitudeOf(lattice, top + row)
    for (let column = 0; column < columns; column++) {
      if (!wanted((top + row) * lattice.columns + left + column)) continue
      const place: [number, number] = [longitudeOf(lattice, left + column), lat]
      const [x, y] = converter?.forward(place) ?? place
      const fileColumn = Math.round((x - frame.x) / frame.stepX)
      const fileRow = Math.round((frame.y - y) / frame.stepY)
      if (!(fileColumn >= 0 && fileRow >= 0 && fileColumn < width && fileRow < height)) continue
      fileColumns[row * columns + column] = fileColumn
      fileRows[row * columns + column] = fileRow
      found = true
    }
  }
  return found ? { left, top, columns, rows, fileColumns, fileRows } : null
}

async function takePart(
  source: TerrainSource,
  lattice: Lattice,
  { left, top, columns, fileColumns, fileRows }: Part,
  take: (index: number, value: number) => void,
): Promise<void> {
  const [column, lastColumn] = ends(fileColumns)
  const [row, lastRow] = ends(fileRows)
  const window = { column, row, columns: lastColumn - column + 1, rows: lastRow - row + 1 }
  const values = await source.read(window)
  for (let i = 0; i < fileColumns.length; i++) {
    if (fileColumns[i]! < 0) continue
    const at = (fileRows[i]! - row) * window.columns + fileColumns[i]! - column
    const x = i % columns
    take((top + (i - x) / columns) * lattice.columns + left + x, values[at]!)
  }
}

/** The least and the greatest that is not below 0. */
function ends(places: Int32Array): [number, number] {
  let least = Number.POSITIVE_INFINITY
  let greatest = -1
  for (const place of places) {
    if (place >= 0 && place < least) least = place
    if (place > greatest) greatest = place
  }
  return [least, greatest]
}
