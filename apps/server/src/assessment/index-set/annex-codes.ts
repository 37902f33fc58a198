import { toNfc } from "@tinhso/vietnamese"

/** How the number of a row is written: what decides which rows stand below which. */
type Style = "letter" | "roman" | "number" | "small" | "name"

/** The number of a row as it was written, and the words that stood in the same cell. */
export interface Numbered {
  readonly style: Style
  readonly text: string
  readonly rest: string
}

const ROMAN = /^(?=[IVXLC])(?:X{0,4})(?:IX|IV|V?I{0,3})$/u
const DOTTED = /^\d{1,3}(?:\.\d{1,3}){0,7}$/u
const NAMED = /^(?:[0-9A-Za-z]{1,12}|\*)(?:\.(?:[0-9A-Za-z]{1,6}|\*)){0,7}$/u
const LEADING = /^(?:([IVXLC]+|[A-Z])\s*[.)]|(\d{1,3}(?:\.\d{1,3})*)[.)]?)\s+(.+)$/su

/**
 * The number that a cell holds: "I", "A.", "1.1.", "a)", "4.22.11", "G1", "2.*"; null where it holds
 * none. `named` allows codes that are words, as a column headed "Mã" has them.
 */
export function numberIn(cell: string, named: boolean): Numbered | null {
  const text = toNfc(cell)
    .replaceAll(/[ \t\u00A0]+/gu, " ")
    .trim()
  if (text === "") return null
  const bare = text.replace(/[.)]+$/u, "").replace(/^\(/u, "")
  const style = styleOf(bare, /^\(?[a-zđ][.)]$/u.test(text), named)
  if (style !== null) return { style, text: bare, rest: "" }
  const lead = LEADING.exec(text)
  if (lead === null) return null
  const [, mark, digits, rest = ""] = lead
  const own = mark ?? digits ?? ""
  const known = styleOf(own, false, false)
  return known === null ? null : { style: known, text: own, rest }
}

function styleOf(bare: string, small: boolean, named: boolean): Style | null {
  if (small) return "small"
  if (DOTTED.test(bare)) return "number"
  if (ROMAN.test(bare)) return "roman"
  if (/^[A-H]$/u.test(bare)) return "letter"
  return named && NAMED.test(bare) && /[\d*]|^[A-Z]+$/u.test(bare) ? "name" : null
}

/** What a workbook made of a code: a date ("1.1" → 1/1), a number ("4.10" → 4.1). */
export interface Mended {
  readonly code: string
  /** What the file shows, where that is not the code. */
  readonly shown: string | null
}

/**
 * The code behind what a workbook shows: a number that was seen already goes on from the row above
 * ("4.1" after 4.9 is 4.10); a date is the code whose day and month it shows, where that goes on
 * from the row above. Null where nobody can tell.
 */
export function mendCode(
  shown: string,
  kind: string | undefined,
  before: string | null,
  seen: ReadonlySet<string>,
): Mended | null {
  if (kind === "d") {
    const fits = datedCodes(shown).filter((code) => goesOn(code, before) && !seen.has(code))
    return fits.length === 1 && fits[0] !== undefined ? { code: fits[0], shown } : null
  }
  if (kind === "n" && seen.has(shown) && before !== null) {
    const next = following(before)
    if (next === `${shown}0`) return { code: next, shown }
  }
  return { code: shown, shown: null }
}

/** "2026-02-01" was typed "1.2", or "1.2.26". */
function datedCodes(day: string): string[] {
  const [year = 0, month = 0, date = 0] = day.slice(0, 10).split("-").map(Number)
  const third = year - 2000
  return [`${date}.${month}`, ...(third > 0 && third < 100 ? [`${date}.${month}.${third}`] : [])]
}

/** Whether a code is what comes after another: its first below, the next beside it or above it. */
function goesOn(code: string, before: string | null): boolean {
  if (before === null) return code === "1" || code === "1.1"
  if (code === `${before}.1`) return true
  for (let at: string | null = before; at !== null; at = aboveOf(at)) {
    if (following(at) === code) return true
  }
  return false
}

const aboveOf = (code: string): string | null => {
  const at = code.lastIndexOf(".")
  return at < 0 ? null : code.slice(0, at)
}

/** "4.9" → "4.10"; null where the last part is no number. */
function following(code: string): string | null {
  const at = code.lastIndexOf(".")
  const last = Number(code.slice(at + 1))
  return Number.isInteger(last) ? `${code.slice(0, at + 1)}${last + 1}` : null
}

/** A row with its number, and where it stands. */
export interface Placed {
  readonly code: string
  readonly parent: string | null
}

interface Open {
  readonly style: Style
  readonly code: string
  /** Parts of the number as written: 2 for "1.3". */
  readonly depth: number
}

/**
 * Gives every row its code and its parent. "1.1.1" stands below "1.1"; the other ways of numbering
 * stand below one another in the order in which they first come (A, I, 1, a). Numbers that begin
 * again under each heading get the heading as their beginning ("II.1").
 */
export function placeRows(numbers: readonly Numbered[]): Placed[] {
  const restarts = numbersRestart(numbers)
  const known = new Set<string>()
  let open: readonly Open[] = []
  return numbers.map((number) => {
    const depth = number.text.split(".").length
    const above = headingsOver(number.style, depth, open)
    const code = codeUnder(number, above, restarts)
    const dotted = longestAbove(code, known)
    known.add(code)
    open = [...above, { style: number.style, code, depth }]
    return { code, parent: dotted ?? parentOver(number.style, above) }
  })
}

/** The code of a row: as it is written, or below its heading where numbers begin again. */
function codeUnder({ style, text }: Numbered, above: readonly Open[], restarts: boolean): string {
  if (style === "small") {
    const heading = above.at(-1)?.code
    return heading === undefined ? text : `${heading}.${text}`
  }
  const under = above.findLast((one) => one.style !== "number")?.code
  const isNested = restarts && (style === "number" || style === "roman")
  return isNested && under !== undefined ? `${under}.${text}` : text
}

/** The headings that stay open over a row that is numbered in a way. */
function headingsOver(style: Style, depth: number, open: readonly Open[]): readonly Open[] {
  if (style === "name") return []
  const ends = (one: Open) =>
    one.style === style ? style !== "number" || one.depth >= depth : one.style === "small"
  const at = open.findIndex(ends)
  return at < 0 ? open : open.slice(0, at)
}

const parentOver = (style: Style, above: readonly Open[]): string | null => {
  if (style === "name") return null
  const over = style === "small" ? above.at(-1) : above.findLast((one) => one.style !== "number")
  return over?.code ?? null
}

/** The longest beginning of a code that is a row. */
function longestAbove(code: string, known: ReadonlySet<string>): string | null {
  for (let at = aboveOf(code); at !== null; at = aboveOf(at)) if (known.has(at)) return at
  return null
}

function numbersRestart(numbers: readonly Numbered[]): boolean {
  const heads = numbers.some(({ style }) => style === "roman" || style === "letter")
  const repeats = (style: Style) => {
    const own = numbers.filter((one) => one.style === style).map(({ text }) => text)
    return new Set(own).size < own.length
  }
  return heads && (repeats("number") || repeats("roman"))
}
