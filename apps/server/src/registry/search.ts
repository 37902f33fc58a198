import { searchKey } from "@tinhso/vietnamese"
import { asOf, existsOn, type UnitBook, type UnitRecord } from "./book.ts"

/**
 * Units whose name contains the words, marks left out, best first: whole names before names that
 * begin so before names that contain it; among these provinces first, then units of the day, then
 * higher levels.
 */
export function search(
  book: UnitBook,
  text: string,
  day: string,
  limit: number,
  wanted: (unit: UnitRecord) => boolean = () => true,
): UnitRecord[] {
  const words = searchKey(text)
  if (words === "") return []
  const code = /^\d+$/u.test(words)
  const ranked: { unit: UnitRecord; rank: number; key: string }[] = []
  for (const unit of candidates(book, words)) {
    const found = code ? codeFit(unit, words) : nameFit(unit, words)
    if (found === null || !wanted(unit)) continue
    const rank = found * 100 + LEVEL_RANK[unit.level] + (existsOn(unit, day) ? 0 : 5)
    ranked.push({ unit, rank, key: asOf(unit.names, day)?.search ?? "" })
  }
  return ranked
    .toSorted((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .slice(0, limit)
    .map((one) => one.unit)
}

/** Everything that can be found, a line each, in one text: looking through it takes no time. */
interface Haystack {
  readonly text: string
  /** Where each line begins, and whose it is. */
  readonly starts: readonly number[]
  readonly units: readonly UnitRecord[]
}

const haystacks = new WeakMap<UnitBook, Haystack>()

function haystackOf(book: UnitBook): Haystack {
  const known = haystacks.get(book)
  if (known !== undefined) return known
  const lines: string[] = []
  const units: UnitRecord[] = []
  const starts: number[] = []
  let at = 0
  for (const unit of book.units.values()) {
    for (const line of linesOf(unit)) {
      lines.push(line)
      units.push(unit)
      starts.push(at)
      at += line.length + 1
    }
  }
  const fresh = { text: lines.join("\n"), starts, units }
  haystacks.set(book, fresh)
  return fresh
}

const linesOf = (unit: UnitRecord) =>
  new Set([
    ...unit.names.map((name) => name.searchFull),
    ...unit.codes.map((fact) => fact.code),
    ...unit.aliases.map((alias) => alias.search),
  ])

/** Units that have the words anywhere. */
function candidates(book: UnitBook, words: string): Set<UnitRecord> {
  const { text, starts, units } = haystackOf(book)
  const found = new Set<UnitRecord>()
  for (let at = text.indexOf(words); at !== -1;) {
    const line = lineAt(starts, at)
    const unit = units[line]
    if (unit !== undefined) found.add(unit)
    at = text.indexOf(words, starts[line + 1] ?? text.length)
  }
  return found
}

/** The line in which a position lies: the last one that begins at or before it. */
function lineAt(starts: readonly number[], position: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

/** A province that is gone still comes before a ward that has its name. */
const LEVEL_RANK = { country: 0, province: 10, district: 21, commune: 22 } as const

/** 0 the whole name, 1 its beginning, 2 the beginning of a word, 3 anywhere. */
function nameFit(unit: UnitRecord, words: string): number | null {
  let best: number | null = null
  for (const { search: name, searchFull } of unit.names) {
    const at = searchFull.indexOf(words)
    if (at === -1) continue
    const found = placeOf(words, name, searchFull, at)
    if (best === null || found < best) best = found
  }
  for (const { search: alias } of unit.aliases) {
    if (alias.startsWith(words)) best = Math.min(best ?? 3, alias === words ? 0 : 1)
  }
  return best
}

function placeOf(words: string, name: string, searchFull: string, at: number): number {
  if (name === words || searchFull === words) return 0
  if (at === 0 || name.startsWith(words)) return 1
  return searchFull.includes(` ${words}`) ? 2 : 3
}

/** The code itself before a name that is or has the number ("Phường 1"). */
function codeFit(unit: UnitRecord, digits: string): number | null {
  if (unit.codes.some(({ code }) => code === digits)) return 0
  if (unit.aliases.some(({ alias }) => alias === digits)) return 1
  return nameFit(unit, digits)
}
