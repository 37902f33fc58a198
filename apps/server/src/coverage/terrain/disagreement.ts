/** Two files that differ by so much where both know the ground are hardly of one kind, m. */
const NOTABLE = 10
/** Fewer common samples than these say nothing. */
const FEWEST = 50

/** Files that say something else of the same ground than those that are taken before them. */
export interface Disagreement {
  readonly paths: readonly string[]
  /** How much higher the ground is by these files, in the middle, m. */
  readonly median: number
  /** Samples that were compared. */
  readonly samples: number
}

/**
 * The disagreement that differences at common samples amount to: heights over another datum, or in
 * other units, lie higher or lower everywhere. Null where files agree or have too little in common.
 */
export function notable(
  paths: readonly string[],
  differences: readonly number[],
): Disagreement | null {
  if (differences.length < FEWEST) return null
  const median = differences.toSorted((one, other) => one - other)[differences.length >> 1]!
  return Math.abs(median) < NOTABLE ? null : { paths, median, samples: differences.length }
}
