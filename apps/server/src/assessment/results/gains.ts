import type { CriterionTree } from "../index-set/tree.ts"
import { differencePoints, sumPoints } from "../points.ts"
import type { Score } from "./totals.ts"

/** What an agency would win by one criterion. */
export interface Gain {
  readonly code: string
  /** Points to full marks. */
  readonly lost: number
  /** Points to the best of its peers: what somebody has shown to be possible. */
  readonly toBest: number
  /** How many peers have more. */
  readonly peersAhead: number
}

/**
 * "Which three criteria gain most?": criteria by the points to full marks, of equal ones first what
 * a peer has already reached. Criteria that do not apply, and those at full marks, are left out.
 */
export function gainsOf(
  tree: CriterionTree,
  own: ReadonlyMap<string, Score>,
  peers: readonly ReadonlyMap<string, Score>[],
): Gain[] {
  const gains = tree.scored.flatMap(({ code, maxPoints }): Gain[] => {
    const score = own.get(code) ?? 0
    if (score === "not-applicable" || maxPoints === null) return []
    const lost = differencePoints(maxPoints, score)
    if (lost <= 0) return []
    const theirs = peers
      .map((peer) => peer.get(code))
      .filter((points) => typeof points === "number")
    const best = theirs.reduce((most, points) => Math.max(most, points), score)
    const peersAhead = theirs.filter((points) => points > score).length
    return [{ code, lost, toBest: differencePoints(best, score), peersAhead }]
  })
  return gains.toSorted(
    (a, b) => b.lost - a.lost || b.toBest - a.toBest || (a.code < b.code ? -1 : 1),
  )
}

/** The rank that an agency would have with more points, its peers staying where they are. */
export function rankWith(
  total: number,
  gains: readonly Pick<Gain, "lost">[],
  others: readonly number[],
): number {
  const then = sumPoints([total, ...gains.map(({ lost }) => lost)])
  return 1 + others.filter((points) => points > then).length
}
