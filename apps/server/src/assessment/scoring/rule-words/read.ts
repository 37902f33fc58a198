import type { Figure } from "../../model.ts"

/** The kinds of rule that the decrees use. */
type RuleKind =
  | "ratio"
  | "capped-ratio"
  | "steps"
  | "enumerated"
  | "parts"
  | "yes-no"
  | "rank"
  | "min-max"
  | "per-item"

/** What the words of a decision were understood to mean: shown to a person before it is used. */
export interface RuleKnown {
  readonly kind: RuleKind
  readonly rule: string
  readonly figures: readonly Figure[]
}
export type RuleRead = RuleKnown | { readonly kind: "unknown"; readonly why: string }

/** A figure that the agency declares. */
export const declared = (name: string, label: string, unit = ""): Figure => ({
  name,
  label,
  unit,
  indicator: null,
})
