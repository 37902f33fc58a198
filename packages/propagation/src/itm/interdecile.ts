const BINS = 64
const counts = new Uint8Array(BINS)
const binOf = new Uint8Array(256)
const lowest = new Float64Array(256)
const highest = new Float64Array(256)

/**
 * The `rank`-th largest of the first `length` values less the `rank`-th smallest, both exact:
 * values are counted into bins between `low` and `high` and only one bin at each end is sorted.
 * At most 255 values; `rank` counts from 1.
 */
export function spanBetweenRanks(
  values: Float64Array,
  length: number,
  low: number,
  high: number,
  rank: number,
): number {
  if (!(high > low)) return 0
  const scale = (BINS - 1) / (high - low)
  counts.fill(0)
  for (let i = 0; i < length; i++) {
    const bin = ((values[i]! - low) * scale) & (BINS - 1)
    binOf[i] = bin
    counts[bin] = counts[bin]! + 1
  }
  let lowBin = 0
  let fromBelow = rank
  while (lowBin < BINS - 1 && fromBelow > counts[lowBin]!) fromBelow -= counts[lowBin++]!
  let highBin = BINS - 1
  let fromAbove = rank
  while (highBin > 0 && fromAbove > counts[highBin]!) fromAbove -= counts[highBin--]!
  let inLow = 0
  let inHigh = 0
  for (let i = 0; i < length; i++) {
    const bin = binOf[i]!
    if (bin === lowBin) insert(lowest, inLow++, values[i]!)
    if (bin === highBin) insert(highest, inHigh++, values[i]!)
  }
  return highest[inHigh - fromAbove]! - lowest[fromBelow - 1]!
}

/** Puts a value where it belongs among the first `count`, which ascend. */
function insert(ascending: Float64Array, count: number, value: number): void {
  let at = count
  while (at > 0 && ascending[at - 1]! > value) {
    ascending[at] = ascending[at - 1]!
    at--
  }
  ascending[at] = value
}
