import type { ElementMeasure } from "./items.ts"

/** What expressions may name. */
export interface Names {
  readonly element: (id: string) => ElementMeasure | { readonly refused: string }
  readonly indicator: (id: string) => { readonly code: string } | { readonly refused: string }
  readonly constant: (id: string) => number | null
  /** The code that stands for the number of days of a period. */
  readonly days: string
  /** Writes 100, 1000 … as sums, so that they say nothing of the unit of measure. */
  readonly neutral?: boolean
}

/** A part that has no equal meaning here, with the column where it stands. */
export class Untranslatable extends Error {
  readonly at: number

  constructor(at: number, why: string) {
    super(why)
    this.at = at
  }
}

/**
 * How a missing figure counts: 0 in calculations, nothing inside functions that test for it; `spread`
 * where the whole is missing with it.
 */
export type Nulls = "zero" | "keep" | "spread"
