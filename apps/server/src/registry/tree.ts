import { asOf, existsOn, holds, type UnitBook, type UnitRecord } from "./book.ts"
import type { Level } from "./model.ts"

/** A day on which the unit existed: the day itself, or the nearest of its life. */
function clamp(unit: UnitRecord, day: string): string {
  if (unit.opened !== null && day < unit.opened) return unit.opened
  if (unit.closed !== null && day >= unit.closed) return dayBefore(unit.closed)
  return day
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

/** From the country down to the parent, on a day or on the nearest day of the unit's life. */
export function pathOf(book: UnitBook, unit: UnitRecord, day: string): UnitRecord[] {
  const path: UnitRecord[] = []
  const then = clamp(unit, day)
  let here: UnitRecord | undefined = unit
  while (here !== undefined && path.length < 20) {
    const above: string | undefined = asOf(here.parents, then)?.parent
    here = above === undefined ? undefined : book.units.get(above)
    if (here !== undefined) path.unshift(here)
  }
  return path
}

/** The units of a level on a day, in the order of their codes; all of them or those under one. */
export function unitsOn(
  book: UnitBook,
  level: Level,
  day: string,
  parent: string | null = null,
): UnitRecord[] {
  const among = parent === null ? [...book.units.values()] : descendants(book, parent, day)
  return inOrder(
    among.filter((unit) => unit.level === level && existsOn(unit, day)),
    day,
  )
}

/** By official code of the day, as the lists have them. */
export function inOrder(units: readonly UnitRecord[], day: string): UnitRecord[] {
  return units
    .map((unit) => ({ unit, code: asOf(unit.codes, day)?.code ?? unit.id }))
    .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
    .map((one) => one.unit)
}

/** Everything below a unit on a day, at any depth. */
export function descendants(book: UnitBook, id: string, day: string): UnitRecord[] {
  const found = new Map<string, UnitRecord>()
  const waiting = [id]
  for (let above = waiting.pop(); above !== undefined; above = waiting.pop()) {
    for (const child of book.children.get(above) ?? []) {
      const unit = book.units.get(child.unit)
      if (unit === undefined || found.has(unit.id) || !holds(child, day)) continue
      found.set(unit.id, unit)
      waiting.push(unit.id)
    }
  }
  return [...found.values()]
}

/**
 * Whether a unit lies in another one's care on a day: it is that unit, lies below it, or no longer
 * exists and everything it became lies there. So whoever has today's Bắc Ninh has the papers of
 * Bắc Giang and of its districts too; whoever had Bắc Giang does not get today's Bắc Ninh.
 */
export function isWithin(book: UnitBook, id: string, ancestor: string, day: string): boolean {
  return within(book, id, ancestor, day, new Map())
}

function within(
  book: UnitBook,
  id: string,
  ancestor: string,
  day: string,
  asked: Map<string, boolean>,
): boolean {
  if (id === ancestor) return true
  const before = asked.get(id)
  if (before !== undefined) return before
  asked.set(id, false)
  const unit = book.units.get(id)
  const answer = unit !== undefined && liesIn(book, unit, ancestor, day, asked)
  asked.set(id, answer)
  return answer
}

function liesIn(
  book: UnitBook,
  unit: UnitRecord,
  ancestor: string,
  day: string,
  asked: Map<string, boolean>,
): boolean {
  const parent = asOf(unit.parents, clamp(unit, day))?.parent
  if (parent !== undefined && within(book, parent, ancestor, day, asked)) return true
  if (unit.closed === null || unit.closed > day) return false
  const heirs = (book.linksFrom.get(unit.id) ?? []).filter((link) => link.date <= day)
  return heirs.length > 0 && heirs.every((link) => within(book, link.target, ancestor, day, asked))
}
