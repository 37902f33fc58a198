import { crossing, knifeEdge, wholePath } from "./bullington.ts"
import { firstTerm } from "./first-term.ts"
import type { SmoothPath } from "./smooth-path.ts"

/** The length from which the earth hides the antennas from each other, km (P.1812-8, eq. 22). */
const marginal = ({ tx, rx, earthRadius }: SmoothPath) =>
  Math.sqrt(2 * earthRadius) * (Math.sqrt(0.001 * tx) + Math.sqrt(0.001 * rx))

/**
 * Loss by diffraction around a smooth earth, dB (sec. 4.3.2). `gigahertz` 0.03–6; `sea` is the
 * share of the path over the sea.
 */
export function sphericalLoss(
  path: SmoothPath,
  gigahertz: number,
  lambda: number,
  vertical: boolean,
  sea: number,
): number {
  const { length, tx, rx } = path
  if (length >= marginal(path)) return firstTerm(path, gigahertz, vertical, sea)
  const { clearance, fromTx } = smallestClearance(path)
  const needed = 17.456 * Math.sqrt((fromTx * (length - fromTx) * lambda) / length)
  if (clearance > needed) return 0
  const earthRadius = 500 * (length / (Math.sqrt(tx) + Math.sqrt(rx))) ** 2
  const loss = Math.max(0, firstTerm({ ...path, earthRadius }, gigahertz, vertical, sea))
  return (1 - clearance / needed) * loss
}

/** Where the ray comes closest to the earth: how far above it, m, and where, km (eq. 23 and 24). */
function smallestClearance({ length, tx, rx, earthRadius }: SmoothPath): {
  clearance: number
  fromTx: number
} {
  const c = (tx - rx) / (tx + rx)
  const m = (250 * length * length) / (earthRadius * (tx + rx))
  const inner = Math.acos(((3 * c) / 2) * Math.sqrt((3 * m) / (m + 1) ** 3))
  const b = 2 * Math.sqrt((m + 1) / (3 * m)) * Math.cos(Math.PI / 3 + inner / 3)
  const fromTx = (length / 2) * (1 + b)
  const fromRx = length - fromTx
  const left = (tx - (500 * fromTx * fromTx) / earthRadius) * fromRx
  const right = (rx - (500 * fromRx * fromRx) / earthRadius) * fromTx
  return { clearance: (left + right) / length, fromTx }
}

/**
 * Bullington's loss over a smooth earth by formula, without walking along a profile, dB
 * (Attachment 4 to Annex 1).
 */
export function smoothBullington(path: SmoothPath, lambda: number): number {
  const { length, tx, rx, earthRadius } = path
  if (length < marginal(path)) {
    const { clearance, fromTx } = smallestClearance(path)
    const nu = -clearance * Math.sqrt((0.002 * length) / (lambda * fromTx * (length - fromTx)))
    return wholePath(knifeEdge(nu), length)
  }
  const bulge = 500 / earthRadius
  const txSlope = bulge * length - 2 * Math.sqrt(bulge * tx)
  const rxSlope = bulge * length - 2 * Math.sqrt(bulge * rx)
  return wholePath(knifeEdge(crossing(txSlope, rxSlope, tx, rx, length, lambda)), length)
}
