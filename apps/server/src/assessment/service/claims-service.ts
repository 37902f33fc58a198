import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Writer } from "../../platform/database.ts"
import { citeAllIn } from "../../evidence/index.ts"
import { notReady, notTaking, scoresChanged, scoresRefused } from "../errors.ts"
import { type CriterionTree, treeOf } from "../index-set/tree.ts"
import { type ClaimsSaved, type Lack, lackingOf } from "../agency/model.ts"
import type { Claim, Criterion, Participant, Round } from "../model.ts"
import { claimsUntil } from "../scoring/claims-until.ts"
import { hasBegun, inTime, told } from "../scoring/calendar.ts"
import { claimProblems } from "../scoring/check-claim.ts"
import { isRelative } from "../scoring/compute-group.ts"
import { NO_FIGURES } from "../scoring/own-points.ts"
import { addFigures, addSteps, figuresOf, type NewStep, newestSeen } from "../store/score-store.ts"
import { setSubmitted } from "../store/round-store.ts"
import { refuseOtherEvidence } from "./evidence-time-service.ts"
import { ownFigures } from "./given-service.ts"
import { indexOf, participantOf, roundOf } from "./round-service.ts"
import { ownPoints, sheetOf, subjectOf } from "./sheet-service.ts"
import { holdOpen, refuse, type Wrong } from "./writing-service.ts"

/**
 * Keeps what an agency says of its criteria: points, figures, documents; all of it or nothing.
 * In time means until the very instant of the deadline, its own where it was given more time.
 */
export async function saveClaims(
  ctx: Context,
  roundId: string,
  unit: string,
  claims: readonly Claim[],
  actor: Actor,
): Promise<ClaimsSaved> {
  const round = await roundOf(ctx.db, roundId)
  const participant = await participantOf(ctx.db, roundId, unit)
  const tree = treeOf(await indexOf(ctx.db, round))
  const checked = checkClaims(claims, tree)
  return ctx.db.transaction(async (tx) => {
    const at = await taking(ctx, tx, round, participant)
    const act = { round: roundId, at, by: actor.id }
    await refuseOtherEvidence(ctx, tx, { round, participant }, claims)
    const newest = await newestSeen(tx, roundId, unit)
    refuse("claims", claims, newest, [])
    await refuseOtherFigures(tx, roundId, unit, claims)
    await addFigures(tx, act, await ownFigures(tx, roundId, unit, claims))
    const seen = await addSteps(
      tx,
      act,
      checked.flatMap((one) => stepOf(one, unit)),
    )
    const citations = claims.flatMap(({ criterion, evidence }) =>
      evidence === undefined
        ? []
        : [{ subject: subjectOf(roundId, unit, criterion), evidenceIds: evidence }],
    )
    await citeAllIn(tx, { of: [unit], citations }, { actor, at: ctx.now() })
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.score-self",
      subject: `${roundId} ${unit}`,
      details: { criteria: claims.length },
    })
    return { saved: claims.length, at, seen }
  })
}

/** Refuses figures that somebody else changed since the writer read them. */
async function refuseOtherFigures(
  tx: Writer,
  round: string,
  unit: string,
  claims: readonly Claim[],
): Promise<void> {
  if (claims.every(({ figuresSeen }) => figuresSeen === undefined)) return
  const stand = new Map(
    (await figuresOf(tx, round, unit)).map((one) => [`${one.criterion}\n${one.name}`, one.value]),
  )
  const changed = claims.flatMap(({ criterion, figuresSeen }, i) =>
    Object.entries(figuresSeen ?? {}).flatMap(([name, seen]): Wrong[] => {
      const now = stand.get(`${criterion}\n${name}`) ?? null
      if (now === seen) return []
      const detail = `“${name}” của tiêu chí ${criterion} nay là ${now ?? "trống"}`
      return [{ pointer: `/claims/${i}/figures/${name}`, detail }]
    }),
  )
  if (changed.length > 0) throw scoresChanged(changed)
}

interface CheckedClaim {
  readonly claim: Claim
  readonly criterion: Criterion
}

function checkClaims(claims: readonly Claim[], tree: CriterionTree): CheckedClaim[] {
  const seen = new Set<string>()
  const wrong: { pointer: string; detail: string }[] = []
  const good = claims.flatMap((claim, i) => {
    const criterion = tree.get(claim.criterion)
    const tell = (field: string, detail: string) =>
      void wrong.push({ pointer: `/claims/${i}/${field}`, detail })
    if (criterion === undefined) {
      tell("criterion", `bộ chỉ số không có tiêu chí ${claim.criterion}`)
      return []
    }
    if (seen.has(claim.criterion)) tell("criterion", `tiêu chí ${claim.criterion} có hai lần`)
    seen.add(claim.criterion)
    for (const { field, message } of claimProblems(claim, criterion)) tell(field, message)
    return [{ claim, criterion }]
  })
  if (wrong.length > 0) throw scoresRefused(wrong)
  return good
}

