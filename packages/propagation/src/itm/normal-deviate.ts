/**
 * The standard normal deviate that a share `q` of cases exceeds, 0 < q < 1; within 4.5e-4
 * (Abramowitz and Stegun, formula 26.2.23).
 */
export function normalDeviate(q: number): number {
  const t = Math.sqrt(-2 * Math.log(q > 0.5 ? 1 - q : q))
  const above = (0.010328 * t + 0.802853) * t + 2.515516
  const below = ((0.001308 * t + 0.189269) * t + 1.432788) * t + 1
  const deviate = t - above / below
  return q > 0.5 ? -deviate : deviate
}
