import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Writer } from "../../platform/database.ts"
import {
  correctsNothing,
  ownScore,
  publicationChanged,
  roundState,
  scoresRefused,
} from "../errors.ts"
import { treeOf } from "../index-set/tree.ts"
import type { CorrectionDraft, CorrectionTold, Participant, Round } from "../model.ts"
import { correctionProblems } from "../results/check-correction.ts"
import { type Cause, differenceOf } from "../results/difference.ts"
import { frozenContent, readFrozen, sha256Of } from "../results/frozen-content.ts"
import { isRelative } from "../scoring/compute-group.ts"
import {
  addPublication,
  newestFacts,
  publishedAt,
  readPublication,
} from "../store/publication-store.ts"
import { holdRound, listParticipants } from "../store/round-store.ts"
import { addFigures, addSteps, type NewStep } from "../store/score-store.ts"
import { meetingsOf } from "../store/verification-store.ts"
import { placeKey } from "./computed-service.ts"
import { computeRound } from "./result-service.ts"
import { indexOf, roundOf } from "./round-service.ts"
import type { Wrong } from "./writing-service.ts"

/** Takes back what a correction that is only tried wrote. */
class OnlyTried extends Error {
  readonly told: CorrectionTold

  constructor(told: CorrectionTold) {
    super("a correction was tried")
    this.told = told
  }
}

/**
 * Corrects a published round by one more publication, by a decision and with a reason: figures, of
 * which the rule makes points, and points decided on. The publications before it stay.
 */
export async function correctRound(
  ctx: Context,
  id: string,
  draft: CorrectionDraft,
  actor: Actor,
): Promise<CorrectionTold> {
  try {
    return await ctx.db.transaction(async (tx) => {
      const told = await correctIn(ctx, tx, { id, draft, actor })
      if (draft.dryRun === true) {
        throw new OnlyTried({ ...told, sha256: null, publishedAt: null })
      }
      return told
    })
  } catch (error) {
    if (error instanceof OnlyTried) return error.told
    throw error
  }
}

interface Asked {
  readonly id: string
  readonly draft: CorrectionDraft
  readonly actor: Actor
}

async function correctIn(ctx: Context, tx: Writer, { id, draft, actor }: Asked) {
  await roundOf(tx, id)
  const state = await holdRound(tx, id, "update")
  const before = await readPublication(tx, id)
  if (state !== "published" || before === null) throw roundState(id, "chưa công bố")
  const now = ctx.now()
  if (before.sha256 !== draft.seen) throw publicationChanged(id)
  if (Date.parse(before.publishedAt) >= now.getTime()) throw publicationChanged(id)
  const round = await roundOf(tx, id)
  await refuseWrong(tx, round, draft, actor)
  const after = await newestFacts(tx)
  const act = { round: id, at: now.toISOString(), by: actor.id }
  const causes = await writeFacts(tx, { round, draft, act })
  const computation = await computeRound(tx, id, true, act.at)
  const head = {
    corrects: before.sha256,
    reason: draft.reason.normalize("NFC").trim(),
    decision: draft.decision.normalize("NFC").trim(),
  }
  const was = readFrozen(before.content)
  const agencies = differenceOf(was, readFrozen(frozenContent(computation)), causes)
  if (agencies.length === 0) throw correctsNothing()
  const correction = { ...head, agencies }
  const content = frozenContent(computation, correction)
  const sha256 = sha256Of(content)
  const number = before.number + 1
  const corrected = { number, correction, after }
  await addPublication(tx, { ...act, content, sha256, corrected })
  await record(tx, {
    actor,
    at: now,
    action: "assessment.correct-round",
    subject: id,
    details: { sha256, ...head, number, agencies: agencies.map(({ unit }) => unit) },
  })
  return { round: id, number, sha256, publishedAt: await publishedAt(tx, id), correction }
}

async function refuseWrong(
  tx: Writer,
  round: Round,
  draft: CorrectionDraft,
  { id: person }: Actor,
): Promise<void> {
  const tree = treeOf(await indexOf(tx, round))
  const participants = await listParticipants(tx, round.id)
  const units = new Set(participants.map(({ unit }: Participant) => unit))
  const wrong = correctionProblems(draft, tree, units)
  if (wrong.length > 0) throw scoresRefused(wrong)
  const met = await meetingsOf(tx, round.id, person)
  const spoke = new Set(met.filter((one) => one.spoke).map(({ unit }) => unit))
  const asked = [...draft.points, ...draft.figures]
  if (asked.some(({ unit }) => spoke.has(unit))) throw ownScore()
}

interface Writing {
  readonly round: Round
  readonly draft: CorrectionDraft
  readonly act: { readonly round: string; readonly at: string; readonly by: string }
}

/** Writes figures and what follows from them, and points decided on; what each was put right for. */
async function writeFacts(tx: Writer, { round, draft, act }: Writing): Promise<Cause[]> {
  const { points, figures } = draft
  const source = { kind: "given" as const, from: draft.decision.normalize("NFC").trim() }
  await addFigures(
    tx,
    act,
    figures.map(({ unit, criterion, name, value }) => ({ unit, criterion, name, value, source })),
  )
  const decided = new Map(points.map((one) => [placeKey(one), one]))
  const ruled = new Map(figures.map((one) => [placeKey(one), one]))
  const steps = points.map(({ points: given, notApplicable, ...one }) => {
    const applicable = notApplicable !== true
    return stepOf(round, one, { points: applicable ? (given ?? null) : null, applicable })
  })
  const { computed } = await computeRound(tx, round.id, false, act.at)
  const tree = treeOf(await indexOf(tx, round))
  const wrong: Wrong[] = []
  for (const [place, figure] of ruled) {
    const criterion = tree.get(figure.criterion)
    if (decided.has(place) || criterion === undefined || isRelative(criterion)) continue
    const given = computed.get(figure.unit)?.get(figure.criterion) ?? null
    if (given === null) {
      const detail = `số liệu chưa tính ra điểm của tiêu chí ${figure.criterion}; hãy ghi cả điểm`
      wrong.push({ pointer: `/figures/${figures.indexOf(figure)}/value`, detail })
    }
    steps.push(stepOf(round, figure, { points: given, applicable: true }))
  }
  if (wrong.length > 0) throw scoresRefused(wrong)
  await addSteps(tx, act, steps)
  const causes = new Map<string, Cause>()
  for (const one of figures) causes.set(placeKey(one), causeOf(one, "figure"))
  for (const one of points) causes.set(placeKey(one), causeOf(one, "decision"))
  return [...causes.values()]
}

interface Why {
  readonly unit: string
  readonly criterion: string
  readonly reason: string
}

const causeOf = ({ unit, criterion, reason }: Why, why: Cause["why"]): Cause => ({
  unit,
  criterion,
  why,
  reason: reason.normalize("NFC").trim(),
})

/** A correction is a decision: it stands above every verdict. */
const stepOf = (
  { council }: Round,
  { unit, criterion, reason }: Why,
  given: Pick<NewStep, "points" | "applicable">,
): NewStep => ({
  unit,
  criterion,
  stage: "council",
  part: "council",
  organisation: council,
  agrees: null,
  reason: reason.normalize("NFC").trim(),
  ...given,
})
