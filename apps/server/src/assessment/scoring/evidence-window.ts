import type { Participant, Round } from "../model.ts"
import { hasBegun, inTime } from "./calendar.ts"
import { claimsUntil } from "./claims-until.ts"

/**
 * From when until when documents are put behind criteria: the round's own window where it has one,
 * else while the agency scores itself. More time given to an agency is more time for its documents.
 */
export function evidenceWindow(
  round: Pick<Round, "calendar">,
  participant: Pick<Participant, "extendedTo">,
): { readonly opens: string; readonly closes: string } {
  const { evidence, selfOpens } = round.calendar
  if (evidence === undefined) return { opens: selfOpens, closes: claimsUntil(round, participant) }
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
