import type { CriterionTree } from "../index-set/tree.ts"
import type { ComparedAgency, MappingRow, RoundComparison } from "../model.ts"
import { differencePoints, roundPoints, sumPoints } from "../points.ts"
import type { AgencyResult } from "./round-result.ts"
import type { Score } from "./totals.ts"

/** One round of two that are compared. */
export interface ComparedRound {
  readonly tree: CriterionTree
  readonly agencies: readonly Pick<AgencyResult, "participant" | "scores">[]
}

interface Pair {
  readonly code: string
  readonly maxPoints: number
  readonly before: number | null
  readonly after: number | null
}

interface Own {
  readonly unit: string
  readonly name: string
  readonly group: string
  readonly pairs: readonly Pair[]
  readonly tookPart: readonly [before: boolean, after: boolean]
}

/**
 * Compares two rounds on what a mapping covers. A criterion of the later round is set against the
 * earlier criteria mapped to it: what share of their points was reached, times its own maximum. A
 * criterion that did not apply to an agency in either round is left out of both.
 */
export function compareMapped(
  from: ComparedRound,
  to: ComparedRound,
  rows: readonly MappingRow[],
): Pick<RoundComparison, "agencies" | "criteria"> {
  const sources = Map.groupBy(rows, (row) => row.to)
  const before = new Map(from.agencies.map((one) => [one.participant.unit, one]))
  const after = new Map(to.agencies.map((one) => [one.participant.unit, one]))
  const owns = [...new Set([...after.keys(), ...before.keys()])].map((unit): Own => {
    const [then, now] = [before.get(unit), after.get(unit)]
    const { name = unit, group = "" } = now?.participant ?? then?.participant ?? {}
    const pairs = to.tree.scored.flatMap(({ code, maxPoints }): Pair[] => {
      const mapped = sources.get(code)
      if (mapped === undefined || maxPoints === null) return []
      const carried =
        then === undefined ? null : carriedPoints(from.tree, then.scores, mapped, maxPoints)
      const own = now === undefined ? null : pointsIn(to.tree, now.scores, code)
      if (carried === undefined || own === undefined) return []
      return [{ code, maxPoints, before: carried, after: own }]
    })
    return { unit, name, group, pairs, tookPart: [then !== undefined, now !== undefined] }
  })
  return {
    agencies: ranked(owns.map(comparedAgency)),
    criteria: [...sources].flatMap(([code, mapped]) => criterionMeans(to.tree, owns, code, mapped)),
  }
}

/** Points of one criterion; undefined where it did not apply. Nothing said is 0, as totals count it. */
function pointsIn(
  tree: CriterionTree,
  scores: ReadonlyMap<string, Score>,
  code: string,
): number | undefined {
  const criterion = tree.get(code)
  const score = scores.get(code) ?? 0
  if (score !== "not-applicable") return score
  if (criterion?.notApplicable === "full") return criterion.maxPoints ?? 0
  return criterion?.notApplicable === "refused" ? 0 : undefined
}

/** What earlier points come to on the maximum of the later criterion. */
function carriedPoints(
  tree: CriterionTree,
  scores: ReadonlyMap<string, Score>,
  mapped: readonly MappingRow[],
  maxPoints: number,
): number | undefined {
  let [reached, of] = [0, 0]
  for (const { from, share } of mapped) {
    const points = pointsIn(tree, scores, from)
    if (points === undefined) continue
    reached += share * points
    of += share * (tree.get(from)?.maxPoints ?? 0)
  }
  return of === 0 ? undefined : roundPoints((reached / of) * maxPoints, 4)
}

interface Compared extends Omit<ComparedAgency, "rankBefore" | "rankAfter"> {
  /** Of what could be had, so that criteria left out do not count against an agency. */
  readonly shares: readonly [before: number | null, after: number | null]
}

function comparedAgency({ unit, name, group, pairs, tookPart }: Own): Compared {
  const of = sumPoints(pairs.map(({ maxPoints }) => maxPoints))
  const total = (part: boolean, side: "before" | "after") =>
    part && of > 0 ? sumPoints(pairs.map((pair) => pair[side] ?? 0)) : null
  const [before, after] = [total(tookPart[0], "before"), total(tookPart[1], "after")]
  const change = before === null || after === null ? null : differencePoints(after, before)
  const share = (points: number | null) => (points === null ? null : points / of)
  return { unit, name, group, before, after, change, shares: [share(before), share(after)] }
}

/** Ranks among those of a group who took part in both rounds: others had other peers. */
function ranked(agencies: readonly Compared[]): ComparedAgency[] {
  const groups = Map.groupBy(agencies, ({ group }) => group)
  return agencies.map(({ shares, ...agency }) => {
    const peers = (groups.get(agency.group) ?? []).filter(({ change }) => change !== null)
    const rank = (side: 0 | 1) => {
      const own = shares[side]
      if (agency.change === null || own === null) return null
      return 1 + peers.filter((peer) => (peer.shares[side] ?? 0) > own).length
    }
    return { ...agency, rankBefore: rank(0), rankAfter: rank(1) }
  })
}

function criterionMeans(
  tree: CriterionTree,
  owns: readonly Own[],
  code: string,
  mapped: readonly MappingRow[],
): RoundComparison["criteria"] {
  const criterion = tree.get(code)
  if (criterion === undefined) return []
  const both = owns.flatMap(({ pairs }) =>
    pairs.filter((pair) => pair.code === code && pair.before !== null && pair.after !== null),
  )
  const mean = (side: "before" | "after") =>
    both.length === 0
      ? null
      : roundPoints(sumPoints(both.map((pair) => pair[side] ?? 0)) / both.length, 2)
  return [
    {
      code,
      name: criterion.name,
      from: mapped.map(({ from }) => from),
      maxPoints: criterion.maxPoints ?? 0,
      before: mean("before"),
      after: mean("after"),
    },
  ]
}

/** Every scored criterion with itself: two rounds of one index version. */
export const identityRows = (tree: CriterionTree): MappingRow[] =>
  tree.scored.flatMap(({ code, maxPoints }) =>
    maxPoints === null || maxPoints === 0
      ? []
      : [{ from: code, to: code, share: 1, basis: "same" as const, note: "" }],
  )
