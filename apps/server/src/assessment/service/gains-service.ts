import type { Context } from "../../platform/context.ts"
import { noSuchParticipant, scoresRefused } from "../errors.ts"
import { type CriterionTree, treeOf } from "../index-set/tree.ts"
import type { AgencyGains, Supposed, WhatIf } from "../model.ts"
import type { Computation } from "../results/round-result.ts"
import { asItStands, type Peers, placeOf, rankedGains, withScores } from "../results/what-if.ts"
import { type Score, totalsOf } from "../results/totals.ts"
import { supposedProblems } from "../scoring/check-claim.ts"
import { computeGroup, isRelative } from "../scoring/compute-group.ts"
import { computeRound, figuresByUnit } from "./result-service.ts"

interface Standing {
  readonly computation: Computation
  readonly tree: CriterionTree
  /** The peer group in its order, the agency itself among them. */
  readonly group: readonly { readonly unit: string; readonly scores: Map<string, Score> }[]
  readonly own: Map<string, Score>
  readonly others: readonly Map<string, Score>[]
  readonly peers: Peers
}

async function standingOf({ db }: Context, round: string, unit: string): Promise<Standing> {
  const computation = await computeRound(db, round, false)
  const { agencies, computed, index, round: asked } = computation
  const tree = treeOf(index)
  const self = agencies.find(({ participant }) => participant.unit === unit)
  if (self === undefined) throw noSuchParticipant(round, unit)
  const group = agencies
    .filter(({ participant }) => participant.group === self.participant.group)
    .map(({ participant, sheet }) => ({
      unit: participant.unit,
      scores: asItStands(sheet, computed.get(participant.unit)),
    }))
  const others = group.filter((one) => one.unit !== unit).map(({ scores }) => scores)
  const own = group.find((one) => one.unit === unit)?.scores ?? new Map<string, Score>()
  const peers = peersFrom(tree, others, asked.rules.leastPeers)
  return { computation, tree, group, own, others, peers }
}

const peersFrom = (
  tree: CriterionTree,
  others: readonly ReadonlyMap<string, Score>[],
  least: number,
): Peers => ({ totals: others.map((scores) => totalsOf(tree, scores).points), least })

/** Which criteria would win an agency most, best first, and what they would come to together. */
export async function agencyGains(
  ctx: Context,
  round: string,
  unit: string,
  most: number,
): Promise<AgencyGains> {
  const { tree, own, others, peers } = await standingOf(ctx, round, unit)
  const gains = rankedGains(tree, own, others, peers).slice(0, most)
  const full = gains.map(({ code, maxPoints }) => [code, maxPoints] as const)
  return {
    round,
    unit,
    now: placeOf(tree, own, peers),
    gains,
    together: placeOf(tree, withScores(own, full), peers),
  }
}

/** What an agency would have if some criteria were something else. Keeps nothing. */
export async function whatIf(
  ctx: Context,
  round: string,
  unit: string,
  supposed: readonly Supposed[],
): Promise<WhatIf> {
  const standing = await standingOf(ctx, round, unit)
  const { tree, own, peers } = standing
  refuseWrong(tree, supposed)
  const said = supposed.flatMap(({ criterion, points, notApplicable }): Scored => {
    if (notApplicable === true) return [[criterion, "not-applicable"]]
    return points === undefined ? [] : [[criterion, points]]
  })
  const byRule = await computedAgain(ctx, standing, unit, supposed)
  const then = withScores(withScores(own, byRule.own), said)
  const others = standing.group.filter((one) => one.unit !== unit)
  const moved = others.map((one) => withScores(one.scores, byRule.others.get(one.unit) ?? []))
  return {
    round,
    unit,
    now: placeOf(tree, own, peers),
    would: placeOf(tree, then, peersFrom(tree, moved, peers.least)),
    changes: supposed.map(({ criterion }) => ({
      code: criterion,
      before: own.get(criterion) ?? null,
      after: then.get(criterion) ?? null,
    })),
  }
}

function refuseWrong(tree: CriterionTree, supposed: readonly Supposed[]): void {
  const seen = new Set<string>()
  const wrong = supposed.flatMap((one, i) => {
    const twice = seen.has(one.criterion)
    seen.add(one.criterion)
    const criterion = tree.get(one.criterion)
    const pointer = `/set/${i}`
    if (criterion === undefined) {
      const detail = `bộ chỉ số không có tiêu chí ${one.criterion}`
      return [{ pointer: `${pointer}/criterion`, detail }]
    }
    if (twice) {
      return [{ pointer: `${pointer}/criterion`, detail: `tiêu chí ${one.criterion} có hai lần` }]
    }
    return supposedProblems(one, criterion).map(({ field, message }) => ({
      pointer: `${pointer}/${field}`,
      detail: message,
    }))
  })
  if (wrong.length > 0) throw scoresRefused(wrong)
}

type Scored = (readonly [string, Score])[]

/**
 * What the rules give for other figures of one agency. A criterion that looks at the whole group
 * moves its peers as well; they keep what was verified of every other criterion.
 */
async function computedAgain(
  { db }: Context,
  { computation: { round }, tree, group }: Standing,
  unit: string,
  supposed: readonly Supposed[],
): Promise<{ readonly own: Scored; readonly others: ReadonlyMap<string, Scored> }> {
  const changed = new Map(
    supposed.flatMap(({ criterion, figures }) =>
      figures === undefined ? [] : [[criterion, figures] as const],
    ),
  )
  if (changed.size === 0) return { own: [], others: new Map() }
  const known = await figuresByUnit(db, round.id)
  const before = round.previous === null ? null : await figuresByUnit(db, round.previous)
  const now = group.map((one) => {
    const figures = new Map(known.get(one.unit))
    if (one.unit !== unit) return figures
    for (const [code, said] of changed) {
      figures.set(code, new Map([...(figures.get(code) ?? []), ...Object.entries(said)]))
    }
    return figures
  })
  const criteria = tree.scored.filter(({ code }) => changed.has(code))
  const computed = computeGroup(criteria, {
    now,
    before: before === null ? null : group.map((one) => before.get(one.unit) ?? new Map()),
  })
  const relative = new Set(criteria.filter(isRelative).map(({ code }) => code))
  const others = new Map<string, Scored>()
  let own: Scored = []
  group.forEach((one, i) => {
    const scores = [...computed].map(([code, points]) => [code, points[i] ?? null] as const)
    if (one.unit === unit) own = scores
    else
      others.set(
        one.unit,
        scores.filter(([code]) => relative.has(code)),
      )
  })
  return { own, others }
}
