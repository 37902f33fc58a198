import type { CriterionTree } from "../index-set/tree.ts"
import type { Criterion, Pillar, PillarResult, RowResult } from "../model.ts"
import { roundPoints, sumPoints } from "../points.ts"

/** What an agency has for a scored row: points, nothing yet, or that it does not apply. */
export type Score = number | null | "not-applicable"

/** Everything that follows from the scores of one agency. */
export interface Totals {
  readonly rows: ReadonlyMap<string, RowResult>
  readonly points: number
  readonly maxPoints: number
  /** points ÷ maxPoints to four decimals, as indices are published; null without a maximum. */
  readonly value: number | null
}

interface Sum {
  readonly points: number
  /** The maximum that counts: without what was excluded. */
  readonly counts: number
  /** The maximum as the decision has it, less what left for good. */
  readonly keeps: number
}

/**
 * Adds scores up the tree. A criterion without a score counts 0 of its maximum. One that does not
 * apply gets full marks (`full`), leaves both points and maximum (`excluded`), or leaves and its
 * siblings are scaled up so that their group keeps its maximum (`rescaled`): decided for each
 * criterion by the index.
 */
export function totalsOf(tree: CriterionTree, scores: ReadonlyMap<string, Score>): Totals {
  const sums = new Map<string, Sum>()
  const rows = new Map<string, RowResult>()
  for (const row of tree.upwards()) {
    const sum =
      row.kind === "group" ? groupSum(tree, row, sums) : leafSum(row, scores.get(row.code))
    sums.set(row.code, sum)
    const given = row.kind === "group" ? sum.points : shown(row, scores.get(row.code), sum)
    rows.set(row.code, { code: row.code, points: given, maxPoints: maximumOf(row, sum) })
  }
  const roots = tree.below(null).map(({ code }) => sums.get(code) ?? NOTHING)
  const points = sumPoints(roots.map((root) => root.points))
  const maxPoints = sumPoints(roots.map((root) => (root.counts === 0 ? 0 : root.keeps)))
  return { rows, points, maxPoints, value: shareOf(points, maxPoints) }
}

const NOTHING: Sum = { points: 0, counts: 0, keeps: 0 }

const shareOf = (points: number, maxPoints: number) =>
  maxPoints === 0 ? null : roundPoints(points / maxPoints, 4)

function leafSum(row: Criterion, score: Score | undefined): Sum {
  if (row.kind !== "scored" || row.maxPoints === null) return NOTHING
  const { maxPoints, notApplicable } = row
  if (score !== "not-applicable") {
    return { points: score ?? 0, counts: maxPoints, keeps: maxPoints }
  }
  switch (notApplicable) {
    case "full":
      return { points: maxPoints, counts: maxPoints, keeps: maxPoints }
    case "rescaled":
      return { points: 0, counts: 0, keeps: maxPoints }
    case "excluded":
      return NOTHING
    case "refused":
      return { points: 0, counts: maxPoints, keeps: maxPoints }
  }
}

/** A group whose criteria all left keeps nothing: there is nothing to scale. */
function groupSum(tree: CriterionTree, row: Criterion, sums: ReadonlyMap<string, Sum>): Sum {
  const parts = tree.below(row.code).map(({ code }) => sums.get(code) ?? NOTHING)
  const points = sumPoints(parts.map((part) => part.points))
  const counts = sumPoints(parts.map((part) => part.counts))
  const keeps = sumPoints(parts.map((part) => part.keeps))
  if (counts === keeps) return { points, counts, keeps }
  // Left criteria of this very group are made up for here; what is beyond stays for the group above.
  if (counts === 0) return { points: 0, counts: 0, keeps }
  return { points: roundPoints((points * keeps) / counts, 4), counts: keeps, keeps }
}

function shown(row: Criterion, score: Score | undefined, sum: Sum): number | null {
  if (row.kind !== "scored" || score === undefined || score === null) return null
  return score === "not-applicable" && row.notApplicable !== "full" ? null : sum.points
}

const maximumOf = (row: Criterion, sum: Sum): number | null =>
  row.kind === "group" || row.kind === "scored" ? sum.keeps : null

/** Pillars are views over rows of the index: they share rows, and their sum means nothing. */
export function pillarsOf(pillars: readonly Pillar[], { rows }: Totals): PillarResult[] {
  return pillars.map(({ code, members }) => {
    const parts = members.flatMap((member) => rows.get(member) ?? [])
    const points = sumPoints(parts.map((part) => part.points ?? 0))
    const maxPoints = sumPoints(parts.map((part) => part.maxPoints ?? 0))
    return { code, points, maxPoints, value: shareOf(points, maxPoints) }
  })
}
