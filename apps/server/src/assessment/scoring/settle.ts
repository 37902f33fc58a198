import { differencePoints } from "../points.ts"

export type Stage = "computed" | "self" | "verdict" | "appeal" | "council"
export type Part = "system" | "agency" | "lead" | "co-verifier" | "council"

/** One thing that somebody said about one criterion of one agency. */
export interface Step {
  readonly seq: number
  readonly stage: Stage
  readonly part: Part
  /** Null with `applicable` false: the criterion does not apply. */
  readonly points: number | null
  readonly applicable: boolean
  /** Of a verdict: whether it agrees with the claim of the agency. */
  readonly agrees: boolean | null
  readonly reason: string
}

/** A number of points, or that the criterion does not apply; null where nobody said anything. */
export type Said = number | null | "not-applicable"

type ScoreState =
  | "empty"
  | "computed"
  | "claimed"
  | "verified"
  | "disputed"
  | "appealed"
  | "decided"

/** Where a criterion of an agency stands, out of everything that was said. */
export interface Settled {
  readonly state: ScoreState
  readonly computed: Said
  readonly self: Said
  readonly verified: Said
  /** What counts: decided, else verified; null while nobody verified. */
  readonly final: Said
  /** Who still has to give a verdict on the claim as it stands now. */
  readonly awaits: readonly ("lead" | "co-verifier")[]
  /** Points of the claim that are gone, and why; null where none are. */
  readonly lost: { readonly points: number; readonly reason: string } | null
}

const said = (step: Step | undefined): Said =>
  step === undefined ? null : step.applicable ? step.points : "not-applicable"

/**
 * What counts after everything that was said, in the order it was said:
 * - The newest self-score is the claim. Verdicts on an older claim no longer count.
 * - The newest verdict of the lead gives the verified points; where a co-verifier has to confirm the
 *   figure and came to other points, the criterion is disputed until one of them says otherwise.
 * - Where nothing was claimed, the lead may give points all the same.
 * - An appeal after the verdict waits for the council; what the council decides is final, and stays
 *   so while a further appeal waits.
 */
export function settle(steps: readonly Step[], coVerified: boolean): Settled {
  const known = newestOf(steps, coVerified)
  const { claim, lead, decision, computed } = known
  const judged = decision ?? lead
  const final = said(judged)
  return {
    state: stateOf(known),
    computed: said(computed),
    self: said(claim),
    verified: said(lead),
    final,
    awaits: awaited(known, coVerified),
    lost: lostOf(said(claim), final, judged),
  }
}

interface Known {
  readonly computed: Step | undefined
  readonly claim: Step | undefined
  readonly lead: Step | undefined
  readonly second: Step | undefined
  readonly appeal: Step | undefined
  readonly decision: Step | undefined
}

/** The newest of each kind that still counts. */
function newestOf(steps: readonly Step[], coVerified: boolean): Known {
  const newest = (stage: Stage, after: Step | undefined, part?: Part) =>
    steps.findLast(
      (one) =>
        one.stage === stage &&
        (part === undefined || one.part === part) &&
        (after === undefined || one.seq > after.seq),
    )
  const claim = newest("self", undefined)
  const lead = newest("verdict", claim, "lead")
  const decision = newest("council", claim)
  return {
    computed: newest("computed", undefined),
    claim,
    lead,
    second: coVerified ? newest("verdict", claim, "co-verifier") : undefined,
    appeal: newest("appeal", decision ?? lead ?? claim),
    decision,
  }
}

function awaited(known: Known, coVerified: boolean): Settled["awaits"] {
  const { claim, lead, second, decision } = known
  if (claim === undefined || decision !== undefined) return []
  return [
    ...(lead === undefined ? (["lead"] as const) : []),
    ...(coVerified && second === undefined ? (["co-verifier"] as const) : []),
  ]
}

function stateOf({ computed, claim, lead, second, appeal, decision }: Known): ScoreState {
  if (appeal !== undefined) return "appealed"
  if (decision !== undefined) return "decided"
  if (lead === undefined) {
    if (claim !== undefined) return "claimed"
    return computed === undefined ? "empty" : "computed"
  }
  if (second !== undefined && said(second) !== said(lead)) return "disputed"
  return "verified"
}

function lostOf(claim: Said, final: Said, judged: Step | undefined): Settled["lost"] {
  if (typeof claim !== "number" || typeof final !== "number" || judged === undefined) return null
  const points = differencePoints(claim, final)
  return points > 0 ? { points, reason: judged.reason } : null
}
