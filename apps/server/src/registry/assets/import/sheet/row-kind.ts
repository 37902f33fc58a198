import { searchKey } from "@tinhso/vietnamese"
import type { GridRow } from "../../../../platform/table-file/index.ts"
import type { ImportWords } from "../words.ts"
import { type FoundColumn, isNumbering } from "./find-tables.ts"

export type RowKind =
  | { readonly kind: "data" }
  /** "II | HUYỆN PÁC NẶM": what follows belongs to it. */
  | {
      readonly kind: "group"
      readonly text: string
      readonly column: number
      readonly depth: number
    }
  | { readonly kind: "total"; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  /** The heading again, as on every printed page. */
  | { readonly kind: "header" }

export interface RowReader {
  readonly columns: readonly FoundColumn[]
  /** The column of running numbers; -1 where there is none. */
  readonly index: number
  /** Columns that only a row of data fills: places, codes, crosses. */
  readonly telling: ReadonlySet<number>
  /** Columns of crosses: a group has sums there. */
  readonly sums: ReadonlySet<number>
  readonly words: ImportWords
}

const ROMAN = /^[IVXLC]{1,7}\s*[.)/-]?$/u
const LETTER = /^[A-ZĐ]\s*[.)/-]?$/u
const NUMBERED = /^(?:[IVXLC]{1,7}|[A-ZĐ]|\d{1,3})\s*[.)/-]\s*(?=\p{L})/u

/** What a row below a heading is. */
export function rowKind(row: GridRow, reader: RowReader): RowKind {
  const filled = row.texts.flatMap((text, index) => (text.trim() === "" ? [] : [{ index, text }]))
  const [first] = filled
  if (first === undefined) return { kind: "note", text: "" }
  if (isHeaderAgain(row, reader) || isNumbering(row)) return { kind: "header" }
  const words = filled.filter(({ index }) => index !== reader.index)
  const told = filled.some(({ index }) => reader.telling.has(index))
  const opening = words.find(({ text }) => /\p{L}/u.test(text))
  if (isTotal(row, opening, reader))
    return { kind: "total", text: words.map(({ text }) => text.trim()).join(" | ") }
  if (startsWith(first.text, reader.words.notes) && filled.length <= 3)
    return { kind: "note", text: filled.map(({ text }) => text.trim()).join(" ") }
  const alone = words.length === 1 && opening !== undefined
  if (told && !alone) return sumsOfGroup(row, filled, reader) ?? { kind: "data" }
  return groupOrNote(row, filled, reader)
}

const isTotal = (row: GridRow, opening: Filled | undefined, reader: RowReader) =>
  opening !== undefined && startsWith(opening.text, reader.words.totals) && isLean(row, reader)

/** "A | Phường Hà Tu (2 trạm) | | | 1 | 2": a group with its sums, and nothing of a place. */
function sumsOfGroup(row: GridRow, filled: readonly Filled[], reader: RowReader): RowKind | null {
  const number = (reader.index < 0 ? "" : (row.texts[reader.index] ?? "")).trim()
  const depth = ROMAN.test(number) || LETTER.test(number) ? depthOf(number) : null
  const [opening, ...others] = filled.filter(({ index }) => index !== reader.index)
  if (depth === null || opening === undefined || others.length === 0) return null
  const sums = others.every(
    ({ index, text }) => reader.sums.has(index) && /^\s*\d+\s*$/u.test(text),
  )
  if (!sums || reader.telling.has(opening.index)) return null
  return { kind: "group", text: bareGroup(opening.text), column: opening.index, depth }
}

type Filled = { readonly index: number; readonly text: string }

function groupOrNote(row: GridRow, filled: readonly Filled[], reader: RowReader): RowKind {
  const number = (reader.index < 0 ? "" : (row.texts[reader.index] ?? "")).trim()
  const words = filled.filter(({ index, text }) => index !== reader.index && /\p{L}/u.test(text))
  const [opening] = words
  const alone = words.length === 1
  if (opening === undefined) {
    return /\p{L}{3}/u.test(number)
      ? { kind: "group", text: bareGroup(number), column: reader.index, depth: 1 }
      : { kind: "note", text: filled.map((one) => one.text).join(" ") }
  }
  const { text, index: column } = opening
  if (!alone) return { kind: "data" }
  const depth = depthOf(number)
  if (depth !== null || (column <= firstText(reader) + 1 && text.length <= 120)) {
    return { kind: "group", text: bareGroup(text), column, depth: depth ?? 1 }
  }
  return { kind: "note", text: text.trim() }
}

/** "A" above "I" above "1". */
function depthOf(number: string): number | null {
  if (ROMAN.test(number)) return 1
  if (LETTER.test(number)) return 0
  return /^\d/u.test(number) ? 2 : null
}

const firstText = ({ columns, index }: RowReader) =>
  columns.find((column) => column.index !== index)?.index ?? 0

/** "II. Phường Hà Tu (2 trạm)": without its number and without how many there are. */
const bareGroup = (text: string) =>
  text
    .trim()
    .replace(NUMBERED, "")
    .replace(/\s*(?:\(\s*\d[^()]*\)|:\s*\d+\s*(?:\p{L}+\s*){0,3})$/u, "")
    .trim()

/** Few cells, none of a place: a row of sums. */
function isLean({ texts }: GridRow, { columns }: RowReader): boolean {
  const filled = texts.filter((text) => text.trim() !== "").length
  return filled <= Math.max(3, columns.length - 2)
}

function startsWith(text: string, words: readonly string[]): boolean {
  const key = searchKey(text)
  return words.some((word) => {
    const wanted = searchKey(word)
    return key === wanted || key.startsWith(`${wanted} `)
  })
}

function isHeaderAgain({ texts }: GridRow, { columns }: RowReader): boolean {
  let same = 0
  let other = 0
  for (const { index, path } of columns) {
    const text = texts[index]?.replace(/\s+/gu, " ").trim() ?? ""
    if (text === "") continue
    if (path.includes(text)) same += 1
    else other += 1
  }
  return same >= 2 && same > other
}
