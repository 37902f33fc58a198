import type { RankBand } from "../model.ts"

export interface BandOptions {
  /** How far weights are shaken: 0.2 is ±20 %. */
  readonly shake: number
  readonly draws: number
  readonly seed: number
}

const USUAL_BANDS: BandOptions = { shake: 0.2, draws: 1000, seed: 1 }

/**
 * How much of a ranking is owed to the weights: every criterion's weight is drawn between
 * (1 − shake) and (1 + shake) of its own, all agencies are ranked again, and of each agency's ranks
 * the 5th and 95th percentile are told. (OECD/JRC, Handbook on Constructing Composite Indicators,
 * 2008, step 7.) The same seed gives the same bands.
 *
 * @param points agency by agency, its points for each criterion; a score that is not there is 0
 * @param maxima the maximum of each criterion
 */
export function rankBands(
  units: readonly string[],
  points: readonly Float64Array[],
  maxima: Float64Array,
  { shake, draws, seed }: BandOptions = USUAL_BANDS,
): RankBand[] {
  const agencies = units.length
  const random = generator(seed)
  const weights = new Float64Array(maxima.length)
  const totals = new Float64Array(agencies)
  const order = new Int32Array(agencies)
  const counts = units.map(() => new Int32Array(agencies + 1))
  const held = ranksOf(sums(points, weights.fill(1), totals), order)
  const base = Int32Array.from(held)
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < weights.length; i++) weights[i] = 1 + shake * (2 * random() - 1)
    const drawn = ranksOf(sums(points, weights, totals), order)
    for (let agency = 0; agency < agencies; agency++) counts[agency]![drawn[agency]!]!++
  }
  return units.map((unit, agency) => ({
    unit,
    rank: base[agency] ?? 1,
    best: percentile(counts[agency]!, draws, 0.05),
    worst: percentile(counts[agency]!, draws, 0.95),
  }))
}

function sums(
  points: readonly Float64Array[],
  weights: Float64Array,
  totals: Float64Array,
): Float64Array {
  const criteria = weights.length
  for (let agency = 0; agency < totals.length; agency++) {
    const own = points[agency]!
    let sum = 0
    for (let i = 0; i < criteria; i++) sum += own[i]! * weights[i]!
    totals[agency] = sum
  }
  return totals
}

/** Ranks by total, highest first; totals that differ by rounding alone are equal. */
function ranksOf(totals: Float64Array, order: Int32Array): Int32Array {
  const ranks = new Int32Array(totals.length)
  for (let i = 0; i < order.length; i++) order[i] = i
  order.sort((a, b) => totals[b]! - totals[a]!)
  let rank = 0
  for (let i = 0; i < order.length; i++) {
    const agency = order[i]!
    const before = i === 0 ? Infinity : totals[order[i - 1]!]!
    if (before - totals[agency]! > EQUAL) rank = i + 1
    ranks[agency] = Math.max(1, rank)
  }
  return ranks
}

/** Points have four decimals; sums of shaken points differ by less only through rounding. */
const EQUAL = 1e-9

function percentile(counts: Int32Array, draws: number, share: number): number {
  const wanted = Math.max(1, Math.ceil(draws * share))
  let seen = 0
  for (let rank = 1; rank < counts.length; rank++) {
    seen += counts[rank]!
    if (seen >= wanted) return rank
  }
  return counts.length - 1
}

/** Mulberry32: small, and the same everywhere; no secret depends on it. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
