import type { GapState } from "../model.ts"

const ORDER: readonly GapState[] = ["reported", "confirmed", "planned", "closed"]

/** What a list makes of a gap that is in a state, or is new. */
export type Way =
  | { readonly kind: "steps"; readonly states: readonly GapState[] }
  | { readonly kind: "same" }
  /** The register is farther than the list, or says otherwise: it holds. */
  | { readonly kind: "keep" }

/**
 * The states that lead from one to another, forward only: a list never takes a gap back, reopens it or
 * brings a dismissed one to life. Nothing is closed that was not confirmed first.
 */
export function wayTo(from: GapState | null, to: GapState): Way {
  if (from === to) return { kind: "same" }
  if (to === "dismissed") {
    if (from === null) return { kind: "steps", states: ["reported", "dismissed"] }
    return from === "reported" || from === "confirmed"
      ? { kind: "steps", states: ["dismissed"] }
      : { kind: "keep" }
  }
  if (from === "dismissed") return { kind: "keep" }
  const [start, end] = [from === null ? -1 : ORDER.indexOf(from), ORDER.indexOf(to)]
  if (end < start) return { kind: "keep" }
  const states = ORDER.slice(start + 1, end + 1).filter(
    // What is closed need not have been planned.
    (state) => state !== "planned" || to === "planned",
  )
  return { kind: "steps", states }
}
