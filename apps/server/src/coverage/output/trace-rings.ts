/** A line around pixels: inside on its left, where x goes right and y goes up from row to row below. */
export interface Ring {
  /** Positions x, y, x, y …, a pixel's middle at its own column and row; the first is not repeated. */
  readonly points: readonly number[]
  /** A pixel inside that the line passes. */
  readonly column: number
  readonly row: number
}

/** Values of a picture, row by row, and the level that a line follows; no value may equal it. */
export interface Field {
  readonly values: ArrayLike<number>
  readonly columns: number
  readonly rows: number
  readonly level: number
  /** A value that is less counts as this: what is unknown must not pull a line outwards. */
  readonly least: number
  /** How near to a pixel's middle a line may pass, in pixels: above 0, so that no lines touch. */
  readonly nearest: number
}

/** Sides of a cell, the square between four middles of pixels. */
const LEFT = 0
const ABOVE = 1
const RIGHT = 2
const BELOW = 3

/** From which side a line comes and where it goes, by the corners inside: 1 upper left, 2 upper right, 4 lower left, 8 lower right. */
const WAYS: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[LEFT, ABOVE]],
  [[ABOVE, RIGHT]],
  [[LEFT, RIGHT]],
  [[BELOW, LEFT]],
  [[BELOW, ABOVE]],
  // Corners across are no neighbours: each is cut off by itself.
  [
    [ABOVE, RIGHT],
    [BELOW, LEFT],
  ],
  [[BELOW, RIGHT]],
  [[RIGHT, BELOW]],
  [
    [LEFT, ABOVE],
    [RIGHT, BELOW],
  ],
  [[ABOVE, BELOW]],
  [[LEFT, BELOW]],
  [[RIGHT, LEFT]],
  [[RIGHT, ABOVE]],
  [[ABOVE, LEFT]],
  [],
]

/** By corners and by the side a line comes from: the side it goes to. */
const EXITS = WAYS.map((ways) => {
  const exits = [-1, -1, -1, -1]
  for (const [entry, exit] of ways) exits[entry] = exit
  return exits
})

/** 1 for every pixel whose value is above the level. */
export function pixelsAbove({ values, level }: Field): Uint8Array {
  const inside = new Uint8Array(values.length)
  for (let i = 0; i < inside.length; i++) if (values[i]! > level) inside[i] = 1
  return inside
}

/** All lines around the pixels above a level, by marching squares, straight between the middles. */
export function traceRings(field: Field, inside: Uint8Array): Ring[] {
  const { columns, rows } = field
  const width = columns + 1
  const corners = cornersOf(inside, columns, rows)
  // A bit for every side that a line came from.
  const passed = new Uint8Array(corners.length)
  const rings: Ring[] = []
  for (let at = 0; at < corners.length; at++) {
    const ways = WAYS[corners[at]!]!
    for (const [entry] of ways) {
      if ((passed[at]! & (1 << entry)) === 0) {
        rings.push(walk(field, inside, corners, passed, width, at, entry))
      }
    }
  }
  return rings
}

/** Which corners of every cell are inside; cells lie also around the picture. */
function cornersOf(inside: Uint8Array, columns: number, rows: number): Uint8Array {
  const width = columns + 1
  const corners = new Uint8Array(width * (rows + 1))
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (inside[row * columns + column] === 0) continue
      const at = row * width + column
      corners[at]! |= 8
      corners[at + 1]! |= 4
      corners[at + width]! |= 2
      corners[at + width + 1]! |= 1
    }
  }
  return corners
}

function walk(
  field: Field,
  inside: Uint8Array,
  corners: Uint8Array,
  passed: Uint8Array,
  width: number,
  start: number,
  from: number,
): Ring {
  const points: number[] = []
  const beside = [-1, -width, 1, width] as const
  let cell = start
  let entry = from
  do {
    passed[cell]! |= 1 << entry
    const exit = EXITS[corners[cell]!]![entry]!
    addPoint(points, field, inside, cell % width, Math.trunc(cell / width), exit)
    cell += beside[exit]!
    entry = (exit + 2) & 3
  } while (cell !== start || entry !== from)
  const [column, row] = insideOf(inside, field, start % width, Math.trunc(start / width), from)
  return { points, column, row }
}

/** The two pixels at the ends of a cell's side, the western or northern one first. */
function endsOf(x: number, y: number, side: number): [number, number, number, number] {
  if (side === LEFT) return [x - 1, y - 1, x - 1, y]
  if (side === RIGHT) return [x, y - 1, x, y]
  return side === ABOVE ? [x - 1, y - 1, x, y - 1] : [x - 1, y, x, y]
}

function insideOf(
  inside: Uint8Array,
  { columns, rows }: Field,
  x: number,
  y: number,
  side: number,
): [number, number] {
  const [ax, ay, bx, by] = endsOf(x, y, side)
  const isIn = ax >= 0 && ay >= 0 && ax < columns && ay < rows && inside[ay * columns + ax] === 1
  return isIn ? [ax, ay] : [bx, by]
}

/** Where a line crosses a side: between two middles, or on the edge of the picture. */
function addPoint(
  points: number[],
  { values, columns, rows, level, least, nearest }: Field,
  inside: Uint8Array,
  x: number,
  y: number,
  side: number,
): void {
  const [ax, ay, bx, by] = endsOf(x, y, side)
  const hasA = ax >= 0 && ay >= 0 && ax < columns && ay < rows
  const hasB = bx >= 0 && by >= 0 && bx < columns && by < rows
  let share = 0.5
  if (hasA && hasB) {
    const a = Math.max(least, values[ay * columns + ax]!)
    const b = Math.max(least, values[by * columns + bx]!)
    share = Math.min(1 - nearest, Math.max(nearest, (level - a) / (b - a)))
  }
  points.push(ax + share * (bx - ax), ay + share * (by - ay))
}
