import { compareVietnamese } from "@tinhso/vietnamese"
import type { Standing } from "../model.ts"

/** A total to be ranked. */
export interface Ranked {
  readonly unit: string
  readonly points: number
  /** How equal points are ordered on the page: by name. */
  readonly name: string
}

/**
 * Agencies of one peer group, best first. Equal points share a rank and the next ones are skipped
 * (1, 2, 2, 4). Where fewer than `least` agencies are there, nobody has a rank: second of two says
 * nothing.
 */
export function standingsOf(totals: readonly Ranked[], least = 1): Standing[] {
  const sorted = totals.toSorted(
    (a, b) =>
      b.points - a.points || compareVietnamese(a.name, b.name) || (a.unit < b.unit ? -1 : 1),
  )
  let rank = 0
  return sorted.map(({ unit, points }, i) => {
    if (i === 0 || points !== sorted[i - 1]?.points) rank = i + 1
    return { unit, points, rank: sorted.length < least ? null : rank, of: sorted.length }
  })
}

/** How many places an agency went up (above 0) or down since a round before; null where it cannot be said. */
export function placesGained(now: Standing, before: Standing | undefined): number | null {
  if (before === undefined || now.rank === null || before.rank === null) return null
  return before.rank - now.rank
}
