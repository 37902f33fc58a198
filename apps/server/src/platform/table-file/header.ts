import { compareKey, nearest, toNfc } from "@tinhso/vietnamese"
import { columnLetter } from "./position.ts"
import type { Layout } from "./rows.ts"

/** A row near the top, as text. */
export interface TopRow {
  readonly row: number
  readonly texts: readonly string[]
}

export interface Wanted {
  readonly columns: readonly string[]
  readonly optional: readonly string[]
}

export interface Header extends Layout {
  readonly row: number
  /** Every header as written, NFC; "" where there is none. */
  readonly texts: readonly string[]
  readonly ignored: readonly string[]
  readonly optional: readonly string[]
}

export type HeaderReading =
  | { readonly kind: "found"; readonly header: Header }
  | { readonly kind: "nothing" }
  | {
      readonly kind: "missing"
      readonly row: number
      readonly seen: readonly string[]
      readonly found: number
      readonly missing: readonly { name: string; like: { text: string; column: number } | null }[]
    }
  | {
      readonly kind: "twice"
      readonly row: number
      readonly name: string
      readonly columns: readonly number[]
    }

/** How far down a header may stand: titles and dates often stand above it. */
export const HEADER_WITHIN = 30

/** Spelling, not the way of writing: case, spaces, NFD and the place of a tone mark do not matter. */
const keyOf = (text: string) => compareKey(text)

/**
 * The first row that has every required header; where none has, the row that comes nearest,
 * with what is missing and the header that looks like it.
 */
export function findHeader(top: readonly TopRow[], wanted: Wanted): HeaderReading {
  const required = wanted.columns.map(keyOf)
  const rows = top
    .map((row) => ({
      row,
      found: countFound(row, required),
      filled: row.texts.filter(hasText).length,
    }))
    .filter(({ filled }) => filled > 0)
  const most = Math.max(0, ...rows.map(({ found }) => found))
  const widest = Math.max(0, ...rows.map(({ filled }) => filled))
  const best =
    most > 0
      ? rows.find(({ found }) => found === most)
      : rows.find(({ filled }) => filled * 2 >= widest)
  if (best === undefined) return { kind: "nothing" }
  return best.found === required.length
    ? layOut(best.row, wanted)
    : whatIsMissing(best.row, best.found, wanted)
}

const hasText = (text: string) => text.trim() !== ""

function countFound(row: TopRow, required: readonly string[]): number {
  const keys = new Set(row.texts.map(keyOf))
  return required.filter((key) => keys.has(key)).length
}

function layOut(top: TopRow, wanted: Wanted): HeaderReading {
  const texts = top.texts.map((text) => toNfc(text).trim())
  const places = new Map<string, number[]>()
  texts.forEach((text, index) => {
    if (text === "") return
    const key = keyOf(text)
    places.set(key, [...(places.get(key) ?? []), index])
  })
  const names = [...wanted.columns, ...wanted.optional]
  for (const name of names) {
    const columns = places.get(keyOf(name)) ?? []
    if (columns.length > 1) return { kind: "twice", row: top.row, name, columns }
  }
  const columns = names.map((name) => {
    const index = places.get(keyOf(name))?.[0] ?? -1
    return { name, index, letter: index < 0 ? "" : columnLetter(index) }
  })
  const taken = new Set(columns.map(({ index }) => index))
  return {
    kind: "found",
    header: {
      row: top.row,
      texts,
      columns,
      ignored: texts.filter((text, index) => text !== "" && !taken.has(index)),
      optional: columns
        .filter(({ name, index }) => index >= 0 && wanted.optional.includes(name))
        .map(({ name }) => name),
    },
  }
}

function whatIsMissing(top: TopRow, found: number, wanted: Wanted): HeaderReading {
  const texts = top.texts.map((text) => toNfc(text).trim())
  const known = new Set([...wanted.columns, ...wanted.optional].map(keyOf))
  const present = new Set(texts.map(keyOf))
  const strangers = texts.filter((text) => text !== "" && !known.has(keyOf(text)))
  const missing = wanted.columns
    .filter((name) => !present.has(keyOf(name)))
    .map((name) => {
      const like = nearest(name, strangers, 1)[0]?.text
      return { name, like: like === undefined ? null : { text: like, column: texts.indexOf(like) } }
    })
  return {
    kind: "missing",
    row: top.row,
    seen: texts.filter((text) => text !== ""),
    found,
    missing,
  }
}
