import { nearest, parseUnitName } from "@tinhso/vietnamese"
import { asOf, existsOn, holds, type UnitBook, type UnitRecord } from "./book.ts"
import type { NameFact } from "./facts.ts"
import type { Level } from "./model.ts"
import { fit, type Spelling, spellingOf, type TypedName, typedName } from "./spelling.ts"
import { pathOf } from "./tree.ts"

export interface Question {
  /** A name ("xã Ba Chẽ", "ba che", "Ba Chẽ, Quảng Ninh"), an official code, or "id:24". */
  readonly text: string
  readonly level?: Level | null
  /** The day on which it is meant. */
  readonly on: string
}

export type Resolution =
  | { readonly kind: "found"; readonly unit: UnitRecord }
  | { readonly kind: "ambiguous"; readonly candidates: readonly UnitRecord[] }
  | { readonly kind: "unknown"; readonly suggestions: readonly string[] }

const RANK: Readonly<Record<Level, number>> = { country: 0, province: 1, district: 2, commune: 3 }

/** Longer texts are no names; they are not even compared. */
const LONGEST = 200

/**
 * The unit that a text means on a day. Marks that are typed must agree, marks left out are
 * forgiven. Among several: a country or province before the rest; then one that exists on the day
 * under that name, then under another, then one that does not exist; then the higher level, then
 * the one nearest in time. What is still more than one is ambiguous: a place after a comma tells.
 */
export function resolve(book: UnitBook, question: Question): Resolution {
  if (question.text.length > LONGEST) return { kind: "unknown", suggestions: [] }
  const [name = "", ...places] = question.text
    .normalize("NFC")
    .split(/[,;()]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
  const { level = null, on } = question
  const inPlaces = places.map(typedName)
  const wanted = (unit: UnitRecord) =>
    (level ?? unit.level) === unit.level && inPlaces.every((place) => lay(book, unit, place))
  const coded = withCode(book, name, on, wanted)
  const typed = typedName(name)
  const units = coded.length > 0 ? coded : foremost(withName(book, typed, wanted), typed, on)
  const [unit, ...others] = units
  if (unit === undefined) return { kind: "unknown", suggestions: suggest(book, question, name) }
  return others.length === 0 ? { kind: "found", unit } : { kind: "ambiguous", candidates: units }
}

/**
 * Units that a code means: one that has it on the day; then one that is also known by it; then the
 * unit of that id; then those that had it before or will have it.
 */
function withCode(
  book: UnitBook,
  text: string,
  day: string,
  wanted: (unit: UnitRecord) => boolean,
): UnitRecord[] {
  const own = [book.units.get(text.replace(/^id:/u, "").toUpperCase()) ?? []].flat().filter(wanted)
  if (text.startsWith("id:")) return own
  const coded = (book.byCode.get(text) ?? []).filter(wanted)
  const there = coded.filter((unit) => existsOn(unit, day))
  const official = there.filter((unit) => asOf(unit.codes, day)?.code === text)
  return [official, there, own, coded].find((units) => units.length > 0) ?? []
}

/** Units that a name may mean at any time; those that fit with every mark drive out the others. */
function withName(
  book: UnitBook,
  typed: TypedName,
  wanted: (unit: UnitRecord) => boolean,
): UnitRecord[] {
  const near = new Set(typed.keys.flatMap((key) => book.bySearch.get(key) ?? []))
  const fitting = [...near].map((unit) => ({ unit, fit: fitOf(unit, typed, null) }))
  const found = (quality: 0 | 1) =>
    fitting.filter((one) => one.fit === quality && wanted(one.unit)).map((one) => one.unit)
  const exact = found(0)
  return exact.length > 0 ? exact : found(1)
}

/** Spellings of names that are in a book; kept as long as the book is. */
const spellings = new WeakMap<NameFact, { readonly full: Spelling; readonly short: Spelling }>()

function spelt(name: NameFact) {
  const known = spellings.get(name)
  if (known !== undefined) return known
  const fresh = { full: spellingOf(name.fullName), short: spellingOf(name.name) }
  spellings.set(name, fresh)
  return fresh
}

/** How a typed name fits the names that a unit has on a day (null: ever) and its aliases. */
function fitOf(unit: UnitRecord, typed: TypedName, day: string | null): 0 | 1 | null {
  let best: 0 | 1 | null = null
  const keep = (found: 0 | 1 | null) => {
    if (found !== null && (best === null || found < best)) best = found
  }
  for (const name of unit.names) {
    if (day !== null && !holds(name, day)) continue
    const { full, short } = spelt(name)
    keep(fit(typed.whole, full))
    keep(fit(typed.whole, short))
    if (typed.typeWord === name.type) keep(fit(typed.bare, short))
  }
  for (const { alias } of unit.aliases) keep(fit(typed.whole, spellingOf(alias)))
  return best
}

/** The candidates that nothing places behind another. */
function foremost(candidates: readonly UnitRecord[], typed: TypedName, day: string): UnitRecord[] {
  if (candidates.length < 2) return [...candidates]
  const ranked = candidates.map((unit) => ({ unit, rank: rankOf(unit, typed, day) }))
  const first = ranked.map((one) => one.rank).reduce((a, b) => (compareRanks(a, b) <= 0 ? a : b))
  return ranked.filter((one) => compareRanks(one.rank, first) === 0).map((one) => one.unit)
}

function rankOf(unit: UnitRecord, typed: TypedName, day: string): readonly number[] {
  const level = RANK[unit.level]
  const exists = existsOn(unit, day)
  const called = exists && fitOf(unit, typed, day) !== null
  const standing = called ? 0 : exists ? 1 : 2
  return [Math.min(level, RANK.district), standing, level, awayFrom(unit, day)]
}

/** Milliseconds between the day and the unit's life. */
function awayFrom(unit: UnitRecord, day: string): number {
  if (existsOn(unit, day)) return 0
  const edge = unit.opened !== null && day < unit.opened ? unit.opened : unit.closed
  return edge === null ? 0 : Math.abs(Date.parse(edge) - Date.parse(day))
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, at) => value !== b[at])
  return i === -1 ? 0 : (a[i] ?? 0) - (b[i] ?? 0)
}

/** Whether a unit ever lay in a place of that name. */
function lay(book: UnitBook, unit: UnitRecord, place: TypedName): boolean {
  const days = unit.parents.map((parent) => parent.from ?? "0001-01-01")
  return days
    .flatMap((day) => pathOf(book, unit, day))
    .some((above) => fitOf(above, place, null) !== null)
}

const SUGGESTIONS = 5

/** Full names near a name that nothing has, on the day, at the level asked for. */
function suggest(book: UnitBook, { level = null, on }: Question, name: string): string[] {
  const names = new Map<string, string>()
  for (const unit of book.units.values()) {
    if (level !== null && unit.level !== level) continue
    const called = asOf(unit.names, on)
    if (called !== null && !names.has(called.name)) names.set(called.name, called.fullName)
  }
  const near = nearest(parseUnitName(name).name, [...names.keys()], SUGGESTIONS)
  const reach = Math.max(1, near[0]?.distance ?? 0)
  return near.filter((one) => one.distance <= reach).map(({ text }) => names.get(text) ?? text)
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
