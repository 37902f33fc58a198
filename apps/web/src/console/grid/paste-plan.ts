import { fold } from "@tinhso/vietnamese"
import type { Written, WrittenTable } from "./clipboard-table.ts"
import { type Block, placesOf, type Place } from "./selection.ts"

/** What a paste lands on. */
export interface PasteTarget {
  readonly rows: number
  readonly columns: number
  readonly open: (place: Place) => boolean
  /** The names that a row goes by; a block that brings its own names is matched by them. */
  readonly names: (row: number) => readonly string[]
}

export interface PastePlan {
  readonly changes: readonly { readonly place: Place; readonly cell: Written }[]
  /** Cells with something in them that fell on what cannot be typed into, or outside. */
  readonly left: number
  /** Names in the block that no row of the grid has. */
  readonly strangers: readonly string[]
  /** The rows were found by their names, not by their order. */
  readonly byName: boolean
  /** Where it landed, to be selected; null where it is scattered. */
  readonly area: Block | null
}

/**
 * Where each cell of a block goes. A block with a column of names that rows of the grid bear goes to
 * those rows, in whatever order; any other block goes where the selection begins. One cell fills the
 * selection, a block is repeated over a selection that it fits into evenly.
 */
export function planPaste(
  table: WrittenTable,
  selection: Block,
  target: PasteTarget,
  isNumber: (cell: Written) => boolean,
): PastePlan {
  const named = namedRows(table, target, isNumber)
  if (named !== null) return byName(table, named, selection, target)
  return byPlace(table, selection, target)
}

function byPlace(table: WrittenTable, selection: Block, target: PasteTarget): PastePlan {
  const area = covered(table, selection)
  const changes: { place: Place; cell: Written }[] = []
  let left = 0
  for (const place of placesOf(area)) {
    const cell = cellFor(table, place.row - area.top, place.column - area.left)
    if (cell === undefined) continue
    const inside = place.row < target.rows && place.column < target.columns
    if (inside && target.open(place)) changes.push({ place, cell })
    else if (cell.text.trim() !== "") left++
  }
  return { changes, left, strangers: [], byName: false, area: within(area, target) }
}

const within = (area: Block, { rows, columns }: PasteTarget): Block => ({
  ...area,
  bottom: Math.min(area.bottom, rows - 1),
  right: Math.min(area.right, columns - 1),
})

function cellFor(table: WrittenTable, row: number, column: number): Written | undefined {
  const line = table[row % table.length]
  return line?.[column % Math.max(1, line.length)]
}

/** The block itself, or the whole selection where the block fits into it evenly. */
function covered(table: WrittenTable, { top, left, bottom, right }: Block): Block {
  const height = table.length
  const width = Math.max(1, ...table.map((row) => row.length))
  const [rows, columns] = [bottom - top + 1, right - left + 1]
  const even = rows % height === 0 && columns % width === 0
  return {
    top,
    left,
    bottom: top + (even ? rows : height) - 1,
    right: left + (even ? columns : width) - 1,
  }
}

interface Named {
  /** Rows of the grid in the order of the block's rows; null where none has the name. */
  readonly rows: readonly (number | null)[]
  readonly names: number
  readonly values: number
}

/** The column of names in a block and the column of values after it, if it has both. */
function namedRows(
  table: WrittenTable,
  target: PasteTarget,
  isNumber: (cell: Written) => boolean,
): Named | null {
  const width = Math.max(0, ...table.map((row) => row.length))
  for (let column = 0; column < Math.min(width - 1, 4); column++) {
    const rows = matched(table, column, target)
    const found = rows.filter((row) => row !== null).length
    const written = table.filter((row) => isName(row[column], isNumber)).length
    if (found === 0 || found * 2 < written) continue
    const values = valueColumn(table, rows, column + 1, width, isNumber)
    if (values !== null) return { rows, names: column, values }
  }
  return null
}

const isName = (cell: Written | undefined, isNumber: (cell: Written) => boolean) =>
  cell !== undefined && cell.text.trim() !== "" && !isNumber(cell)

/** For each row of a block the row of the grid with its name: the next one after the last found. */
function matched(table: WrittenTable, column: number, target: PasteTarget): (number | null)[] {
  const names = new Map<string, number[]>()
  for (let row = 0; row < target.rows; row++) {
    for (const key of new Set(target.names(row).map(nameKey))) {
      if (key !== "") names.set(key, [...(names.get(key) ?? []), row])
    }
  }
  const used = new Set<number>()
  let last = -1
  return table.map((line) => {
    const rows = names.get(nameKey(line[column]?.text ?? "")) ?? []
    const free = rows.filter((row) => !used.has(row))
    const row = free.find((one) => one > last) ?? free[0]
    if (row === undefined) return null
    used.add(row)
    last = row
    return row
  })
}

/** A name without tone marks, bullets, "trong đó" and numbering: "- Trong đó: 4G" is "4g". */
const nameKey = (text: string): string =>
  fold(text)
    .toLowerCase()
    .replace(/^[\s\-–—+*•.]+/u, "")
    .replace(/^(?:\d+(?:\.\d+)*[.)]|[ivx]+[.)])\s+/u, "")
    .replace(/^trong do\s*:?\s*/u, "")
    .replaceAll(/\s+/gu, " ")
    .trim()

/** The first column in which at least half of the found rows have a number. */
function valueColumn(
  table: WrittenTable,
  rows: readonly (number | null)[],
  from: number,
  width: number,
  isNumber: (cell: Written) => boolean,
): number | null {
  const found = table.filter((_, index) => rows[index] !== null)
  for (let column = from; column < width; column++) {
    const numbers = found.filter((line) => {
      const cell = line[column]
      return cell !== undefined && isNumber(cell)
    })
    if (numbers.length > 0 && numbers.length * 2 >= found.length) return column
  }
  return null
}

function byName(
  table: WrittenTable,
  { rows, names, values }: Named,
  selection: Block,
  target: PasteTarget,
): PastePlan {
  const changes: { place: Place; cell: Written }[] = []
  const strangers: string[] = []
  let left = 0
  for (const [index, line] of table.entries()) {
    const row = rows[index] ?? null
    const name = line[names]?.text.trim() ?? ""
    if (row === null) {
      if (name !== "") strangers.push(name)
      continue
    }
    const open = openColumns(row, selection.left, target)
    for (const [offset, cell] of line.slice(values).entries()) {
      const column = open[offset]
      if (column !== undefined) changes.push({ place: { row, column }, cell })
      else if (cell.text.trim() !== "") left++
    }
  }
  return { changes, left, strangers, byName: true, area: null }
}

/** The columns of a row that can be typed into, from the selection on; all of them where none is. */
function openColumns(row: number, from: number, target: PasteTarget): number[] {
  const open = Array.from({ length: target.columns }, (_, column) => column).filter((column) =>
    target.open({ row, column }),
  )
  const after = open.filter((column) => column >= from)
  return after.length > 0 ? after : open
}
