/** A cell by its row and column, counted from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** The cells between where a selection began and where one stands now. */
export interface Selection {
  readonly anchor: Place
  readonly active: Place
}

export interface Extent {
  readonly rows: number
  readonly columns: number
}

/** First and last row and column, all included. */
export interface Block {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export const at = (row: number, column: number): Selection => ({
  anchor: { row, column },
  active: { row, column },
})

export function blockOf({ anchor, active }: Selection): Block {
  return {
    top: Math.min(anchor.row, active.row),
    bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.column, active.column),
    right: Math.max(anchor.column, active.column),
  }
}

export const contains = (block: Block, { row, column }: Place): boolean =>
  row >= block.top && row <= block.bottom && column >= block.left && column <= block.right

/** Every cell of a block, row by row. */
export function placesOf(block: Block): Place[] {
  const places: Place[] = []
  for (let row = block.top; row <= block.bottom; row++) {
    for (let column = block.left; column <= block.right; column++) places.push({ row, column })
  }
  return places
}

/** The nearest place inside the grid; rows may have gone since a selection was made. */
export function kept({ row, column }: Place, { rows, columns }: Extent): Place {
  return {
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  }
}

export interface Keys {
  readonly key: string
  readonly shift: boolean
  /** Ctrl, or Command on a Mac. */
  readonly ctrl: boolean
}

/**
 * Where a key of movement leads, as in a spreadsheet: Shift draws the selection on, Ctrl goes to the
 * edge. Null for a key that does not move.
 */
export function moved(
  keys: Keys,
  selection: Selection,
  extent: Extent,
  page: number,
): Selection | null {
  if (keys.ctrl && keys.key.toLowerCase() === "a") {
    return { anchor: { row: 0, column: 0 }, active: lastOf(extent) }
  }
  const way = wayOf(keys.key, keys.ctrl, page)
  if (way === null) return null
  const { row, column } = selection.active
  const active = kept({ row: row + way[0], column: column + way[1] }, extent)
  return keys.shift ? { anchor: selection.anchor, active } : { anchor: active, active }
}

const lastOf = ({ rows, columns }: Extent): Place => ({ row: rows - 1, column: columns - 1 })

/** How far a key goes in rows and columns; Infinity is the edge. */
function wayOf(key: string, ctrl: boolean, page: number): readonly [number, number] | null {
  const far = ctrl ? Number.POSITIVE_INFINITY : 1
  switch (key) {
    case "ArrowUp":
      return [-far, 0]
    case "ArrowDown":
      return [far, 0]
    case "ArrowLeft":
      return [0, -far]
    case "ArrowRight":
      return [0, far]
    case "Home":
      return [ctrl ? -far : 0, Number.NEGATIVE_INFINITY]
    case "End":
      return [ctrl ? far : 0, Number.POSITIVE_INFINITY]
    case "PageUp":
      return [-page, 0]
    case "PageDown":
      return [page, 0]
    default:
      return null
  }
}

/**
 * The next cell that can be typed into, row after row; null at the end, where Tab leaves the grid.
 */
export function nextOpen(
  from: Place,
  back: boolean,
  extent: Extent,
  open: (place: Place) => boolean,
): Place | null {
  const step = back ? -1 : 1
  const count = extent.rows * extent.columns
  let index = from.row * extent.columns + from.column + step
  for (; index >= 0 && index < count; index += step) {
    const place = { row: Math.floor(index / extent.columns), column: index % extent.columns }
    if (open(place)) return place
  }
  return null
}
