import type { Context } from "../../platform/context.ts"
import type { Reader } from "../../platform/database.ts"
import { figureKey } from "../given/given-problems.ts"
import { type CriterionTree, treeOf } from "../index-set/tree.ts"
import type {
  AgencySheet,
  CriterionScore,
  FigureOrigin,
  Participant,
  Round,
  StepTold,
} from "../model.ts"
import { agencyResult } from "../results/round-result.ts"
import { computeGroup, isRelative } from "../scoring/compute-group.ts"
import { sourcedFigures } from "../store/given-store.ts"
import { listParticipants } from "../store/round-store.ts"
import type { StoredStep } from "../store/score-store.ts"
import { figuresByUnit, withRelative } from "./result-service.ts"
import { indexOf, participantOf, roundOf } from "./round-service.ts"
import { type OwnSheet, sheetOf } from "./sheet-service.ts"

/** One agency in a round, criterion by criterion, with everything that was said. */
export async function agencySheet(ctx: Context, round: string, unit: string): Promise<AgencySheet> {
  const run = await roundOf(ctx.db, round)
  const participant = await participantOf(ctx.db, round, unit)
  const tree = treeOf(await indexOf(ctx.db, run))
  const own = await withGroup(
    ctx.db,
    run,
    participant,
    tree,
    await sheetOf(ctx.db, round, unit, tree),
  )
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

/** A sheet with what the whole peer group decides; as it stands now. */
async function withGroup(
  db: Reader,
  round: Round,
  { unit, group }: Participant,
  tree: CriterionTree,
  own: OwnSheet,
): Promise<OwnSheet> {
  const criteria = tree.scored.filter(isRelative)
  if (criteria.length === 0) return own
  const members = (await listParticipants(db, round.id)).filter((one) => one.group === group)
  const now = await figuresByUnit(db, round.id)
  const before = round.previous === null ? null : await figuresByUnit(db, round.previous)
  const figures = (all: typeof now) => members.map((one) => all.get(one.unit) ?? new Map())
  const points = computeGroup(criteria, {
    now: figures(now),
    before: before === null ? null : figures(before),
  })
  const at = members.findIndex((one) => one.unit === unit)
  const mine = new Map([...points].map(([code, all]) => [code, all[at] ?? null] as const))
  const settled = withRelative(own.settled, new Set(mine.keys()), mine)
  return { ...own, settled, computed: new Map([...own.computed, ...mine]) }
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
