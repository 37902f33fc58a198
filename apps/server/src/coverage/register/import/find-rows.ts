import type { GridRow, GridSheet } from "../../../platform/table-file/index.ts"
import { findHeading, type FoundColumn, isNumbering, seen } from "./find-heading.ts"
import { type ImportWords, plain, type Target } from "./words.ts"

/** A row below the heading; what it carries on from the rows above is filled in. */
export interface FoundRow {
  readonly row: number
  readonly values: ReadonlyMap<Target, FoundValue>
}

export interface FoundValue {
  readonly text: string
  readonly letter: string
}

interface SkippedRow {
  readonly row: number
  readonly text: string
}

export interface FoundTable {
  readonly sheet: string | null
  readonly columns: readonly FoundColumn[]
  readonly rows: readonly FoundRow[]
  readonly skipped: readonly SkippedRow[]
}

/** The table of a sheet; null where it has no heading. */
export function findRows(sheet: GridSheet, words: ImportWords): FoundTable | null {
  const heading = findHeading(sheet, words)
  return heading === null ? null : readRows(sheet, heading.columns, heading.bottom, words)
}

/** Columns whose cells stand for the rows below them too where they are merged or "nt". */
const CARRIED: ReadonlySet<Target> = new Set([
  "gap",
  "commune",
  "district",
  "province",
  "technology",
  "operator",
  "state",
  "organisation",
  "document",
])

function readRows(
  sheet: GridSheet,
  columns: readonly FoundColumn[],
  bottom: number,
  words: ImportWords,
): FoundTable {
  const rows: FoundRow[] = []
  const skipped: SkippedRow[] = []
  const before = new Map<Target, FoundValue>()
  let group = new Map<Target, FoundValue>()
  for (const row of sheet.rows) {
    if (row.row <= bottom) continue
    const text = row.texts.filter((one) => one.trim() !== "").join(" | ")
    if (text === "") continue
    const named = groupOf(row, columns, words)
    if (named !== null) {
      group = new Map([...(named.keeps ? group : []), ...named.values])
      for (const target of named.values.keys()) before.delete(target)
      skipped.push({ row: row.row, text })
      continue
    }
    if (isAside(row, columns, words)) {
      skipped.push({ row: row.row, text })
      continue
    }
    const values = valuesOf(sheet, row, columns, { before, group, words })
    for (const [target, value] of values) before.set(target, value)
    rows.push({ row: row.row, values })
  }
  return { sheet: sheet.name, columns, rows, skipped }
}

const filledCells = ({ texts }: GridRow, columns: readonly FoundColumn[]) =>
  columns.flatMap((column) => {
    const text = (texts[column.index] ?? "").trim()
    return text === "" ? [] : [{ ...column, text }]
  })

interface Group {
  readonly values: ReadonlyMap<Target, FoundValue>
  /** A unit of a lower level stays within what was said above. */
  readonly keeps: boolean
}

/** "II | HUYỆN SƠN ĐỘNG": what follows belongs to it. */
function groupOf(row: GridRow, columns: readonly FoundColumn[], words: ImportWords): Group | null {
  const cells = filledCells(row, columns)
  const said = cells.filter(({ text }) => /\p{L}{2}/u.test(text))
  const [only, ...others] = said
  if (only === undefined || others.length > 0) return null
  const rest = cells.filter((cell) => cell !== only)
  const isRoman = rest.every(({ text }) => /^(?:[IVXLC]+|[A-ZĐ]|\d{1,3})[.)/]?$/u.test(text))
  const numbers = rest.filter(({ target }) => target === "population" || target === "households")
  if (!isRoman && numbers.length !== rest.filter(({ target }) => target !== "number").length)
    return null
  const bare = only.text.replace(/^(?:[IVXLC]+|[A-ZĐ]|\d{1,3})\s*[.)/–-]\s*/u, "")
  const level = levelOf(bare)
  if (level === null || startsWith(bare, words.totals)) return null
  return {
    values: new Map([[level, { text: bare, letter: only.letter }]]),
    keeps: level !== "province",
  }
}

function levelOf(text: string): "province" | "district" | "commune" | null {
  const key = plain(text)
  if (key.startsWith("tinh ")) return "province"
  if (/^(?:huyen|quan|thi xa|thanh pho|tp|tx) /u.test(key)) return "district"
  if (/^(?:xa|phuong|thi tran|tt|dac khu) /u.test(key)) return "commune"
  return null
}

const startsWith = (text: string, words: readonly string[]) => {
  const key = plain(text)
  return words.some((word) => key === word || key.startsWith(`${word} `))
}

/** A sum, a note, a signature: no data. */
function isAside(row: GridRow, columns: readonly FoundColumn[], words: ImportWords): boolean {
  const cells = filledCells(row, columns)
  const first = cells.find(({ text }) => /\p{L}/u.test(text))
  if (first === undefined) return true
  if (isNumbering(row.texts)) return true
  if (startsWith(first.text, words.totals)) return true
  if (startsWith(first.text, words.notes) && cells.length <= 3) return true
  return cells.length === 1 && cells[0]?.target !== "village" && cells[0]?.target !== "gap"
}

interface Carrying {
  readonly before: ReadonlyMap<Target, FoundValue>
  readonly group: ReadonlyMap<Target, FoundValue>
  readonly words: ImportWords
}

function valuesOf(
  sheet: GridSheet,
  row: GridRow,
  columns: readonly FoundColumn[],
  { before, group, words }: Carrying,
): Map<Target, FoundValue> {
  const values = new Map<Target, FoundValue>(group)
  for (const { index, letter, target } of columns) {
    if (target === null) continue
    const own = (row.texts[index] ?? "").trim()
    const text = own === "" && CARRIED.has(target) ? mergedText(sheet, row.row, index) : own
    const value = isDitto(text, words)
      ? before.get(target)
      : isNothing(text, target, words)
        ? undefined
        : { text, letter }
    if (value !== undefined) values.set(target, value)
  }
  return values
}

/** "nt", "như trên": what stands above. */
const isDitto = (text: string, { ditto }: ImportWords) =>
  text !== "" && ditto.has(plain(text) || text)

/** "-", "chưa rõ": nobody knows. "Chưa có" is a state where states stand. */
const isNothing = (text: string, target: Target, { nothing }: ImportWords) =>
  text === "" || (nothing.has(plain(text) || text) && !(target === "state" && plain(text) !== ""))

/** The text of a tall merged cell that reaches a row. */
function mergedText(sheet: GridSheet, row: number, column: number): string {
  const isTall = sheet.merges.some(
    ({ top, bottom, left, right }) =>
      row > top && row <= bottom && column >= left && column <= right,
  )
  return isTall ? seen(sheet, row, column).trim() : ""
}
