import { roundPoints, sumPoints } from "../points.ts"

/** How numbers lie: five of them and their mean. */
export interface Spread {
  readonly mean: number
  readonly least: number
  readonly lower: number
  readonly median: number
  readonly upper: number
  readonly most: number
}

/** Quartiles between neighbours in proportion, as spreadsheets give them; null of nothing. */
export function spreadOf(numbers: readonly number[]): Spread | null {
  if (numbers.length === 0) return null
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = (share: number) => quantile(sorted, share)
  return {
    mean: roundPoints(sumPoints(sorted) / sorted.length, 4),
    least: at(0),
    lower: at(0.25),
    median: at(0.5),
    upper: at(0.75),
    most: at(1),
  }
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const low = sorted[below] ?? 0
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low
  return roundPoints(low + (high - low) * (place - below), 4)
}
