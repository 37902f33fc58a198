/** Loss over a knife edge with diffraction parameter ν, dB (P.1812-8, eq. 12). */
export function knifeEdge(nu: number): number {
  if (!(nu > -0.78)) return 0
  return 6.9 + 20 * Math.log10(Math.sqrt((nu - 0.1) ** 2 + 1) + nu - 0.1)
}

/** The loss of the one edge that stands for a path of `length` km, made that of the path, dB (eq. 21). */
export const wholePath = (edge: number, length: number): number =>
  edge + (1 - Math.exp(-edge / 6)) * (10 + 0.02 * length)

/**
 * Bullington's part of the loss by diffraction, dB (sec. 4.3.1): one edge stands for all. Heights
 * `tx` and `rx` and ground are m above the sea; ground and clutter of null are nought everywhere.
 */
export function bullingtonLoss(
  distance: Float64Array,
  ground: Float64Array | null,
  clutter: Float64Array | null,
  tx: number,
  rx: number,
  earthRadius: number,
  lambda: number,
): number {
  const last = distance.length - 1
  const length = distance[last]!
  const bulge = 500 / earthRadius
  let fromTx = Number.NEGATIVE_INFINITY
  let fromRx = Number.NEGATIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (let i = 1; i < last; i++) {
    const d = distance[i]!
    const rest = length - d
    const top = (ground === null ? 0 : ground[i]!) + (clutter === null ? 0 : clutter[i]!)
    const raised = top + bulge * d * rest
    fromTx = Math.max(fromTx, (raised - tx) / d)
    fromRx = Math.max(fromRx, (raised - rx) / rest)
    const above = raised - (tx * rest + rx * d) / length
    highest = Math.max(highest, above * Math.sqrt((0.002 * length) / (lambda * d * rest)))
  }
  const inSight = fromTx < (rx - tx) / length
  const nu = inSight ? highest : crossing(fromTx, fromRx, tx, rx, length, lambda)
  return wholePath(knifeEdge(nu), length)
}

/** ν of the point where the steepest rays from both ends cross (eq. 18–20). */
export function crossing(
  fromTx: number,
  fromRx: number,
  tx: number,
  rx: number,
  length: number,
  lambda: number,
): number {
  const d = (rx - tx + fromRx * length) / (fromTx + fromRx)
  const rest = length - d
  const above = tx + fromTx * d - (tx * rest + rx * d) / length
  return above * Math.sqrt((0.002 * length) / (lambda * d * rest))
}
