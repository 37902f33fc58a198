import type { Participant, Round } from "../model.ts"
import { hasBegun, inTime } from "../scoring/calendar.ts"
import type { AgencyStage } from "./model.ts"

/** Until when an agency scores itself. */
export const dueOf = (
  { calendar }: Pick<Round, "calendar">,
  { extendedTo }: Pick<Participant, "extendedTo">,
): string => extendedTo ?? calendar.selfCloses

/**
 * From when until when documents are put behind criteria: the round's own window where it has one,
 * else while the agency scores itself. More time given to an agency is more time for its documents.
 */
export function evidenceWindow(
  round: Pick<Round, "calendar">,
  participant: Pick<Participant, "extendedTo">,
): { readonly opens: string; readonly closes: string } {
  const { evidence, selfOpens } = round.calendar
  if (evidence === undefined) return { opens: selfOpens, closes: dueOf(round, participant) }
  const { extendedTo } = participant
  const longer = extendedTo !== null && Date.parse(extendedTo) > Date.parse(evidence.closes)
  return longer ? { opens: evidence.opens, closes: extendedTo } : evidence
}

/** Whether an agency may put documents behind criteria now, or take them away. */
export function takesEvidence(
  round: Pick<Round, "calendar" | "state">,
  participant: Pick<Participant, "extendedTo">,
  now: Date,
): boolean {
  const { opens, closes } = evidenceWindow(round, participant)
  return round.state === "open" && hasBegun(now, opens) && inTime(now, closes)
}

/** Where a round is for one agency. The instant of a deadline is still in time. */
export function stageOf(
  round: Pick<Round, "calendar" | "state">,
  participant: Pick<Participant, "extendedTo">,
  now: Date,
): AgencyStage {
  const { calendar, state } = round
  if (state !== "open") return state
  if (!hasBegun(now, calendar.selfOpens)) return "before"
  if (inTime(now, dueOf(round, participant))) return "self"
  if (inTime(now, calendar.verifyCloses)) return "verify"
  return inTime(now, calendar.appealCloses) ? "appeal" : "closing"
}

/** Whether an agency may appeal: once its round is scored, until the instant of the deadline. */
export const takesAppeals = (stage: AgencyStage): boolean =>
  stage === "self" || stage === "verify" || stage === "appeal"
