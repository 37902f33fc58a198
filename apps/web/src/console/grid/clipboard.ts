import {
  EMPTY,
  type HtmlCell,
  layOut,
  MOST_CELLS,
  placed,
  readTsv,
  writeTsv,
  type Written,
  type WrittenTable,
} from "./clipboard-table.ts"

/**
 * The table of a clipboard: from HTML where a spreadsheet put a table there (it tells the numbers
 * behind the texts and merged cells), else from plain text. Null where nothing is to be pasted.
 */
export function tableOf(data: DataTransfer): WrittenTable | null {
  const plain = readTsv(data.getData("text/plain"))
  const html = htmlRows(data.getData("text/html"))
  const rows = html ?? plain.map((row) => row.map((text): Written => ({ ...EMPTY, text })))
  const cells = rows.reduce((sum, row) => sum + row.length, 0)
  return cells === 0 || cells > MOST_CELLS ? null : placed(rows)
}

function htmlRows(html: string): Written[][] | null {
  if (html === "") return null
  const document = new DOMParser().parseFromString(html, "text/html")
  const tables = document.querySelectorAll("table")
  const [table] = tables
  if (table === undefined || tables.length > 1) return null
  return layOut([...table.rows].map((row) => [...row.cells].map(cellOf)))
}

const cellOf = (cell: HTMLTableCellElement): HtmlCell => ({
  text: cell.textContent,
  columns: Math.max(1, cell.colSpan),
  rows: Math.max(1, cell.rowSpan),
  attribute: (name) => cell.getAttribute(name),
})

/** Puts a block on a clipboard so that spreadsheets and texts take it. */
export function putTable(data: DataTransfer, rows: readonly (readonly string[])[]): void {
  data.setData("text/plain", writeTsv(rows))
}
