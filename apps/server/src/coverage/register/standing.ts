import type { GapProgress, GapState, GapStep } from "./model.ts"

/** The last step until a day; undefined where the gap was not reported by then. */
export const stepOn = <S extends Pick<GapStep, "day">>(
  history: readonly S[],
  day: string,
): S | undefined => history.findLast((step) => step.day <= day)

/** States that everybody sees: a report that nobody looked at says nothing yet. */
const PUBLISHED: ReadonlySet<GapState> = new Set(["confirmed", "planned", "closed"])
export const isPublished = (state: GapState): boolean => PUBLISHED.has(state)

export function progressOf(states: readonly GapState[]): GapProgress {
  const count = (state: GapState) => states.filter((one) => one === state).length
  const [confirmed, planned, closed] = [count("confirmed"), count("planned"), count("closed")]
  const of = confirmed + planned + closed
  return { confirmed, planned, closed, of, closedShare: of === 0 ? null : closed / of }
}
