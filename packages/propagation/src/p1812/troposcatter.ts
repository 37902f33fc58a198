import type { P1812Link } from "./model.ts"

/**
 * Loss by scatter in the troposphere, dB (P.1812-8, sec. 4.4, eq. 44 and 45); `length` km,
 * `angle` the angular distance in mrad.
 */
export function troposcatterLoss(link: P1812Link, length: number, angle: number): number {
  const f = link.frequency / 1000
  const byFrequency = 25 * Math.log10(f) - 2.5 * Math.log10(f / 2) ** 2
  return (
    190.1 +
    byFrequency +
    20 * Math.log10(length) +
    0.573 * angle -
    0.15 * link.refractivity -
    10.125 * Math.log10(50 / link.time) ** 0.7
  )
}
