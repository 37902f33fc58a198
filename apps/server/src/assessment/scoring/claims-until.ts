import type { Participant, Round } from "../model.ts"
import { inTime } from "./calendar.ts"

/** Until when an agency scores itself and may change what it claims. */
export const claimsUntil = (
  { calendar }: Pick<Round, "calendar">,
  { extendedTo }: Pick<Participant, "extendedTo">,
): string => extendedTo ?? calendar.selfCloses

/** Whether an agency handed in, and whether its time to claim is over. */
export function claimPhase(
  now: Date,
  round: Pick<Round, "calendar">,
  participant: Pick<Participant, "extendedTo" | "submittedAt">,
): { readonly handedIn: boolean; readonly over: boolean } {
  return {
    handedIn: participant.submittedAt !== null,
    over: !inTime(now, claimsUntil(round, participant)),
  }
}
