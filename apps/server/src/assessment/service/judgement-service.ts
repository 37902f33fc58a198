import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Writer } from "../../platform/database.ts"
import { noSuchParticipant, notTaking, ownOrganisation, ownScore } from "../errors.ts"
import { treeOf } from "../index-set/tree.ts"
import type { Judgement, Participant, Round, VerdictsSaved } from "../model.ts"
import { hasBegun, inTime, told } from "../scoring/calendar.ts"
import { settle } from "../scoring/settle.ts"
import { addSteps } from "../store/score-store.ts"
import { holdParticipant, metAgency, stepsAt } from "../store/verification-store.ts"
import { claimPhase } from "../scoring/claims-until.ts"
import { type Judge, readJudgement } from "../verification/read-judgement.ts"
import { confirmerOf } from "../verification/who-confirms.ts"
import { indexOf, roundOf } from "./round-service.ts"
import { holdOpen, refuse } from "./writing-service.ts"

/**
 * Records verdicts of the lead or of a co-verifier, or decisions of the council, on one agency: all
 * of them or none. Nobody judges their own organisation or what they claimed for another; nobody of
 * the council decides what they verified. Somebody who judged meanwhile is not overwritten: `seen`
 * must be the newest.
 */
export async function saveJudgements(
  ctx: Context,
  roundId: string,
  unit: string,
  judgements: readonly Judgement[],
  judge: Judge & { readonly actor: Actor },
): Promise<VerdictsSaved> {
  const round = await roundOf(ctx.db, roundId)
  const tree = treeOf(await indexOf(ctx.db, round))
  if (judge.organisation === unit) throw ownOrganisation()
  const council = judge.part === "council"
  const places = judgements.map(({ criterion }) => ({ unit, criterion }))
  return ctx.db.transaction(async (tx) => {
    await holdOpen(tx, roundId)
    const now = ctx.now()
    timeToJudge(now, round, council)
    const participant = await heldParticipant(tx, roundId, unit)
    await refuseOwn(tx, roundId, unit, judge)
    const steps = Map.groupBy(await stepsAt(tx, roundId, places), ({ criterion }) => criterion)
    const newest = new Map([...steps].map(([code, own]) => [code, own.at(-1)?.seq ?? 0] as const))
    const read = judgements.map((said, i) => {
      const criterion = tree.get(said.criterion)
      const own = steps.get(said.criterion) ?? []
      const confirmer = criterion === undefined ? null : confirmerOf(criterion, round, unit)
      return readJudgement(said, `/judgements/${i}`, {
        criterion,
        settled: settle(own, confirmer !== null),
        appealed: own.findLast(({ stage }) => stage === "appeal")?.points ?? null,
        unit,
        judge,
        confirmer,
        leads: round.lead === unit,
        ...claimPhase(now, round, participant),
      })
    })
    const wrong = read.flatMap((one) => one.wrong)
    refuse("judgements", judgements, newest, wrong)
    const at = now.toISOString()
    const act = { round: roundId, at, by: judge.actor.id }
    const kept = await addSteps(
      tx,
      act,
      read.flatMap(({ step }) => step ?? []),
    )
    await record(tx, {
      actor: judge.actor,
      at: now,
      action: council ? "assessment.decide" : "assessment.verify",
      subject: `${roundId} ${unit}`,
      details: { criteria: kept.length, as: judge.organisation },
    })
    return { saved: kept.length, at, seen: kept }
  })
}

function timeToJudge(now: Date, { calendar }: Round, council: boolean): void {
  if (!hasBegun(now, calendar.selfOpens)) {
    throw notTaking("Chưa đến lúc thẩm định", `đợt chấm mở lúc ${told(calendar.selfOpens)}`)
  }
  if (council || inTime(now, calendar.verifyCloses)) return
  throw notTaking("Đã hết hạn thẩm định", `hạn là ${told(calendar.verifyCloses)}`)
}

/** The agency, held until the transaction ends: nobody writes of it meanwhile. */
async function heldParticipant(tx: Writer, round: string, unit: string): Promise<Participant> {
  const found = await holdParticipant(tx, round, unit)
  if (found === null) throw noSuchParticipant(round, unit)
  return found
}

async function refuseOwn(
  tx: Writer,
  round: string,
  unit: string,
  { actor, part }: Judge & { readonly actor: Actor },
): Promise<void> {
  const met = await metAgency(tx, round, unit, actor.id)
  if (met.spoke || (part === "council" && met.verified)) throw ownScore()
}
