import type { QueueStanding } from "../model.ts"
import type { Settled } from "../scoring/settle.ts"

interface Asked {
  readonly settled: Pick<Settled, "state" | "self" | "final" | "awaits">
  readonly part: "lead" | "co-verifier"
  /** The organisation that verifies, and the agency. */
  readonly organisation: string
  readonly unit: string
  /** Whether the agency handed in, and whether its time to claim is over. */
  readonly handedIn: boolean
  readonly over: boolean
}

/**
 * What a criterion of an agency asks of an organisation that verifies:
 * - Nobody verifies their own organisation; the council decides instead of the lead.
 * - A claim waits once the agency handed in, or once its time is over.
 * - Where nothing was claimed in time, the lead gives the points.
 * - What the council decided waits for nobody.
 */
export function queueStanding(asked: Asked): QueueStanding {
  const { settled, part, organisation, unit, handedIn, over } = asked
  if (organisation === unit) return "own"
  if (settled.state === "decided") return "said"
  if (settled.self === null) return unclaimedStanding(asked)
  if (!settled.awaits.includes(part)) return "said"
  return handedIn || over ? "waiting" : "early"
}

function unclaimedStanding({ settled, part, over }: Asked): QueueStanding {
  if (part !== "lead" || settled.final !== null) return "said"
  return over ? "unclaimed" : "early"
}

/** Whether somebody has to do something. */
export const isOpen = (standing: QueueStanding): boolean =>
  standing === "waiting" || standing === "unclaimed"
