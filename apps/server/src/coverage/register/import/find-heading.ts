import type { GridRow, GridSheet } from "../../../platform/table-file/index.ts"
import { columnLetter } from "../../../platform/table-file/index.ts"
import { type ImportWords, plain, type Target } from "./words.ts"

/** A heading is looked for so far down. */
const TOP = 60
const FEWEST = 3
/** A heading of two or three lines, as departments print it. */
const DEEPEST = 3

export interface FoundColumn {
  readonly index: number
  readonly letter: string
  readonly heading: string
  readonly target: Target | null
}

export interface FoundHeading {
  readonly columns: readonly FoundColumn[]
  /** The last line of it. */
  readonly bottom: number
}

/** The heading of a sheet; null where no row names three columns that somebody knows. */
export function findHeading(sheet: GridSheet, words: ImportWords): FoundHeading | null {
  const top = sheet.rows.slice(0, TOP)
  const worth = top.map((row) => known(row.texts, words).size)
  const best = Math.max(0, ...worth)
  if (best < FEWEST) return null
  const header = headerAround(sheet, top, worth.indexOf(best), words)
  return { columns: columnsOf(sheet, header, words), bottom: header.at(-1)?.row ?? 0 }
}

function known(texts: readonly string[], words: ImportWords): Set<Target> {
  return new Set(texts.flatMap((text) => words.columns.get(plain(text)) ?? []))
}

/** Lines of a heading: rows of words above and below the one that names most columns. */
function headerAround(
  sheet: GridSheet,
  top: readonly GridRow[],
  at: number,
  words: ImportWords,
): readonly GridRow[] {
  const lines = top.slice(at, at + 1)
  const above = top[at - 1]
  const first = lines[0]
  if (above !== undefined && first !== undefined && isLine(sheet, above, first, words)) {
    lines.unshift(above)
  }
  for (let next = at + 1; lines.length < DEEPEST; next++) {
    const row = top[next]
    const before = lines.at(-1)
    if (row === undefined || before === undefined || !isUnder(sheet, row, before, words)) break
    lines.push(row)
  }
  return lines
}

/** A row right above a heading whose merged or single words stand over several of its columns. */
function isLine(sheet: GridSheet, row: GridRow, below: GridRow, words: ImportWords): boolean {
  if (row.row !== below.row - 1) return false
  const reaches = sheet.merges.some(({ top, bottom }) => top === row.row && bottom >= below.row)
  return reaches || known(row.texts, words).size >= 2
}

/** A row right under a heading that names columns, or numbers them "(1) (2) (3)". */
function isUnder(sheet: GridSheet, row: GridRow, above: GridRow, words: ImportWords): boolean {
  if (row.row !== above.row + 1) return false
  if (isNumbering(row.texts)) return true
  const spanned = sheet.merges.some(({ top, bottom }) => top <= above.row && bottom >= row.row)
  const filled = row.texts.flatMap((text, index) => (text.trim() === "" ? [] : [{ text, index }]))
  // Without merged cells: words of headings under cells that are empty or name their group.
  const isPart =
    filled.length > 0 &&
    filled.length * 2 < row.texts.length &&
    filled.every(({ text }) => words.columns.has(plain(text)))
  return (spanned || isPart) && known(row.texts, words).size > 0
}

export const isNumbering = (texts: readonly string[]) => {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== "")
  return filled.length >= FEWEST && filled.every((text) => /^\(?(?:\d{1,2}|[A-ZĐ])\)?$/u.test(text))
}

/** The text a reader sees in a cell of the heading: of merged cells each shows the one text. */
export function seen({ merges, rows }: GridSheet, row: number, column: number): string {
  const own = rows.find((one) => one.row === row)?.texts[column] ?? ""
  if (own !== "") return own
  const span = merges.find(
    ({ top, bottom, left, right }) =>
      row >= top && row <= bottom && column >= left && column <= right,
  )
  if (span === undefined) return ""
  return rows.find((one) => one.row === span.top)?.texts[span.left] ?? ""
}

function columnsOf(
  sheet: GridSheet,
  header: readonly GridRow[],
  words: ImportWords,
): FoundColumn[] {
  const width = Math.max(0, ...sheet.rows.map(({ texts }) => texts.length))
  const taken = new Set<Target>()
  return Array.from({ length: width }, (_one, index) => {
    const path = header
      .map(({ row }) => seen(sheet, row, index).replaceAll(/\s+/gu, " ").trim())
      .filter(
        (text, at, all) => text !== "" && text !== all[at - 1] && !isNumbering([text, text, text]),
      )
    const tried = [path.join(" "), ...path.toReversed()].map(plain)
    const target =
      tried.flatMap((text) => words.columns.get(text) ?? targetIn(text, words))[0] ?? null
    const free = target !== null && !taken.has(target) ? target : null
    if (free !== null) taken.add(free)
    return { index, letter: columnLetter(index), heading: path.join(" / "), target: free }
  }).filter(({ heading }) => heading !== "")
}

/** A heading that begins with words that are known: "Số hộ (hộ)", "Dân số (người)". */
function targetIn(text: string, words: ImportWords): Target | [] {
  let best: { readonly word: string; readonly target: Target } | null = null
  for (const [word, target] of words.columns) {
    if (word.length < 4 || !text.startsWith(`${word} `)) continue
    if (best === null || word.length > best.word.length) best = { word, target }
  }
  return best?.target ?? []
}
