import type { GapState } from "./model.ts"

/**
 * What a gap may become next. A plan may be dropped, a closed gap reopened, a dismissed one reported
 * anew; nothing is closed that nobody confirmed.
 */
const NEXT: Readonly<Record<GapState, readonly GapState[]>> = {
  reported: ["confirmed", "dismissed"],
  confirmed: ["planned", "closed", "dismissed"],
  planned: ["closed", "confirmed"],
  closed: ["confirmed"],
  dismissed: ["reported"],
}

/** Going back, and saying that there is no gap, needs a reason. */
const BACK = new Set(["planned confirmed", "closed confirmed", "dismissed reported"])

export const nextStates = (state: GapState): readonly GapState[] => NEXT[state]

export const needsReason = (from: GapState, to: GapState): boolean =>
  to === "dismissed" || BACK.has(`${from} ${to}`)
