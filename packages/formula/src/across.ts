import type { Aggregate, Best } from "./ast.ts"
import { answer, inRange } from "./number.ts"

/**
 * What `each` and `peers` make of the values of several units. Units without a value are left out;
 * where none has one the aggregate is missing, and their count is 0.
 */
export function aggregate(values: readonly (number | null)[], how: Aggregate): number | null {
  const known = values.filter((value) => value !== null)
  if (how === "count") return known.length
  if (known.length === 0) return null
  switch (how) {
    case "sum":
      return answer(inRange(total(known)))
    case "avg":
      return answer(inRange(total(known) / known.length))
    case "min":
      return known.reduce((least, value) => Math.min(least, value))
    case "max":
      return known.reduce((most, value) => Math.max(most, value))
  }
}

/** Summed with the lost digits carried along (Neumaier 1974), so that the order of units does not show. */
function total(values: readonly number[]): number {
  let sum = 0
  let lost = 0
  for (const value of values) {
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return Number.isFinite(sum) ? sum + lost : sum
}

/**
 * Ranks as `rank` gives them: equal values share a rank and the next ones are skipped (1, 2, 2, 4);
 * a missing value has none.
 */
export function ranks(values: readonly (number | null)[], best: Best): (number | null)[] {
  const known = values.filter((value) => value !== null)
  const sorted = known.toSorted((a, b) => (best === "high" ? b - a : a - b))
  const first = new Map<number, number>()
  sorted.forEach((value, i) => {
    if (!first.has(value)) first.set(value, i + 1)
  })
  return values.map((value) => (value === null ? null : (first.get(value) ?? null)))
}
