import { add, compare, ZERO } from "./decimal.ts"
import { type Interval, type Quantity, stated, sum } from "./interval.ts"
import type { Comparator } from "./model.ts"

/**
 * The comparator and number that say what an interval says, or the most of it that one comparator
 * can say (its lower end before its upper end); null where it has no end.
 */
export function quantityFrom(interval: Interval): Quantity | null {
  const { low, high } = interval
  if (low !== null) {
    if (high !== null && !low.open && !high.open && compare(low.at, high.at) === 0) {
      return { comparator: "=", value: low.at }
    }
    return { comparator: low.open ? ">" : ">=", value: low.at }
  }
  if (high === null) return null
  return { comparator: high.open ? "<" : "<=", value: high.at }
}

/**
 * The sum of published numbers with the comparator that still holds:
 *
 * | | = | > | >= | < | <= | ~ |
 * |---|---|---|---|---|---|---|
 * | = | = | > | >= | < | <= | ~ |
 * | > | > | > | > | none | none | ~ |
 * | >= | >= | > | >= | none | none | ~ |
 * | < | < | none | none | < | < | ~ |
 * | <= | <= | none | none | < | <= | ~ |
 * | ~ | ~ | ~ | ~ | ~ | ~ | ~ |
 *
 * Null where nothing can be said ("more than 5" and "less than 3").
 *
 * @example
 * sumOf([{ comparator: ">", value: 3145 }, { comparator: "=", value: 3775 }]) // > 6920
 */
export function sumOf(quantities: readonly Quantity[]): Quantity | null {
  const comparators = new Set<Comparator>(quantities.map(({ comparator }) => comparator))
  if (comparators.has("~")) {
    return { comparator: "~", value: quantities.map(({ value }) => value).reduce(add, ZERO) }
  }
  return quantityFrom(sum(quantities.map((quantity) => stated(quantity, 0))))
}
