import { cutKey, type CutPart, type Dimensions } from "../cells/cut.ts"
import type { AskedMeasure } from "./model/collection.ts"

/** A cell that a collection asks for. */
export interface AskedCell {
  readonly measure: string
  readonly cut: string
}

/** The cells asked for, in the order of measures and cuts. */
export const askedCells = (measures: readonly AskedMeasure[]): AskedCell[] =>
  measures.flatMap(({ measure, cuts }) => cuts.map((cut) => ({ measure, cut })))

/** Every cut that dimensions give, the whole first, then one dimension, then several together. */
export function allCuts(dimensions: Dimensions): string[] {
  let sets: CutPart[][] = [[]]
  for (const [dimension, values] of Object.entries(dimensions)) {
    const more = sets.flatMap((parts) => values.map((value) => [...parts, { dimension, value }]))
    sets = [...sets, ...more]
  }
  return sets.toSorted((a, b) => a.length - b.length).map(cutKey)
}
