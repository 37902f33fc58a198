/** The straight surface that stands for the ground of a path, m above the sea at both ends. */
export interface SmoothSurface {
  /** The one that fits the ground (P.1812-8, eq. 87 and 88). */
  readonly tx: number
  readonly rx: number
  /** The one that diffraction uses, no higher than the ground under the antennas (eq. 91). */
  readonly txDiffraction: number
  readonly rxDiffraction: number
}

/** `tx` and `rx` are the antennas, m above the sea; distances are km (sec. 5.6.1 and 5.6.2). */
export function smoothSurface(
  distance: Float64Array,
  height: Float64Array,
  tx: number,
  rx: number,
): SmoothSurface {
  const last = distance.length - 1
  const length = distance[last]!
  let v1 = 0
  let v2 = 0
  for (let i = 1; i <= last; i++) {
    const d = distance[i]!
    const before = distance[i - 1]!
    const h = height[i]!
    const hBefore = height[i - 1]!
    v1 += (d - before) * (h + hBefore)
    v2 += (d - before) * (h * (2 * d + before) + hBefore * (d + 2 * before))
  }
  const txFit = (2 * v1 * length - v2) / length ** 2
  const rxFit = (v2 - v1 * length) / length ** 2
  const { txDrop, rxDrop } = obstruction(distance, height, tx, rx)
  return {
    tx: txFit,
    rx: rxFit,
    txDiffraction: Math.min(txFit - txDrop, height[0]!),
    rxDiffraction: Math.min(rxFit - rxDrop, height[last]!),
  }
}

/** How far the highest obstruction above the direct ray lowers the surface at both ends, m. */
function obstruction(
  distance: Float64Array,
  height: Float64Array,
  tx: number,
  rx: number,
): { txDrop: number; rxDrop: number } {
  const last = distance.length - 1
  const length = distance[last]!
  let highest = Number.NEGATIVE_INFINITY
  let fromTx = Number.NEGATIVE_INFINITY
  let fromRx = Number.NEGATIVE_INFINITY
  for (let i = 1; i < last; i++) {
    const d = distance[i]!
    const above = height[i]! - (tx * (length - d) + rx * d) / length
    if (above > highest) highest = above
    if (above / d > fromTx) fromTx = above / d
    if (above / (length - d) > fromRx) fromRx = above / (length - d)
  }
  if (highest <= 0) return { txDrop: 0, rxDrop: 0 }
  const both = fromTx + fromRx
  return { txDrop: (highest * fromTx) / both, rxDrop: (highest * fromRx) / both }
}
