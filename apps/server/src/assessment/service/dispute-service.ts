import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import { alreadyAnswered, disputeOpen, givenWrong, noSuchDispute, notTaking } from "../errors.ts"
import { isHeld } from "../given/given-problems.ts"
import type { Dispute, DisputeAnswer, DisputeDraft } from "../model.ts"
import { hasBegun, inTime, told } from "../scoring/calendar.ts"
import * as store from "../store/given-store.ts"
import { addFigures, newestSeen } from "../store/score-store.ts"
import { participantOf, roundOf } from "./round-service.ts"
import { holdOpen } from "./writing-service.ts"

/** An agency does not accept a figure that it was given; the figure stands until it is answered. */
export async function disputeFigure(
  ctx: Context,
  id: string,
  unit: string,
  draft: DisputeDraft,
  actor: Actor,
): Promise<Dispute> {
  const { calendar } = await roundOf(ctx.db, id)
  await participantOf(ctx.db, id, unit)
  const reason = draft.reason.normalize("NFC").trim()
  return ctx.db.transaction(async (tx) => {
    await holdOpen(tx, id)
    await newestSeen(tx, id, unit)
    const now = ctx.now()
    if (!hasBegun(now, calendar.selfOpens)) {
      throw notTaking("Chưa đến lúc có ý kiến về số liệu", `mở lúc ${told(calendar.selfOpens)}`)
    }
    if (!inTime(now, calendar.appealCloses)) {
      throw notTaking("Đã hết hạn có ý kiến về số liệu", `hạn là ${told(calendar.appealCloses)}`)
    }
    const { criterion, name, value } = draft
    const same = (one: { readonly criterion: string; readonly name: string }) =>
      one.criterion === criterion && one.name === name
    const standing = (await store.sourcedFigures(tx, id, unit)).find(same)
    if (standing === undefined || !isHeld(standing)) {
      const detail = `“${name}” của tiêu chí ${criterion} do đơn vị tự khai, hãy sửa trực tiếp`
      throw givenWrong([{ pointer: "/name", detail }])
    }
    if (reason === "") throw givenWrong([{ pointer: "/reason", detail: "hãy nói vì sao" }])
    const open = (await store.disputesOf(tx, id, unit)).some(
      (one) => same(one) && one.answer === null,
    )
    if (open) throw disputeOpen(criterion, name)
    const act = { at: now.toISOString(), by: actor.id }
    const key = { round: id, unit, given: standing.value }
    const number = await store.addDispute(tx, key, { criterion, name, value, reason }, act)
    await record(tx, {
      actor,
      at: now,
      action: "assessment.dispute-figure",
      subject: `${id} ${unit}`,
      details: { criterion, dispute: number },
    })
    return {
      id: number,
      unit,
      criterion,
      name,
      given: standing.value,
      value,
      reason,
      at: act.at,
      answer: null,
    }
  })
}

/** Answers a dispute: where it is accepted, the figure is what the answer says from then on. */
export async function answerDispute(
  ctx: Context,
  id: string,
  number: number,
  said: DisputeAnswer,
  actor: Actor,
): Promise<Dispute> {
  await roundOf(ctx.db, id)
  const reason = said.reason.normalize("NFC").trim()
  if (reason === "") throw givenWrong([{ pointer: "/reason", detail: "hãy nói vì sao" }])
  return ctx.db.transaction(async (tx) => {
    await holdOpen(tx, id)
    const known = await store.disputeById(tx, id, number)
    if (known === null) throw noSuchDispute(number)
    await newestSeen(tx, id, known.unit)
    const dispute = await store.disputeById(tx, id, number)
    if (dispute === null) throw noSuchDispute(number)
    if (dispute.answer !== null) throw alreadyAnswered(number)
    const now = ctx.now()
    const act = { at: now.toISOString(), by: actor.id }
    if (said.accepted) {
      const value = said.value ?? dispute.value
      if (value === null || value < 0) {
        throw givenWrong([{ pointer: "/value", detail: "chấp nhận thì phải cho số đúng" }])
      }
      const { unit, criterion, name } = dispute
      const source = { kind: "given", from: `Trả lời ý kiến số ${number}: ${reason}` } as const
      await addFigures(tx, { round: id, ...act }, [{ unit, criterion, name, value, source }])
    }
    await store.addDisputeAnswer(tx, number, { accepted: said.accepted, reason }, act)
    await record(tx, {
      actor,
      at: now,
      action: "assessment.answer-dispute",
      subject: `${id} ${dispute.unit}`,
      details: { dispute: number, accepted: said.accepted },
    })
    return { ...dispute, answer: { accepted: said.accepted, reason, at: act.at } }
  })
}
