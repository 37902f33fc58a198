import { decimal } from "./decimal.ts"
import type { Quantity } from "./interval.ts"
import type { Figure } from "./model.ts"

/** The number of a figure with its comparator; null where it has none, or is a date. */
export function quantityOf(figure: Figure): Quantity | null {
  const value = figure.exact === null ? null : decimal(figure.exact)
  return value === null ? null : { comparator: figure.comparator, value }
}

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** Newest first: by the end of the period, then its beginning, then an exact number before others. */
export function byNewest(left: Figure, right: Figure): number {
  return (
    order(right.period.ends, left.period.ends) ||
    order(right.period.starts, left.period.starts) ||
    Number(left.comparator !== "=") - Number(right.comparator !== "=") ||
    order(left.id, right.id)
  )
}

/** Which figure of a place and measure speaks for it: what was measured before what was planned. */
const HEADLINE: readonly (readonly Figure["kind"][])[] = [
  ["observation", "rank"],
  ["plan", "drill", "event"],
  ["benchmark"],
]

/** The newest figure that says how things are; null where there are only targets. */
export function headlineOf(figures: readonly Figure[]): Figure | null {
  const newest = figures.toSorted(byNewest)
  for (const kinds of HEADLINE) {
    const found = newest.find(({ kind }) => kinds.includes(kind))
    if (found !== undefined) return found
  }
  return null
}

/** Of figures sorted newest first, the first whose period ends on `day` or before. */
export function newestUntil(newestFirst: readonly Figure[], day: string): Figure | null {
  let low = 0
  let high = newestFirst.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((newestFirst[middle]?.period.ends ?? "") > day) low = middle + 1
    else high = middle
  }
  return newestFirst[low] ?? null
}

/** Figures of one key, newest first. */
export function groupedNewest(
  figures: Iterable<Figure>,
  keyOf: (figure: Figure) => string,
): Map<string, Figure[]> {
  const groups = new Map<string, Figure[]>()
  for (const figure of figures) {
    const key = keyOf(figure)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [figure])
    else group.push(figure)
  }
  for (const [key, group] of groups) groups.set(key, group.toSorted(byNewest))
  return groups
}
