import { roundPoints, sumPoints } from "../points.ts"

/** A main index of a merged province, by each of the two published ways. */
export interface MergedIndex {
  readonly code: string
  /** The plain mean of the former provinces: what the ministry did for data year 2024. */
  readonly mean: number | null
  /** Computed again from the summed figures; null where they are not known. */
  readonly recomputed: number | null
}

/**
 * Main indices of a province that was merged from several. `mean` is the unweighted mean of the
 * main indices of the former provinces (Ministry of Science and Technology, data year 2024);
 * a main index that one of them does not have has none. `recomputed` is what the rules give for
 * the summed figures. The two differ, so each is labelled wherever it is shown.
 */
export function mergedIndices(
  codes: readonly string[],
  former: readonly ReadonlyMap<string, number | null>[],
  recomputed: ReadonlyMap<string, number | null>,
): MergedIndex[] {
  return codes.map((code) => {
    const values = former.map((one) => one.get(code) ?? null)
    const known = values.filter((value) => value !== null)
    const whole = known.length === values.length && known.length > 0
    return {
      code,
      mean: whole ? roundPoints(sumPoints(known) / known.length, 4) : null,
      recomputed: recomputed.get(code) ?? null,
    }
  })
}
