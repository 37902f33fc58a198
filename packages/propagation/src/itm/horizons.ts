import type { ItmPath } from "./path.ts"

/**
 * Finds the horizons of both antennas: the points of the profile they see under the highest
 * angle, the nearest to the antenna's end of the scan where two are equal, or the other antenna
 * (NBS Technical Note 101, eq. 6.15). `z[first]` is the ground of the transmitter, `steps` steps
 * of `step` m lie before that of the receiver, both in m above the sea.
 *
 * Distances grow step by step as in the reference: a product would round differently and can
 * move the end of a fit of the ground by one sample.
 */
export function findHorizons(
  path: ItmPath,
  z: Float64Array,
  first: number,
  steps: number,
  step: number,
): void {
  const bend = 0.5 * path.curvature
  const distance = steps * step
  const tx = z[first]! + path.txHeight
  const rx = z[first + steps]! + path.rxHeight
  let txAngle = (rx - tx) / distance - distance * bend
  let rxAngle = -(rx - tx) / distance - distance * bend
  let txDistance = distance
  let rxDistance = distance
  let fromTx = 0
  let fromRx = distance
  for (let i = 1; i < steps; i++) {
    fromTx += step
    fromRx -= step
    const ground = z[first + i]!
    const up = (ground - tx) / fromTx - fromTx * bend
    const back = (ground - rx) / fromRx - fromRx * bend
    if (up > txAngle) {
      txAngle = up
      txDistance = fromTx
    }
    if (back > rxAngle) {
      rxAngle = back
      rxDistance = fromRx
    }
  }
  path.txHorizonAngle = txAngle
  path.rxHorizonAngle = rxAngle
  path.txHorizonDistance = txDistance
  path.rxHorizonDistance = rxDistance
}
