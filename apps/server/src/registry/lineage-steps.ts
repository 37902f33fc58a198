import { existsOn, type Link, type UnitBook } from "./book.ts"
import type { LineageEdge } from "./model.ts"

/**
 * The steps of lineage by which a unit came to the units of a day, or by which it was made of
 * those of an earlier day; in the order in which they happened, none where it existed then.
 */
export function stepsTo(book: UnitBook, id: string, day: string): LineageEdge[] {
  const unit = book.units.get(id)
  if (unit === undefined || existsOn(unit, day)) return []
  const ended = unit.closed !== null && unit.closed <= day
  const next = (one: string): readonly Link[] =>
    ended
      ? (book.linksFrom.get(one) ?? []).filter(({ date }) => date <= day)
      : (book.linksTo.get(one) ?? []).filter(({ date }) => date > day)
  const passed = new Set<Link>()
  const reached = new Set([id])
  for (const here of reached) {
    const there = book.units.get(here)
    if (there !== undefined && existsOn(there, day)) continue
    for (const link of next(here)) {
      passed.add(link)
      reached.add(ended ? link.target : link.source)
    }
  }
  return [...passed]
    .map(({ source, target, date, kind: event, share, basis, document }) => ({
      source,
      target,
      date,
      event,
      share,
      basis,
      document,
    }))
    .toSorted((a, b) => a.date.localeCompare(b.date, "en") || (a.target < b.target ? -1 : 1))
}
