import type { CriterionTree } from "../index-set/tree.ts"
import type { CriterionGain, Place } from "../model.ts"
import { differencePoints } from "../points.ts"
import { gainsOf } from "./gains.ts"
import type { Sheet } from "./round-result.ts"
import { type Score, totalsOf } from "./totals.ts"

/** What counts of an agency today: what is decided, else verified, else claimed, else computed. */
export function asItStands(
  sheet: Sheet,
  computed: ReadonlyMap<string, number | null> | undefined,
): Map<string, Score> {
  return new Map(
    [...sheet].map(([code, { final, self }]) => [
      code,
      final ?? self ?? computed?.get(code) ?? null,
    ]),
  )
}

/** The peers of an agency: what each has in all, and from how many on ranks are given. */
export interface Peers {
  readonly totals: readonly number[]
  readonly least: number
}

/** Where scores put an agency among peers who stay where they are. */
export function placeOf(
  tree: CriterionTree,
  scores: ReadonlyMap<string, Score>,
  peers: Peers,
): Place {
  const { points, maxPoints, value } = totalsOf(tree, scores)
  return { points, maxPoints, value, ...rankAmong(points, peers) }
}

function rankAmong(points: number, { totals, least }: Peers) {
  const of = totals.length + 1
  const rank = of < least ? null : 1 + totals.filter((theirs) => theirs > points).length
  return { rank, of }
}

/** The scores with some criteria set to something else. */
export function withScores(
  scores: ReadonlyMap<string, Score>,
  set: Iterable<readonly [string, Score]>,
): Map<string, Score> {
  return new Map([...scores, ...set])
}

/** The criteria that would win most, each with what the total and the rank would come to by it alone. */
export function rankedGains(
  tree: CriterionTree,
  own: ReadonlyMap<string, Score>,
  others: readonly ReadonlyMap<string, Score>[],
  peers: Peers,
): CriterionGain[] {
  const now = totalsOf(tree, own).points
  return gainsOf(tree, own, others).flatMap(({ code, lost, toBest, peersAhead }) => {
    const criterion = tree.get(code)
    if (criterion === undefined || criterion.maxPoints === null) return []
    const { name, maxPoints } = criterion
    const then = totalsOf(tree, withScores(own, [[code, maxPoints]])).points
    const score = own.get(code) ?? null
    return [
      {
        code,
        name,
        points: typeof score === "number" ? score : null,
        maxPoints,
        lost,
        toBest,
        peersAhead,
        worth: differencePoints(then, now),
        rank: rankAmong(then, peers).rank,
      },
    ]
  })
}
