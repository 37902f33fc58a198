import type { Participant, Round } from "../model.ts"
import { hasBegun, inTime } from "../scoring/calendar.ts"
import { claimsUntil } from "../scoring/claims-until.ts"
import type { AgencyStage } from "./model.ts"

/** Where a round is for one agency. The instant of a deadline is still in time. */
export function stageOf(
  round: Pick<Round, "calendar" | "state">,
  participant: Pick<Participant, "extendedTo">,
  now: Date,
): AgencyStage {
  const { calendar, state } = round
  if (state !== "open") return state
  if (!hasBegun(now, calendar.selfOpens)) return "before"
  if (inTime(now, claimsUntil(round, participant))) return "self"
  if (inTime(now, calendar.verifyCloses)) return "verify"
  return inTime(now, calendar.appealCloses) ? "appeal" : "closing"
}

/** Whether an agency may appeal: once its round is scored, until the instant of the deadline. */
export const takesAppeals = (stage: AgencyStage): boolean =>
  stage === "self" || stage === "verify" || stage === "appeal"
