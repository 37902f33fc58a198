import type { PlaceMeasure, PlaceOverview } from "./model.ts"
import { headlineOf } from "./newest.ts"

/**
 * The measures that say most of a place, at most `most`: those behind a target first, then those
 * that reached one, then sums of what the place was made of, then those held against the country,
 * then those that failed a check, then other observations. Measures with only a target stay out.
 */
export function leadingMeasures(measures: readonly PlaceMeasure[], most: number): PlaceMeasure[] {
  return measures
    .filter((one) => one.sentenceVi !== null && headlineOf(one.figures) !== null)
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, most)
}

function weight(measure: PlaceMeasure): number {
  const states = new Set(measure.targets.map(({ status }) => status))
  if (states.has("behind")) return 6
  if (states.has("exceeded") || states.has("reached")) return 5
  if (measure.how === "sum") return 4
  if (measure.comparisons.length > 0) return 3
  if (measure.failures.length > 0) return 2
  return headlineOf(measure.figures)?.kind === "observation" ? 1 : 0
}

/** How many targets stand where; a target that several measures share counts once. */
export function targetCounts(measures: readonly PlaceMeasure[]): PlaceOverview["targets"] {
  const targets = new Map(measures.flatMap((one) => one.targets).map((one) => [one.target, one]))
  const byStatus = Map.groupBy(targets.values(), ({ status }) => status)
  return [...byStatus].map(([status, some]) => ({ status, count: some.length }))
}
