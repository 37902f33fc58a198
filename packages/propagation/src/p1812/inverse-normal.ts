/**
 * The standard normal deviate that a share x of cases exceeds, for 0.000001 ≤ x ≤ 0.999999; shares
 * farther out are taken as these (Recommendation ITU-R P.1812-8, Attachment 2 to Annex 1).
 */
export function inverseNormal(x: number): number {
  const share = Math.min(0.999999, Math.max(0.000001, x))
  return share <= 0.5 ? upper(share) : -upper(1 - share)
}

function upper(share: number): number {
  const t = Math.sqrt(-2 * Math.log(share))
  const above = (0.010328 * t + 0.802853) * t + 2.515516698
  return t - above / (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1)
}
