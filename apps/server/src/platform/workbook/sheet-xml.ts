import { Fields } from "./fields.ts"
import type { WorkbookCell, WorkbookColumn, WorkbookField, WorkbookSheet } from "./model.ts"
import { STYLES } from "./styles.ts"

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Excel reads no more letters in a cell. */
const MOST_LETTERS = 32_767
/** Pieces are handed on when they are about this long. */
const PIECE = 64_000

/** Control letters, which XML forbids, are left out; the rest is escaped. */
export function xmlText(text: string): string {
  return text
    .slice(0, MOST_LETTERS)
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
}

/** "A", "Z", "AA": the name of a column by its number from 0. */
export function columnName(index: number): string {
  const before = Math.floor(index / 26)
  return (before === 0 ? "" : columnName(before - 1)) + String.fromCharCode(65 + (index % 26))
}

/** One sheet, piece by piece: thousands of rows never stand in memory as text. */
export function* sheetXml({
  columns,
  rows,
  isProtected,
  widths = [],
  merges = [],
  mark,
  isWide,
}: WorkbookSheet): Generator<string> {
  const fields = new Fields()
  yield `${HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${isWide === true ? FITTED : ""}`
  if (columns.length > 0) {
    yield '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  }
  yield colsXml(columns.length > 0 ? columns : widths.map((width) => ({ width })))
  yield "<sheetData>"
  let number = 0
  let piece = ""
  if (columns.length > 0) {
    piece = rowXml(
      columns.map(({ title }) => ({ heading: title })),
      ++number,
    )
  }
  for (const row of rows) {
    piece += rowXml(row, ++number)
    fields.note(row, (index) => `${columnName(index)}${number}`)
    if (piece.length < PIECE) continue
    yield piece
    piece = ""
  }
  yield `${piece}</sheetData>`
  if (isProtected === true) {
    yield '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>'
  }
  yield mergesXml(merges)
  yield `${fields.xml()}${isWide === true ? TURNED : ""}${markXml(mark)}</worksheet>`
}

const colsXml = (columns: readonly Pick<WorkbookColumn, "width" | "hidden">[]) =>
  columns.length === 0
    ? ""
    : `<cols>${columns
        .map(
          ({ width, hidden }, i) =>
            `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"${hidden === true ? ' hidden="1"' : ""}/>`,
        )
        .join("")}</cols>`

const mergesXml = (merges: readonly string[]) =>
  merges.length === 0
    ? ""
    : `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`

const FITTED = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
const TURNED = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'

/** A header of printed pages; "&" begins a code there and is doubled. */
const markXml = (mark: string | undefined) =>
  mark === undefined
    ? ""
    : `<headerFooter><oddHeader>&amp;C&amp;B${xmlText(mark.replaceAll("&", "&&"))}</oddHeader></headerFooter>`

function rowXml(row: readonly WorkbookCell[], number: number): string {
  const cells = row.map((cell, index) => cellXml(cell, `${columnName(index)}${number}`))
  return `<row r="${number}">${cells.join("")}</row>`
}

function cellXml(cell: WorkbookCell, at: string): string {
  if (cell === null || cell === "") return ""
  if (typeof cell === "string") return textXml(cell, at, STYLES.text)
  if (typeof cell === "number") return numberXml(cell, at, STYLES.plain)
  if ("field" in cell) return fieldXml(cell, at)
  if ("heading" in cell) return textXml(cell.heading, at, STYLES.heading)
  return numberXml(cell.number, at, STYLES.decimals[cell.decimals] ?? STYLES.plain)
}

function fieldXml({ field, decimals }: WorkbookField, at: string): string {
  const style = STYLES.fieldDecimals[decimals] ?? STYLES.field
  if (field === null || field === "") return `<c r="${at}" s="${style}"/>`
  return typeof field === "string" ? textXml(field, at, STYLES.field) : numberXml(field, at, style)
}

/** Inline text is never read as a formula, even where it begins with "=". */
const textXml = (text: string, at: string, style: number) =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`

const numberXml = (value: number, at: string, style: number) =>
  Number.isFinite(value) ? `<c r="${at}" s="${style}"><v>${value}</v></c>` : ""
