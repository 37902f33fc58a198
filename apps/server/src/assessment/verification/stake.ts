import type { QueueStanding } from "../model.ts"
import type { Said } from "../scoring/settle.ts"
import { isOpen } from "./queue-standing.ts"

/**
 * Points that a verdict can still move: those claimed; all of the criterion's where nothing was
 * claimed, or where the claim is that it does not apply; none once nobody waits.
 */
export function stakeOf(standing: QueueStanding, self: Said, maxPoints: number | null): number {
  if (!isOpen(standing)) return 0
  return typeof self === "number" ? self : (maxPoints ?? 0)
}
