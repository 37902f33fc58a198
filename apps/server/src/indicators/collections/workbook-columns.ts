import { fold, nearest, searchKey } from "@tinhso/vietnamese"
import type { AskedCell } from "./asked-cells.ts"
import { cutLabel } from "./cut-label.ts"
import { cutParts } from "../cells/cut.ts"
import type { FormMeasure } from "./model/rules.ts"
import type { ColumnMeaning, MappedColumn } from "./model/workbook.ts"

/** The columns of our own workbooks. */
export const OURS = {
  cell: "Mã ô",
  value: "Giá trị",
  status: "Tình trạng",
  note: "Ghi chú",
  unit: "Mã báo cáo",
} as const

/** "Số hộ gia đình (household) [tổng_hộ]"; the code at the end says which column it is. */
export function cellTitle(
  { measure, cut }: AskedCell,
  { nameVi, unitOfMeasure }: FormMeasure,
): string {
  const label = cut === "" ? "" : `: ${cutLabel(cut).vi}`
  const code = cut === "" ? measure : `${measure}; ${cut}`
  return `${nameVi}${label} (${unitOfMeasure}) [${code}]`
}

/** A header of a workbook with the letter above it. */
export interface Heading {
  readonly column: string
  readonly header: string
}

interface Known {
  readonly asked: readonly AskedCell[]
  readonly measures: readonly FormMeasure[]
  /** What a person said before, by `headerKey`. */
  readonly remembered: ReadonlyMap<string, ColumnMeaning>
}

/** Spelling and marks of a header do not matter when it is remembered. */
export const headerKey = (header: string): string => searchKey(header).slice(0, 200)

const IGNORE: ColumnMeaning = { kind: "ignore" }
const UNIT_WORDS = new Set(
  [
    "đơn vị",
    "tên đơn vị",
    "mã đơn vị",
    "xã",
    "phường",
    "xã phường",
    "xã, phường",
    "tên xã",
    "tên xã, phường",
    "địa phương",
    "địa bàn",
    "cơ quan",
    "cơ quan, đơn vị",
    "unit",
    "place",
    "unit_id",
  ].map(searchKey),
)

interface Guess {
  readonly meaning: ColumnMeaning
  readonly sure: boolean
  /** How well it fits, from 0 to 1. */
  readonly fit: number
}

/**
 * What each column of a workbook holds: by the code that our own template has, by what the person
 * said before, by a name that says exactly one cell; otherwise a proposal to confirm. Of several
 * columns for one cell the one that fits best keeps it.
 */
export function matchColumns(headings: readonly Heading[], known: Known): MappedColumn[] {
  const names = namesOf(known)
  const guesses = headings.map(({ header }) => guess(header, known, names))
  const taken = new Map<string, number>()
  const order = guesses
    .map((one, i) => ({ ...one, i }))
    .toSorted((a, b) => Number(b.sure) - Number(a.sure) || b.fit - a.fit || a.i - b.i)
  for (const { meaning, i } of order) {
    const key = keyOf(meaning)
    if (key !== null && !taken.has(key)) taken.set(key, i)
  }
  return headings.map((heading, i) => {
    const { meaning, sure } = guesses[i] ?? { meaning: IGNORE, sure: false }
    const key = keyOf(meaning)
    return key === null || taken.get(key) === i
      ? { ...heading, meaning, sure }
      : { ...heading, meaning: IGNORE, sure: false }
  })
}

/** What only one column can hold. */
export function keyOf(meaning: ColumnMeaning): string | null {
  if (meaning.kind === "ignore") return null
  return meaning.kind === "unit" ? "unit" : `${meaning.measure}\n${meaning.cut}`
}

interface Name {
  readonly cell: AskedCell
  readonly text: string
  readonly key: string
  readonly words: ReadonlySet<string>
}

/** Every way in which a cell may be called. */
function namesOf({ asked, measures }: Known): Name[] {
  const byCode = new Map(measures.map((measure) => [measure.measure, measure]))
  return asked.flatMap((cell) => {
    const measure = byCode.get(cell.measure)
    if (measure === undefined) return []
    const values = cutParts(cell.cut)
      .map(({ value }) => value)
      .join(" ")
    const label = cell.cut === "" ? "" : cutLabel(cell.cut).vi
    return [measure.nameVi, measure.nameEn, measure.measure.replaceAll("_", " ")].flatMap((name) =>
      [...new Set([`${name} ${values}`, `${name} ${label}`])].map((text) => ({
        cell,
        text,
        key: searchKey(text),
        words: wordsOf(text),
      })),
    )
  })
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ""),
  )

function guess(header: string, known: Known, names: readonly Name[]): Guess {
  const own = /\[([^[\]]+)\]\s*$/u.exec(header)?.[1]
  if (own !== undefined) {
    const cell = known.asked.find(
      ({ measure, cut }) => own === (cut === "" ? measure : `${measure}; ${cut}`),
    )
    if (cell !== undefined) return { meaning: { kind: "cell", ...cell }, sure: true, fit: 1 }
  }
  if (header === OURS.unit) return { meaning: { kind: "unit" }, sure: true, fit: 1 }
  const before = known.remembered.get(headerKey(header))
  if (before !== undefined) return { meaning: before, sure: true, fit: 1 }
  const key = searchKey(header.replace(/\([^()]*\)/gu, " "))
  if (UNIT_WORDS.has(key)) return { meaning: { kind: "unit" }, sure: true, fit: 1 }
  const same = new Map(
    names.filter((name) => name.key === key).map(({ cell }) => [cellKey(cell), cell]),
  )
  const [only] = same.values()
  if (only !== undefined && same.size === 1) {
    return { meaning: { kind: "cell", ...only }, sure: true, fit: 1 }
  }
  return near(header, key, names)
}

const cellKey = ({ measure, cut }: AskedCell) => `${measure}\n${cut}`

/** A name that shares most words with a header, or is spelt almost alike. */
function near(header: string, key: string, names: readonly Name[]): Guess {
  const words = wordsOf(header.replace(/\([^()]*\)/gu, " "))
  let best: { cell: AskedCell; fit: number } | null = null
  for (const { cell, words: other } of names) {
    const shared = [...words].filter((word) => other.has(word)).length
    const fit = (2 * shared) / (words.size + other.size)
    if (fit > (best?.fit ?? 0)) best = { cell, fit }
  }
  const [alike] = nearest(
    key,
    names.map((name) => name.key),
    1,
  )
  const spelt = alike === undefined ? undefined : names.find((name) => name.key === alike.text)
  if (spelt !== undefined && (best === null || best.fit < 0.9)) {
    return { meaning: { kind: "cell", ...spelt.cell }, sure: false, fit: 0.9 }
  }
  return best === null || best.fit < 0.5
    ? { meaning: IGNORE, sure: false, fit: 0 }
    : { meaning: { kind: "cell", ...best.cell }, sure: false, fit: best.fit }
}
