/** What stands in a cell as it was typed or pasted, and the number behind it where that is told. */
export interface Written {
  readonly text: string
  /** A plain decimal ("1596.5") that a spreadsheet keeps, or that was chosen: nothing to guess. */
  readonly exact: string | null
  /** Of a pasted cell: where it stood in the block, "B3". */
  readonly place?: string
}

export const EMPTY: Written = { text: "", exact: null }

export const sameWritten = (a: Written, b: Written): boolean =>
  a.text === b.text && a.exact === b.exact

export type WrittenTable = readonly (readonly Written[])[]

/** More than any report has; beyond it a paste is a slip of the mouse. */
export const MOST_CELLS = 100_000

/**
 * The table of a clipboard's plain text as spreadsheets write it: tabs between cells, quotes around
 * a cell with a line break, a quote within doubled.
 *
 * @example
 * readTsv("1.596\t87,5\r\n") // [["1.596", "87,5"]]
 */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    rows.at(-1)?.push(cell.text)
    at = cell.next
    const mark = text[at]
    if (mark === "\t") {
      at++
      if (at === text.length) rows.at(-1)?.push("")
      continue
    }
    at += text.startsWith("\r\n", at) ? 2 : 1
    if (at < text.length) rows.push([])
  }
  return rows.length === 1 && rows[0]?.length === 0 ? [] : rows
}

interface Cut {
  readonly text: string
  readonly next: number
}

function plainCell(text: string, from: number): Cut {
  let next = from
  while (next < text.length && !"\t\r\n".includes(text.charAt(next))) next++
  return { text: text.slice(from, next), next }
}

/** A cell in quotes; one whose quotes do not close, or close in mid-cell, is taken as it stands. */
function quotedCell(text: string, from: number): Cut {
  let inner = ""
  let next = from + 1
  for (;;) {
    const quote = text.indexOf('"', next)
    if (quote === -1) return plainCell(text, from)
    inner += text.slice(next, quote)
    if (text[quote + 1] !== '"') {
      const end = quote + 1
      const closed = end === text.length || "\t\r\n".includes(text.charAt(end))
      return closed ? { text: inner, next: end } : plainCell(text, from)
    }
    inner += '"'
    next = quote + 2
  }
}

/** What HTML's cells must tell; the browser's own parser gives it (`clipboard.ts`). */
export interface HtmlCell {
  readonly text: string
  readonly columns: number
  readonly rows: number
  readonly attribute: (name: string) => string | null
}

/**
 * The rows of an HTML table with merged cells laid out: a merged cell says its text once, at its
 * upper left, as spreadsheets do.
 */
export function layOut(rows: readonly (readonly HtmlCell[])[]): Written[][] {
  const grid: (Written | undefined)[][] = rows.map(() => [])
  for (const [row, cells] of rows.entries()) {
    let column = 0
    for (const cell of cells) {
      while (grid[row]?.[column] !== undefined) column++
      cover(grid, row, column, cell)
      column += cell.columns
    }
  }
  const width = Math.max(0, ...grid.map((row) => row.length))
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? EMPTY))
}

function cover(grid: (Written | undefined)[][], top: number, left: number, cell: HtmlCell): void {
  for (let row = top; row < Math.min(grid.length, top + cell.rows); row++) {
    for (let column = left; column < left + cell.columns; column++) {
      const first = row === top && column === left
      const line = grid[row]
      if (line !== undefined) line[column] = first ? read(cell) : EMPTY
    }
  }
}

const read = (cell: HtmlCell): Written => ({
  text: cell.text.replaceAll(/\s+/gu, " ").trim(),
  exact: exactOf(cell.attribute),
})

const DECIMAL = /^-?\d+(?:\.\d+)?$/

/** The number itself, as Excel (`x:num`), LibreOffice (`sdval`) and Google Sheets write it beside. */
function exactOf(attribute: HtmlCell["attribute"]): string | null {
  const plain = attribute("x:num") ?? attribute("sdval") ?? sheetsNumber(attribute)
  return plain !== null && DECIMAL.test(plain) ? plain : null
}

const SHEETS_NUMBER = /"1":3,"3":(-?\d+(?:\.\d+)?)/

const sheetsNumber = (attribute: HtmlCell["attribute"]): string | null =>
  SHEETS_NUMBER.exec(attribute("data-sheets-value") ?? "")?.[1] ?? null

/** The cells of a block, each with where it stands in it: "A1" for the first. */
export const placed = (rows: readonly (readonly Written[])[]): WrittenTable =>
  rows.map((row, at) =>
    row.map((cell, column) => ({ ...cell, place: `${letters(column)}${at + 1}` })),
  )

/** A column as spreadsheets name it: 0 is "A", 27 "AB". */
function letters(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

/** A block as spreadsheets take it in: the reverse of `readTsv`. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join("\t")).join("\r\n")
}

const quoted = (text: string) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
