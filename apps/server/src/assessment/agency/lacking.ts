import type { Criterion } from "../model.ts"
import { differencePoints } from "../points.ts"
import { ruleOf } from "../scoring/own-points.ts"
import type { FiguresOf } from "../scoring/score-column.ts"

/** Something that an agency still has to give for a criterion. */
export type Lack = "figures" | "points" | "reason" | "evidence"

/** What an agency has given for a criterion so far. */
export interface Standing {
  readonly said: number | "not-applicable" | null
  readonly reason: string
  readonly figures: FiguresOf
  /** The figures of the round before, where the rule looks back. */
  readonly before: FiguresOf
  /** How many documents stand behind it. */
  readonly documents: number
}

/**
 * What is missing of a criterion: figures that its rule needs where nobody said points, points
 * where no rule gives them, a reason where it is said not to apply, evidence where the index asks
 * for it and points are claimed. Criteria that the peer group decides lack only figures.
 */
export function lackingOf(criterion: Criterion, relative: boolean, standing: Standing): Lack[] {
  if (relative) return declared(criterion, standing).length > 0 ? ["figures"] : []
  const { said, reason, figures, before, documents } = standing
  if (said === "not-applicable") return reason.trim() === "" ? ["reason"] : []
  const claim = said ?? ruleOf(criterion)?.points(figures, before) ?? null
  if (claim === null) return [unsaid(criterion, standing)]
  return criterion.evidence === "required" && claim > 0 && documents === 0 ? ["evidence"] : []
}

function unsaid(criterion: Criterion, standing: Standing): Lack {
  const missing = new Set(declared(criterion, standing))
  const reads = ruleOf(criterion)?.reads ?? []
  return reads.some((name) => missing.has(name)) ? "figures" : "points"
}

/** Figures that the agency itself declares and has not. */
const declared = ({ figures: known }: Criterion, { figures }: Standing): string[] =>
  known
    .filter(({ name, indicator }) => indicator === null && (figures.get(name) ?? null) === null)
    .map(({ name }) => name)

/** What a criterion may still win: the maximum less what stands; 0 where it does not apply. */
export function worthOf(
  maxPoints: number | null,
  stands: number | "not-applicable" | null,
): number {
  if (maxPoints === null || stands === "not-applicable") return 0
  return Math.max(0, differencePoints(maxPoints, stands ?? 0))
}
