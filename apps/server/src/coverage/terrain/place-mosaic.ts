import { type Lattice, latitudeOf, longitudeOf } from "@tinhso/terrain"
import proj4 from "proj4"
import { Known, type Mosaic } from "./mosaic.ts"

/** Every so many samples a projection is computed; between them it is as good as straight (mm). */
const MESH = 16

interface Position {
  column: number
  row: number
}

/** Puts a mosaic into a lattice wherever the lattice knows nothing better; bilinear between samples. */
export function placeMosaic(lattice: Lattice, known: Uint8Array, mosaic: Mosaic): void {
  const at = positionIn(lattice, mosaic)
  const { columns, rows } = lattice
  const place: Position = { column: 0, row: 0 }
  for (let top = 0; top < rows; top += MESH) {
    for (let left = 0; left < columns; left += MESH) {
      const corners = [
        at(left, top),
        at(left + MESH, top),
        at(left, top + MESH),
        at(left + MESH, top + MESH),
      ] as const
      for (let row = top; row < Math.min(rows, top + MESH); row++) {
        for (let column = left; column < Math.min(columns, left + MESH); column++) {
          const index = row * columns + column
          if (known[index] === Known.height) continue
          between(place, corners, (column - left) / MESH, (row - top) / MESH)
          placeSample(lattice.heights, known, index, mosaic, place)
        }
      }
    }
  }
}

/** Where a sample of the lattice lies in the mosaic, in columns and rows. */
export function positionIn(lattice: Lattice, { frame, window }: Mosaic) {
  const converter = frame.projection === null ? null : proj4(frame.projection)
  return (column: number, row: number): Position => {
    const place: [number, number] = [longitudeOf(lattice, column), latitudeOf(lattice, row)]
    const [x, y] = converter?.forward(place) ?? place
    return {
      column: (x - frame.x) / frame.stepX - window.column,
      row: (frame.y - y) / frame.stepY - window.row,
    }
  }
}

function between(
  place: Position,
  [leftTop, rightTop, leftBottom, rightBottom]: readonly [Position, Position, Position, Position],
  right: number,
  down: number,
): void {
  place.column =
    (leftTop.column * (1 - right) + rightTop.column * right) * (1 - down) +
    (leftBottom.column * (1 - right) + rightBottom.column * right) * down
  place.row =
    (leftTop.row * (1 - right) + rightTop.row * right) * (1 - down) +
    (leftBottom.row * (1 - right) + rightBottom.row * right) * down
}

/** A thousandth of a sample off is on it: neighbours that do not matter may be unknown. */
const snapped = (position: number) =>
  Math.abs(position - Math.round(position)) < 1e-3 ? Math.round(position) : position

function placeSample(
  heights: Float32Array,
  known: Uint8Array,
  index: number,
  mosaic: Mosaic,
  place: Position,
): void {
  const { columns, rows } = mosaic.window
  const column = snapped(place.column)
  const row = snapped(place.row)
  if (!(column >= 0 && row >= 0 && column <= columns - 1 && row <= rows - 1)) return
  if (Number.isInteger(column) && Number.isInteger(row)) {
    placeAsItIs(heights, known, index, mosaic, row * columns + column)
  } else placeBetween(heights, known, index, mosaic, column, row)
}

/** Of the four samples around, all must be known; where one is missing nothing is placed. */
function placeBetween(
  heights: Float32Array,
  known: Uint8Array,
  index: number,
  mosaic: Mosaic,
  column: number,
  row: number,
): void {
  const { columns } = mosaic.window
  const left = Math.floor(column)
  const top = Math.floor(row)
  const right = column - left
  const down = row - top
  const at = top * columns + left
  const nextColumn = right > 0 ? at + 1 : at
  const nextRow = down > 0 ? columns : 0
  const corners = [at, nextColumn, at + nextRow, nextColumn + nextRow] as const
  const states = new Set(corners.map((sample) => mosaic.known[sample]))
  if (states.has(Known.missing)) return
  known[index] = states.has(Known.hole) ? Known.hole : Known.height
  const [a, b, c, d] = corners
  const upper = mosaic.heights[a]! * (1 - right) + mosaic.heights[b]! * right
  const lower = mosaic.heights[c]! * (1 - right) + mosaic.heights[d]! * right
  heights[index] = upper * (1 - down) + lower * down
}

function placeAsItIs(
  heights: Float32Array,
  known: Uint8Array,
  index: number,
  mosaic: Mosaic,
  sample: number,
): void {
  if (mosaic.known[sample] === Known.missing) return
  known[index] = mosaic.known[sample]!
  heights[index] = mosaic.heights[sample]!
}
