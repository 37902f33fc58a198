import { NO_VALUE, NOTHING, type Points, SILENT } from "./points.ts"

const DEGREE = 111_320

/** Cells of measured points of one size, row by row from the south. */
export interface Cells {
  readonly cell: number
  readonly length: number
  /** Positions in the words of the points. */
  readonly technology: Uint8Array
  readonly operator: Uint8Array
  readonly points: Int32Array
  /** Points without service. */
  readonly silent: Int32Array
  /** Median level, hundredths of a dBm; `NO_VALUE` where none is known. */
  readonly level: Int16Array
  /** Median download, kbit/s. */
  readonly download: Float64Array
  readonly west: Float64Array
  readonly south: Float64Array
  readonly east: Float64Array
  readonly north: Float64Array
  readonly words: Points["words"]
}

/**
 * Points in cells of about so many metres, one for each technology and operator. Rows are equally
 * high; columns of a row equally wide, narrower in degrees towards the equator, so that every cell
 * has the same size. The same places always give the same cells.
 */
export function cellsOf(points: Points, cell: number): Cells {
  const keys = keysOf(points, cell)
  const order = Uint32Array.from(keys, (_key, i) => i).toSorted((a, b) => keys[a]! - keys[b]!)
  const starts: number[] = []
  for (let i = 0; i < order.length; i++) {
    if (i === 0 || keys[order[i]!] !== keys[order[i - 1]!]) starts.push(i)
  }
  const { length } = starts
  const cells = {
    cell,
    length,
    technology: new Uint8Array(length),
    operator: new Uint8Array(length),
    points: new Int32Array(length),
    silent: new Int32Array(length),
    level: new Int16Array(length),
    download: new Float64Array(length),
    west: new Float64Array(length),
    south: new Float64Array(length),
    east: new Float64Array(length),
    north: new Float64Array(length),
    words: points.words,
  }
  starts.forEach((start, i) => {
    const members = order.subarray(start, starts[i + 1] ?? order.length)
    const [first = 0] = members
    cells.technology[i] = points.technology[first]!
    cells.operator[i] = points.operator[first]!
    cells.points[i] = members.length
    fill(cells, i, points, members)
    const { row, column } = placeOf(points.longitude[first]!, points.latitude[first]!, cell)
    const high = cell / DEGREE
    const wide = widthOf(row, cell)
    cells.south[i] = row * high
    cells.north[i] = (row + 1) * high
    cells.west[i] = column * wide
    cells.east[i] = (column + 1) * wide
  })
  return cells
}

/** Degrees of longitude that a cell of a row is wide. */
const widthOf = (row: number, cell: number) =>
  cell / (DEGREE * Math.cos((((row + 0.5) * cell) / DEGREE) * (Math.PI / 180)))

function placeOf(longitude: number, latitude: number, cell: number) {
  const row = Math.floor(((latitude / 1e6) * DEGREE) / cell)
  return { row, column: Math.floor(longitude / 1e6 / widthOf(row, cell)) }
}

/** Row, column, technology and operator as one number. */
function keysOf(points: Points, cell: number): Float64Array {
  const widths = new Map<number, number>()
  return Float64Array.from({ length: points.length }, (_, i) => {
    const row = Math.floor(((points.latitude[i]! / 1e6) * DEGREE) / cell)
    let width = widths.get(row)
    if (width === undefined) widths.set(row, (width = widthOf(row, cell)))
    const column = Math.floor(points.longitude[i]! / 1e6 / width)
    return (row * 1_000_000 + column) * 65_536 + points.technology[i]! * 256 + points.operator[i]!
  })
}

function fill(
  cells: { silent: Int32Array; level: Int16Array; download: Float64Array },
  at: number,
  points: Points,
  members: Uint32Array,
): void {
  const levels = points.level.subarray(0, members.length).slice()
  const rates: number[] = []
  let heard = 0
  let silent = 0
  for (const i of members) {
    const level = points.level[i]!
    if (level === SILENT) silent++
    if (level !== NO_VALUE) levels[heard++] = level
    if (points.download[i] !== NOTHING) rates.push(points.download[i]!)
  }
  const median = middle(levels.subarray(0, heard).toSorted())
  cells.silent[at] = silent
  cells.level[at] = heard === 0 || median < -32_000 ? NO_VALUE : median
  cells.download[at] = rates.length === 0 ? Number.NaN : middle(Float64Array.from(rates).toSorted())
}

/** The lower middle one of an even number, so that a level is always one that was measured. */
const middle = (sorted: ArrayLike<number>) => sorted[(sorted.length - 1) >> 1] ?? Number.NaN
