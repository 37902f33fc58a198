/** What candidates would cover: for each, which wanted points, as positions; and what each point weighs. */
export interface Choice {
  readonly covers: readonly Int32Array[]
  readonly weights: Float64Array
}

export interface Chosen {
  /** Positions of the candidates, in the order of choosing. */
  readonly candidates: readonly number[]
  /** What each adds to those before it. */
  readonly gains: readonly number[]
  readonly total: number
  /** No choice of as many candidates covers more than this. */
  readonly bound: number
}

/**
 * Chooses up to `count` candidates one after the other, each the one that adds most; of equal ones the
 * earlier. What a candidate adds only falls while others are chosen, so that one which leads after
 * being reckoned again need not be compared with the rest (lazy greedy; Minoux 1978). At least
 * 63 % of the best choice; `bound` says how much of it for sure.
 */
export function chooseGreedily({ covers, weights }: Choice, count: number): Chosen {
  const isCovered = new Uint8Array(weights.length)
  const gains = covers.map((points) => gainOf(points, weights, isCovered))
  const order = [...gains.keys()].filter((i) => gains[i]! > 0)
  const before = (one: number, other: number) => gains[other]! - gains[one]! || one - other
  order.sort(before)
  const candidates: number[] = []
  const added: number[] = []
  let bound = sumOfLargest(gains, count)
  let total = 0
  while (candidates.length < count && order.length > 0) {
    const next = leader(order, gains, covers, weights, isCovered)
    if (next === null) break
    order.shift()
    candidates.push(next)
    added.push(gains[next]!)
    total += gains[next]!
    for (const point of covers[next]!) isCovered[point] = 1
    // Whatever is best covers at most what is covered now and the largest gains beyond it.
    const beyond = covers.map((points) => gainOf(points, weights, isCovered))
    bound = Math.min(bound, total + sumOfLargest(beyond, count))
  }
  return { candidates, gains: added, total, bound }
}

/** Reckons the first again until it stays first; null where nothing adds anything. */
function leader(
  order: number[],
  gains: number[],
  covers: Choice["covers"],
  weights: Float64Array,
  isCovered: Uint8Array,
): number | null {
  for (;;) {
    const [first, second] = order
    if (first === undefined) return null
    gains[first] = gainOf(covers[first]!, weights, isCovered)
    const leads =
      second === undefined ||
      gains[first] > gains[second]! ||
      (gains[first] === gains[second] && first < second)
    if (leads) return gains[first] > 0 ? first : null
    sink(order, gains)
  }
}

/** Moves the first to where it belongs among the others, which descend. */
function sink(order: number[], gains: readonly number[]): void {
  const first = order[0]!
  let at = 0
  while (at + 1 < order.length) {
    const next = order[at + 1]!
    if (gains[first]! > gains[next]! || (gains[first] === gains[next] && first < next)) break
    order[at++] = next
  }
  order[at] = first
}

function gainOf(points: Int32Array, weights: Float64Array, isCovered: Uint8Array): number {
  let gain = 0
  for (const point of points) if (isCovered[point] === 0) gain += weights[point]!
  return gain
}

const sumOfLargest = (gains: readonly number[], count: number): number =>
  gains
    .toSorted((one, other) => other - one)
    .slice(0, count)
    .reduce((sum, gain) => sum + gain, 0)
