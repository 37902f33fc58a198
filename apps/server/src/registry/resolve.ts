import { compareKey, nearest, parseUnitName } from "@tinhso/vietnamese"
import { asOf, existsOn, holds, type UnitBook, type UnitRecord } from "./book.ts"
import { nameSearchKey } from "./derive.ts"
import type { Level } from "./model.ts"
import { pathOf } from "./tree.ts"

export interface Question {
  /** A name ("xã Ba Chẽ", "ba che", "Ba Chẽ, Quảng Ninh"), an official code or an id. */
  readonly text: string
  readonly level?: Level | null
  /** The day on which it is meant. */
  readonly on: string
}

export type Resolution =
  | { readonly kind: "found"; readonly unit: UnitRecord }
  | { readonly kind: "ambiguous"; readonly candidates: readonly UnitRecord[] }
  | { readonly kind: "unknown"; readonly suggestions: readonly string[] }

const LEVELS: readonly Level[] = ["country", "province", "district", "commune"]
const RANK = new Map(LEVELS.map((level, rank) => [level, rank]))

/**
 * The unit that a text means on a day. Marks that are typed must agree, marks left out are
 * forgiven. Among several: a country or province before the rest; then one that exists on the day
 * under that name, then under another, then one that does not exist; then the higher level.
 * What is still more than one is ambiguous: a name after a comma says which.
 */
