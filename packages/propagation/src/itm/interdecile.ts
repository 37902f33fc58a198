const BINS = 64
const counts = new Uint8Array(BINS)
const binOf = new Uint8Array(256)
const inBin = new Float64Array(256)

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
  return largestOf(values, length, rank) - smallestOf(values, length, rank)
}

function smallestOf(values: Float64Array, length: number, rank: number): number {
  let bin = 0
  let left = rank
  while (bin < BINS - 1 && left > counts[bin]!) left -= counts[bin++]!
  gather(values, length, bin)
  return inBin[left - 1]!
}

function largestOf(values: Float64Array, length: number, rank: number): number {
  let bin = BINS - 1
  let left = rank
  while (bin > 0 && left > counts[bin]!) left -= counts[bin--]!
  return inBin[gather(values, length, bin) - left]!
}

/** Puts the values of one bin into `inBin`, ascending, and says how many they are. */
function gather(values: Float64Array, length: number, bin: number): number {
  let found = 0
  for (let i = 0; i < length; i++) {
    if (binOf[i] !== bin) continue
    const value = values[i]!
    let at = found++
    while (at > 0 && inBin[at - 1]! > value) {
      inBin[at] = inBin[at - 1]!
      at--
    }
    inBin[at] = value
  }
  return found
}
