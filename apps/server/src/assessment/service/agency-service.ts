import type { Context } from "../../platform/context.ts"
import { figureKey } from "../given/given-problems.ts"
import { type CriterionTree, treeOf } from "../index-set/tree.ts"
import type { AgencySheet, CriterionScore, FigureOrigin, StepTold } from "../model.ts"
import { agencyResult } from "../results/round-result.ts"
import { sourcedFigures } from "../store/given-store.ts"
import type { StoredStep } from "../store/score-store.ts"
import { indexOf, participantOf, roundOf } from "./round-service.ts"
import { type OwnSheet, sheetOf } from "./sheet-service.ts"

/** One agency in a round, criterion by criterion, with everything that was said. */
export async function agencySheet(ctx: Context, round: string, unit: string): Promise<AgencySheet> {
  const index = await indexOf(ctx.db, await roundOf(ctx.db, round))
  const participant = await participantOf(ctx.db, round, unit)
  const tree = treeOf(index)
  const own = await sheetOf(ctx.db, round, unit, tree)
  const sources = new Map(
    (await sourcedFigures(ctx.db, round, unit)).map((one) => [
      figureKey(one.criterion, one.name),
      one.source,
    ]),
  )
  const { totals } = agencyResult(tree, participant, own.settled)
  return {
    round,
    participant,
    points: totals.points,
    maxPoints: totals.maxPoints,
    value: totals.value,
    criteria: tree.scored.flatMap(({ code }) => scoreOf(tree, own, sources, code)),
  }
}

function scoreOf(
  tree: CriterionTree,
  own: OwnSheet,
  sources: ReadonlyMap<string, FigureOrigin>,
  code: string,
): CriterionScore[] {
  const criterion = tree.get(code)
  const settled = own.settled.get(code)
  if (criterion === undefined || settled === undefined) return []
  const steps = own.steps.get(code) ?? []
  const { state, self, verified, final, awaits, lost } = settled
  const last = steps.findLast(
    ({ part }) => part === "lead" || part === "co-verifier" || part === "council",
  )
  return [
    {
      code,
      name: criterion.name,
      maxPoints: criterion.maxPoints,
      state,
      computed: own.computed.get(code) ?? null,
      self,
      verified,
      final,
      awaits: [...awaits],
      lost:
        lost === null ? null : { points: lost.points, reason: lost.reason || (last?.reason ?? "") },
      figures: criterion.figures.map(({ name, label }) => ({
        name,
        label,
        value: own.figures.get(code)?.get(name) ?? null,
        source: sources.get(figureKey(code, name)) ?? null,
      })),
      evidence: [...(own.citations.get(code) ?? [])],
      steps: steps.map(toldStep),
      seen: steps.at(-1)?.seq ?? 0,
    },
  ]
}

const toldStep = (step: StoredStep): StepTold => ({
  seq: step.seq,
  stage: step.stage,
  part: step.part,
  organisation: step.organisation,
  points: step.applicable ? step.points : "not-applicable",
  agrees: step.agrees,
  reason: step.reason,
  at: step.at,
})