export function resolve(book: UnitBook, question: Question): Resolution {
  const [name = "", ...places] = question.text
    .normalize("NFC")
    .split(/[,;()]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
  const ofLevel = (unit: UnitRecord) =>
    (question.level ?? unit.level) === unit.level &&
    places.every((place) => liesIn(book, unit, place))
  const byCode = withCode(book, name, question.on).filter(ofLevel)
  const matches = byCode.length > 0 ? byCode : withName(book, name, ofLevel, question.on)
  const [unit, ...others] = byCode.length > 0 ? byCode : best(matches, name, question.on)
  if (unit === undefined) return { kind: "unknown", suggestions: suggest(book, question, name) }
  return others.length === 0
    ? { kind: "found", unit }
    : { kind: "ambiguous", candidates: [unit, ...others] }
}

/**
 * Units that a code means: those that have it on the day; otherwise the unit of that id; otherwise
 * those that had it last before, or will have it.
 */
function withCode(book: UnitBook, text: string, day: string): UnitRecord[] {
  const own = book.units.get(text.replace(/^id:/u, "").toUpperCase())
  if (text.startsWith("id:")) return own === undefined ? [] : [own]
  const coded = book.byCode.get(text) ?? []
  const now = coded.filter((unit) => asOf(unit.codes, day)?.code === text && existsOn(unit, day))
  if (now.length > 0) return now
  const also = coded.filter((unit) => existsOn(unit, day))
  if (also.length > 0) return also
  return own === undefined ? [...coded] : [own]
}

/** How well a written name fits a unit: 0 in letter and mark, 1 where marks are left out. */
function fit(typed: string, written: string): 0 | 1 | null {
  if (compareKey(typed) === compareKey(written)) return 0
  const asked = wordsOf(typed)
  const has = wordsOf(written)
  if (asked.length !== has.length) return null
  return asked.every((word, i) => agrees(word, has[i] ?? "")) ? 1 : null
}

const wordsOf = (text: string) => compareKey(text).match(/[\p{L}\p{N}']+/gu) ?? []

/** A word agrees that is the same, or has no marks and is the same without them. */
function agrees(typed: string, written: string): boolean {
  const plain = (word: string) => word.replaceAll("'", "").replace(/^0+(?=\d)/u, "")
  if (plain(typed) === plain(written)) return true
  return /^[a-z0-9']*$/u.test(typed) && plain(typed) === nameSearchKey(written)
}

/** The fit of a text to a unit's names and aliases, with or without its type word. */
function fitOf(unit: UnitRecord, text: string, day: string | null): 0 | 1 | null {
  const names = day === null ? unit.names : unit.names.filter((name) => holds(name, day))
  const { type, name: bare } = parseUnitName(text)
  const fits = names.flatMap((name) => [
    fit(text, name.fullName),
    fit(text, name.name),
    type !== null && parseUnitName(name.fullName).type === type ? fit(bare, name.name) : null,
  ])
  const aliases = unit.aliases.map(({ alias }) => fit(text, alias))
  return best01([...fits, ...aliases])
}

function best01(fits: readonly (0 | 1 | null)[]): 0 | 1 | null {
  if (fits.includes(0)) return 0
  return fits.includes(1) ? 1 : null
}

/** Units that a name may mean at any time; those that fit with every mark drive out the others. */
function withName(
  book: UnitBook,
  text: string,
  wanted: (unit: UnitRecord) => boolean,
  _day: string,
): UnitRecord[] {
  const keys = new Set([nameSearchKey(text), nameSearchKey(parseUnitName(text).name)])
  const found = new Set([...keys].flatMap((key) => book.bySearch.get(key) ?? []))
  const fitting = [...found].filter(wanted).map((unit) => ({ unit, fit: fitOf(unit, text, null) }))
  const exact = fitting.filter((one) => one.fit === 0)
  return (exact.length > 0 ? exact : fitting.filter((one) => one.fit === 1)).map((one) => one.unit)
}

/** The candidates that nothing places behind another. */
function best(candidates: readonly UnitRecord[], text: string, day: string): UnitRecord[] {
  const ranked = candidates.map((unit) => ({ unit, rank: rankOf(unit, text, day) }))
  const first = ranked.map((one) => one.rank).toSorted(compareRanks)[0]
  if (first === undefined) return []
  return ranked.filter((one) => compareRanks(one.rank, first) === 0).map((one) => one.unit)
}

type Rank = readonly (number | string)[]

function rankOf(unit: UnitRecord, text: string, day: string): Rank {
  const level = RANK.get(unit.level) ?? LEVELS.length
  const exists = existsOn(unit, day)
  const called = exists && fitOf(unit, text, day) !== null
  return [level <= 1 ? level : 2, called ? 0 : exists ? 1 : 2, level, distance(unit, day)]
}

/** How far from the day a unit's life lies, for comparison only: closed lately before long ago. */
function distance(unit: UnitRecord, day: string): number {
  if (existsOn(unit, day)) return 0
  const edge = unit.opened !== null && day < unit.opened ? unit.opened : unit.closed
  return edge === null ? 0 : Math.abs(Date.parse(edge) - Date.parse(day))
}

function compareRanks(a: Rank, b: Rank): number {
  for (const [i, value] of a.entries()) {
    const other = b[i] ?? 0
    if (value < other) return -1
    if (value > other) return 1
  }
  return 0
}

/** Whether a unit ever lay in a place of that name. */
function liesIn(book: UnitBook, unit: UnitRecord, place: string): boolean {
  const days = unit.parents.map((parent) => parent.from ?? "0001-01-01")
  return days
    .flatMap((day) => pathOf(book, unit, day))
    .some((above) => fitOf(above, place, null) !== null)
}

const SUGGESTIONS = 5

function suggest(book: UnitBook, question: Question, name: string): string[] {
  const bare = parseUnitName(name).name
  const names = new Map<string, string>()
  for (const unit of book.units.values()) {
    if (question.level !== undefined && question.level !== null && unit.level !== question.level) {
      continue
    }
    const called = asOf(unit.names, question.on)
    if (called !== null && !names.has(called.name)) names.set(called.name, called.fullName)
  }
  return nearest(bare, [...names.keys()], SUGGESTIONS).map((near) => names.get(near.text) ?? "")
}

/** Answers many questions over one book, each distinct one once. */
export function resolverOf(book: UnitBook): (question: Question) => Resolution {
  const known = new Map<string, Resolution>()
  return (question) => {
    const key = `${question.level ?? ""}\n${question.on}\n${question.text}`
    const before = known.get(key)
    if (before !== undefined) return before
    const answer = resolve(book, question)
    known.set(key, answer)
    return answer
  }
}
