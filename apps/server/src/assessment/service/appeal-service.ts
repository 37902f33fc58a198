import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import { notTaking } from "../errors.ts"
import { treeOf } from "../index-set/tree.ts"
import type { AppealDraft, Criterion, ScoresSaved } from "../model.ts"
import { inTime, told } from "../scoring/calendar.ts"
import { pointsProblems } from "../scoring/check-claim.ts"
import type { Settled } from "../scoring/settle.ts"
import { addSteps, type NewStep, newestSeen } from "../store/score-store.ts"
import { indexOf, participantOf, roundOf } from "./round-service.ts"
import { sheetOf } from "./sheet-service.ts"
import { holdOpen, refuse } from "./writing-service.ts"

/** An agency asks the council to look at verified criteria again; only once they were verified. */
export async function saveAppeals(
  ctx: Context,
  roundId: string,
  unit: string,
  appeals: readonly AppealDraft[],
  actor: Actor,
): Promise<ScoresSaved> {
  const round = await roundOf(ctx.db, roundId)
  await participantOf(ctx.db, roundId, unit)
  const tree = treeOf(await indexOf(ctx.db, round))
  return ctx.db.transaction(async (tx) => {
    await holdOpen(tx, roundId)
    const now = ctx.now()
    if (!inTime(now, round.calendar.appealCloses)) {
      throw notTaking("Đã hết hạn phúc tra", `hạn là ${told(round.calendar.appealCloses)}`)
    }
    const newest = await newestSeen(tx, roundId, unit)
    const { settled } = await sheetOf(tx, roundId, unit, tree)
    const wrong = appeals.flatMap((appeal, i) =>
      appealProblems(appeal, tree.get(appeal.criterion), settled.get(appeal.criterion)).map(
        ({ field, message }) => ({ pointer: `/appeals/${i}/${field}`, detail: message }),
      ),
    )
    refuse("appeals", appeals, newest, wrong)
    const at = now.toISOString()
    const steps = appeals.map(({ criterion, points, reason }): NewStep => ({
      unit,
      criterion,
      stage: "appeal",
      part: "agency",
      organisation: unit,
      points,
      applicable: true,
      agrees: null,
      reason: reason.normalize("NFC").trim(),
    }))
    await addSteps(tx, { round: roundId, at, by: actor.id }, steps)
    await record(tx, {
      actor,
      at: now,
      action: "assessment.appeal",
      subject: `${roundId} ${unit}`,
      details: { criteria: steps.length },
    })
    return { saved: steps.length, at }
  })
}

function appealProblems(
  { points }: AppealDraft,
  criterion: Criterion | undefined,
  settled: Settled | undefined,
) {
  if (criterion === undefined || settled === undefined) {
    return [{ field: "criterion" as const, message: "không có tiêu chí này" }]
  }
  if (settled.verified === null) {
    return [
      { field: "criterion" as const, message: `tiêu chí ${criterion.code} chưa được thẩm định` },
    ]
  }
  return pointsProblems(points, criterion)
}
