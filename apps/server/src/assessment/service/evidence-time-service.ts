import type { Context } from "../../platform/context.ts"
import type { Reader, Writer } from "../../platform/database.ts"
import { evidenceBehind } from "../../evidence/index.ts"
import { evidenceWindow, takesEvidence } from "../scoring/evidence-window.ts"
import { notTaking, scoresRefused } from "../errors.ts"
import type { Claim, Criterion, Participant, Round } from "../model.ts"
import { hasBegun, told } from "../scoring/calendar.ts"
import { stepsOf } from "../store/score-store.ts"
import { subjectOf } from "./sheet-service.ts"
import { holdOpen } from "./writing-service.ts"

/** Refuses documents of an agency outside the time in which the round takes them. */
export async function takingEvidence(
  ctx: Context,
  tx: Writer,
  round: Round,
  participant: Participant,
): Promise<void> {
  await holdOpen(tx, round.id)
  const now = ctx.now()
  if (takesEvidence({ ...round, state: "open" }, participant, now)) return
  const { opens, closes } = evidenceWindow(round, participant)
  if (!hasBegun(now, opens))
    throw notTaking("Chưa đến lúc nhận minh chứng", `mở lúc ${told(opens)}`)
  throw notTaking("Đã hết hạn minh chứng", `hạn là ${told(closes)}`)
}

interface Whose {
  readonly round: Round
  readonly participant: Participant
}

/**
 * Claims that name their documents as they stand are taken at any time; other documents only while
 * the round takes evidence.
 */
export async function refuseOtherEvidence(
  ctx: Context,
  tx: Writer,
  { round, participant }: Whose,
  claims: readonly Claim[],
): Promise<void> {
  const named = claims.filter(({ evidence }) => evidence !== undefined)
  if (named.length === 0 || takesEvidence({ ...round, state: "open" }, participant, ctx.now())) {
    return
  }
  const subject = ({ criterion }: Claim) => subjectOf(round.id, participant.unit, criterion)
  const cited = await evidenceBehind(tx, named.map(subject), { asOf: null, publishedOnly: false })
  const changed = named.some((claim) => {
    const stand = new Set((cited.get(subject(claim)) ?? []).map(({ id }) => id))
    const said = new Set(claim.evidence)
    return stand.size !== said.size || [...said].some((id) => !stand.has(id))
  })
  if (changed) await takingEvidence(ctx, tx, round, participant)
}

interface Bare {
  readonly round: string
  readonly unit: string
  readonly criterion: Criterion | undefined
}

/** A sheet that was handed in keeps a document where the index requires one for its points. */
export async function refuseBare(tx: Reader, { round, unit, criterion }: Bare): Promise<void> {
  if (criterion?.evidence !== "required") return
  const { code } = criterion
  const said = (await stepsOf(tx, round, unit)).findLast(
    (step) => step.criterion === code && step.stage === "self",
  )
  if ((said?.points ?? 0) === 0) return
  const detail = `phiếu đã nộp và đã hết hạn tự chấm nên tiêu chí ${code} phải còn minh chứng; hãy thêm văn bản mới trước khi bỏ văn bản này`
  throw scoresRefused([{ pointer: "/remove", detail }])
}