/** Figures alone change no claim: the rule makes points of them when the agency hands in. */
function stepOf({ claim, criterion }: CheckedClaim, unit: string): NewStep[] {
  const { points, notApplicable, reason } = claim
  if (points === undefined && notApplicable !== true) return []
  return [
    {
      unit,
      criterion: criterion.code,
      stage: "self",
      part: "agency",
      organisation: unit,
      points: notApplicable === true ? null : (points ?? null),
      applicable: notApplicable !== true,
      agrees: null,
      reason: (reason ?? "").normalize("NFC").trim(),
    },
  ]
}

/** The instant of writing, while the round takes self-scores of an agency; else refuses. */
async function taking(
  ctx: Context,
  tx: Writer,
  round: Round,
  participant: Participant,
): Promise<string> {
  const { id, calendar } = round
  await holdOpen(tx, id)
  const now = ctx.now()
  if (!hasBegun(now, calendar.selfOpens)) {
    throw notTaking("Chưa đến lúc tự chấm", `mở lúc ${told(calendar.selfOpens)}`)
  }
  const until = claimsUntil(round, participant)
  if (!inTime(now, until)) throw notTaking("Đã hết hạn tự chấm", `hạn là ${told(until)}`)
  return now.toISOString()
}

/**
 * Hands in an agency's self-score. Every criterion needs a claim (where a rule can compute it from
 * the figures, that is the claim), and evidence where the index requires it for points.
 */
export async function submitSheet(
  ctx: Context,
  roundId: string,
  unit: string,
  actor: Actor,
): Promise<Participant> {
  const round = await roundOf(ctx.db, roundId)
  const participant = await participantOf(ctx.db, roundId, unit)
  const tree = treeOf(await indexOf(ctx.db, round))
  await ctx.db.transaction(async (tx) => {
    const at = await taking(ctx, tx, round, participant)
    await newestSeen(tx, roundId, unit)
    const sheet = await sheetOf(tx, roundId, unit, tree)
    const claims = tree.scored
      .filter((criterion) => !isRelative(criterion))
      .map((criterion) => ({ criterion, own: ownPoints(sheet, criterion.code) }))
    const missing = claims.flatMap(({ criterion }) => missingIn(criterion, sheet))
    if (missing.length > 0) throw notReady(missing)
    const computed = claims.flatMap(({ criterion, own }): NewStep[] => {
      if (own.said !== null || own.computed === null) return []
      const { code } = criterion
      const claim = { criterion: code, points: own.computed, reason: reasonGiven(sheet, code) }
      return stepOf({ claim, criterion }, unit)
    })
    const act = { round: roundId, at, by: actor.id }
    if (computed.length > 0) await addSteps(tx, act, computed)
    await setSubmitted(tx, roundId, unit, act)
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.submit",
      subject: `${roundId} ${unit}`,
      details: { computed: computed.length },
    })
  })
  return participantOf(ctx.db, roundId, unit)
}

type OwnSheet = Awaited<ReturnType<typeof sheetOf>>

/** What the agency said beside its newest claim. */
const reasonGiven = ({ steps }: OwnSheet, code: string): string =>
  (steps.get(code) ?? []).findLast(({ stage }) => stage === "self")?.reason ?? ""

const LACKS: Readonly<Record<Lack, string>> = {
  figures: "chưa đủ số liệu để tính điểm",
  points: "chưa có điểm tự chấm",
  reason: "chưa nói vì sao không áp dụng",
  evidence: "chưa có minh chứng",
}

function missingIn(criterion: Criterion, sheet: OwnSheet): Wrong[] {
  const { code } = criterion
  const lacks = lackingOf(criterion, false, {
    said: ownPoints(sheet, code).said,
    reason: reasonGiven(sheet, code),
    figures: sheet.figures.get(code) ?? NO_FIGURES,
    before: sheet.before.get(code) ?? NO_FIGURES,
    documents: (sheet.citations.get(code) ?? []).length,
  })
  return lacks.map((lack) => ({
    pointer: `/criteria/${code}`,
    detail: `tiêu chí ${code} ${LACKS[lack]}`,
  }))
}
