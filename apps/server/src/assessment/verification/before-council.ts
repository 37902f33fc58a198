import type { CouncilCause } from "../model.ts"
import type { Settled, Step } from "../scoring/settle.ts"

interface Asked {
  readonly settled: Pick<Settled, "state" | "self">
  readonly steps: readonly Pick<Step, "stage">[]
  /** The agency leads the verification itself: nobody but the council can judge it. */
  readonly leads: boolean
  /** Whether the agency handed in or its time to claim is over. */
  readonly firm: boolean
}

/**
 * Why a criterion of an agency is before the council, also once it was decided; null where it is
 * not: an appeal, two who verify and differ, or an agency that would have to verify itself.
 */
export function councilCause({ settled, steps, leads, firm }: Asked): CouncilCause | null {
  if (settled.state === "appealed") return "appealed"
  if (settled.state === "disputed") return "disputed"
  if (settled.state !== "decided") return leads && firm ? "own-lead" : null
  if (steps.some(({ stage }) => stage === "appeal")) return "appealed"
  return leads ? "own-lead" : "disputed"
}
