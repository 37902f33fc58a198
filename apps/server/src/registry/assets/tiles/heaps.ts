import { type Spots, type Stretch, stretchIn } from "./spots.ts"

/** Assets that a map draws as one: places in the columns of their spots. */
export interface Heap {
  /** Where it is drawn: the middle of what it was gathered around. */
  readonly x: number
  readonly y: number
  readonly stretches: readonly Stretch[]
}

/** From this zoom on only what stands at one place is drawn as one. */
export const APART_FROM = 15

/** A tile is drawn with sides of so many pixels. */
const TILE_PIXELS = 512
/** A tile has 16 × 16 cells of 32 pixels; what lies in one cell is one heap. */
const CELL_LEVELS = 4
const CELLS = 2 ** CELL_LEVELS
/** Cells further apart than this cannot cover each other. */
const REACH = 2
/** So often what is left looks for heaps. */
const ROUNDS = 3
/**
 * Cells around a tile that what is drawn in it may depend on: in every round a cell looks as far as
 * `REACH` for others, which look as far themselves. So that neighbouring tiles agree.
 */
const AROUND = REACH + ROUNDS * 2 * REACH
const SIDE = CELLS + 2 * AROUND

interface Cell {
  readonly column: number
  readonly row: number
  readonly stretch: Stretch
  readonly count: number
  /** The middle of its assets, and the room that it takes, in pixels of the zoom. */
  readonly x: number
  readonly y: number
  readonly radius: number
  /** The cell whose heap it belongs to; null while it looks for one. */
  heap: Cell | null
}

/** How large a heap is drawn; a single asset is a mark. */
export const heapRadius = (count: number): number =>
  count === 1 ? 8 : 10 + Math.min(14, Math.log10(count) * 5)
/** Between what is drawn. */
const GAP = 4

/**
 * The heaps of a tile below `APART_FROM`. Every asset is in one heap of one tile of a zoom, so counts
 * over the tiles of a zoom are exact; and whatever is drawn covers nothing else: the larger of two that
 * would takes the other in.
 */
export function heapsIn(spots: Spots, zoom: number, column: number, row: number): Heap[] {
  const cells = cellsAround(spots, zoom, column, row)
  const grid = gridOf(cells, column * CELLS - AROUND, row * CELLS - AROUND)
  for (let round = 0; round < ROUNDS; round++) settle(cells, grid)
  for (const cell of cells) cell.heap ??= cell
  const members = Map.groupBy(cells, ({ heap }) => heap)
  const scale = TILE_PIXELS * 2 ** zoom
  return cells.flatMap((cell) => {
    if (cell.heap !== cell || !isIn(cell, column, row)) return []
    const stretches = (members.get(cell) ?? []).map(({ stretch }) => stretch)
    return [{ x: cell.x / scale, y: cell.y / scale, stretches }]
  })
}

const isIn = (cell: Cell, column: number, row: number) =>
  cell.column >> CELL_LEVELS === column && cell.row >> CELL_LEVELS === row

/** The cells of a tile and around it that have assets, in the order of their squares. */
function cellsAround(spots: Spots, zoom: number, tileColumn: number, tileRow: number): Cell[] {
  const finest = zoom + CELL_LEVELS
  const [west, north] = [tileColumn * CELLS - AROUND, tileRow * CELLS - AROUND]
  const cells: Cell[] = []
  const visit = (level: number, column: number, row: number, stretch: Stretch): void => {
    if (stretch[0] === stretch[1]) return
    const size = 2 ** (finest - level)
    if ((column + 1) * size <= west || column * size >= west + SIDE) return
    if ((row + 1) * size <= north || row * size >= north + SIDE) return
    if (level === finest) {
      cells.push(cellOf(spots, { zoom, column, row, stretch }))
      return
    }
    for (const [east, south] of QUARTERS) {
      const [x, y] = [column * 2 + east, row * 2 + south]
      visit(level + 1, x, y, stretchIn(spots, level + 1, x, y, stretch))
    }
  }
  visit(0, 0, 0, [0, spots.codes.length])
  return cells
}

const QUARTERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const

function cellOf(
  { x, y }: Spots,
  {
    zoom,
    column,
    row,
    stretch,
  }: Pick<Cell, "column" | "row" | "stretch"> & { readonly zoom: number },
): Cell {
  const [from, to] = stretch
  let [east, south] = [0, 0]
  for (let at = from; at < to; at++) {
    east += x[at] ?? 0
    south += y[at] ?? 0
  }
  const count = to - from
  const scale = (TILE_PIXELS * 2 ** zoom) / count
  return {
    column,
    row,
    stretch,
    count,
    x: east * scale,
    y: south * scale,
    radius: heapRadius(count),
    heap: null,
  }
}

type Grid = (column: number, row: number) => Cell | undefined

function gridOf(cells: readonly Cell[], west: number, north: number): Grid {
  const at = Array.from<Cell | undefined>({ length: SIDE * SIDE })
  for (const cell of cells) at[(cell.row - north) * SIDE + cell.column - west] = cell
  return (column, row) => {
    const [x, y] = [column - west, row - north]
    return x < 0 || y < 0 || x >= SIDE || y >= SIDE ? undefined : at[y * SIDE + x]
  }
}

/** Whichever cell is larger than all that it would cover becomes a heap, and takes them in. */
function settle(cells: readonly Cell[], grid: Grid): void {
  const looking = cells.filter(({ heap }) => heap === null)
  const near = new Map(looking.map((cell) => [cell, coveredBy(cell, grid)]))
  const largest = looking.filter((cell) =>
    (near.get(cell) ?? []).every((other) => isBefore(cell, other)),
  )
  for (const cell of largest) cell.heap = cell
  for (const cell of looking) {
    if (cell.heap !== null) continue
    const heaps = (near.get(cell) ?? []).filter((other) => other.heap === other)
    cell.heap = heaps.reduce<Cell | null>(
      (best, one) => (best === null || isBefore(one, best) ? one : best),
      null,
    )
  }
}

/** The larger first; of equal ones the one further north-west along the curve. */
const isBefore = (one: Cell, other: Cell) =>
  one.count > other.count || (one.count === other.count && one.stretch[0] < other.stretch[0])

/** Cells without a heap that would be drawn over each other with this one. */
function coveredBy(cell: Cell, grid: Grid): Cell[] {
  const found: Cell[] = []
  for (let south = -REACH; south <= REACH; south++) {
    for (let east = -REACH; east <= REACH; east++) {
      const other = grid(cell.column + east, cell.row + south)
      if (other === undefined || other === cell || other.heap !== null) continue
      const room = cell.radius + other.radius + GAP
      if ((other.x - cell.x) ** 2 + (other.y - cell.y) ** 2 < room * room) found.push(other)
    }
  }
  return found
}

/** What stands at one place, for zooms from `APART_FROM` on. */
export function placesIn(spots: Spots, zoom: number, column: number, row: number): Heap[] {
  const [from, to] = stretchIn(spots, zoom, column, row)
  const places = new Map<string, { x: number; y: number; stretches: Stretch[] }>()
  for (let at = from; at < to; at++) {
    const { longitude = 0, latitude = 0 } = spots.spots[at] ?? {}
    const key = `${longitude.toFixed(5)} ${latitude.toFixed(5)}`
    const there = places.get(key)
    if (there !== undefined) there.stretches.push([at, at + 1])
    else places.set(key, { x: spots.x[at] ?? 0, y: spots.y[at] ?? 0, stretches: [[at, at + 1]] })
  }
  return [...places.values()]
}
