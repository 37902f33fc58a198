import type { CriterionTree } from "../index-set/tree.ts"
import type { Criterion, MergedUnit } from "../model.ts"
import { roundPoints, sumPoints } from "../points.ts"
import type { FiguresOf } from "../scoring/score-column.ts"
import { mergedIndices } from "./merged.ts"
import { type Former, type Recomputed, recompute } from "./recompute.ts"
import type { AgencyResult } from "./round-result.ts"
import { standingsOf } from "./standings.ts"
import { totalsOf } from "./totals.ts"

/** A unit of the day with the agencies of the round that lead to it. */
export interface Heir {
  readonly unit: string
  readonly name: string
  readonly from: readonly { readonly agency: AgencyResult; readonly share: number | null }[]
}

interface Merging {
  readonly tree: CriterionTree
  readonly mains: readonly Criterion[]
  readonly figures: (unit: string) => ReadonlyMap<string, FiguresOf>
  readonly leastPeers: number
}

/**
 * Units of today out of the agencies of a round, by both published methods, each labelled and
 * ranked by itself. A unit that was not merged keeps its own verified points in both.
 */
export function mergeUnits(heirs: readonly Heir[], merging: Merging): MergedUnit[] {
  const { tree, mains, figures } = merging
  const formers = heirs.map(({ from }) =>
    from.map(({ agency, share }): Former => ({ share, figures: figures(agency.participant.unit) })),
  )
  const again = recompute(tree, formers)
  const units = heirs.map((heir, i) => mergedUnit(heir, again[i] ?? new Map(), { tree, mains }))
  return ranked(units, merging.leastPeers)
}

type Again = ReadonlyMap<string, Recomputed>

const isAlone = ({ from }: Heir) => from.length === 1 && from[0]?.share === 1

function mergedUnit(
  heir: Heir,
  again: Again,
  { tree, mains }: Pick<Merging, "tree" | "mains">,
): MergedUnit {
  const { from } = heir
  const known = from.map(({ agency }) => mainPoints(agency, mains))
  const alone = isAlone(heir)
  const recomputed = alone
    ? (known[0] ?? new Map<string, number | null>())
    : recomputedMains(tree, mains, again)
  const codes = mains.map(({ code }) => code)
  const merged = new Map(mergedIndices(codes, known, recomputed).map((one) => [one.code, one]))
  const indices = mains.map(({ code, name, maxPoints }) => ({
    code,
    name,
    maxPoints,
    mean: merged.get(code)?.mean ?? null,
    recomputed: merged.get(code)?.recomputed ?? null,
    missing: alone ? [] : missingIn(tree, code, again),
  }))
  return {
    unit: heir.unit,
    name: heir.name,
    group: from[0]?.agency.participant.group ?? "",
    from: from.map(({ agency: { participant }, share }) => ({
      unit: participant.unit,
      name: participant.name,
      share,
    })),
    estimated: from.some(({ share }) => share !== 1),
    mean: totalBy(indices, "mean"),
    recomputed: totalBy(indices, "recomputed"),
    recomputable: recomputable(tree, alone, again),
    indices,
  }
}

/** What an agency reached of each main index, on the maximum that the decision gives it. */
function mainPoints({ totals }: AgencyResult, mains: readonly Criterion[]) {
  return new Map(
    mains.map(({ code, maxPoints }) => {
      const row = totals.rows.get(code)
      if (row === undefined || row.points === null) return [code, null] as const
      if (maxPoints === null || row.maxPoints === null || row.maxPoints === 0) {
        return [code, row.points] as const
      }
      return [code, roundPoints((row.points / row.maxPoints) * maxPoints, 4)] as const
    }),
  )
}

/** A main index is computed again only where every criterion below it can be. */
function recomputedMains(tree: CriterionTree, mains: readonly Criterion[], again: Again) {
  const scores = new Map(
    [...again].map(([code, one]) => [code, "points" in one ? one.points : null] as const),
  )
  const { rows } = totalsOf(tree, scores)
  return new Map(
    mains.map(({ code }) => {
      const whole = missingIn(tree, code, again).length === 0
      return [code, whole ? (rows.get(code)?.points ?? null) : null] as const
    }),
  )
}

const missingIn = (tree: CriterionTree, main: string, again: Again) =>
  tree.scoredIn(main).flatMap(({ code }) => {
    const one = again.get(code)
    return one !== undefined && "why" in one ? [{ code, why: one.why }] : []
  })

const most = (criteria: readonly Criterion[]) =>
  sumPoints(criteria.map(({ maxPoints }) => maxPoints ?? 0))

function recomputable(tree: CriterionTree, alone: boolean, again: Again) {
  const can = tree.scored.filter(({ code }) => alone || "points" in (again.get(code) ?? {}))
  return { points: most(can), of: most(tree.scored) }
}

type Indices = MergedUnit["indices"]

function totalBy(indices: Indices, method: "mean" | "recomputed"): MergedUnit["mean"] {
  const parts = indices.map((one) => one[method])
  const known = parts.filter((one) => one !== null)
  const maxPoints = sumPoints(indices.map((one) => one.maxPoints ?? 0))
  if (known.length < parts.length) return { points: null, maxPoints, value: null, rank: null }
  const points = sumPoints(known)
  const value = maxPoints === 0 ? null : roundPoints(points / maxPoints, 4)
  return { points, maxPoints, value, rank: null }
}

/** Ranks by each method among the units of a peer group that the method gives a total. */
function ranked(units: readonly MergedUnit[], least: number): MergedUnit[] {
  const ranks = {
    mean: new Map<string, number | null>(),
    recomputed: new Map<string, number | null>(),
  }
  for (const [, group] of Map.groupBy(units, (one) => one.group)) {
    for (const method of ["mean", "recomputed"] as const) {
      const totals = group.flatMap(({ unit, name, [method]: { points } }) =>
        points === null ? [] : [{ unit, name, points }],
      )
      // A rank among some of the group would be read as one among all of it.
      if (totals.length < group.length) continue
      for (const { unit, rank } of standingsOf(totals, least)) ranks[method].set(unit, rank)
    }
  }
  return units.map((one) => ({
    ...one,
    mean: { ...one.mean, rank: ranks.mean.get(one.unit) ?? null },
    recomputed: { ...one.recomputed, rank: ranks.recomputed.get(one.unit) ?? null },
  }))
}
