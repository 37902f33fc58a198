import type { GapDetail, GapMove } from "@tinhso/server/coverage/register/model"
import { ApiError } from "../../api.ts"
import type { WordKey } from "../words/index.ts"

/** What going from one state to another is called. */
export function moveWord(
  gap: Pick<GapDetail, "state">,
  { state }: Pick<GapMove, "state">,
): WordKey {
  if (state === "confirmed" && gap.state === "closed") return "gap.move.reopen"
  if (state === "confirmed" && gap.state === "planned") return "gap.move.unplan"
  return `gap.move.${state}`
}

/** Whether somebody else was faster. */
export const isConflict = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.status === 409
