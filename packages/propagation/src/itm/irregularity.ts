import { spanBetweenRanks } from "./interdecile.ts"
import { spanOnSmoothGround } from "./smooth-ground.ts"

/** At most this many samples stand for the ground; more say nothing new about its roughness. */
const MOST_SAMPLES = 245
/** Below this, m, the rounding of sums can show in the digits of a span that others print. */
const SMOOTH = 0.1
const samples = new Float64Array(MOST_SAMPLES)

/**
 * Terrain irregularity Δh, m: the ground between two distances (m), taken at 35 to 245 places
 * evenly spread, the difference between its ninth and first tenth around its own trend, carried
 * from the length of the path to the whole region (Hufford 1982, ITM algorithm, sec. 6.1;
 * ERL 79-ITS 67, eq. 3). Nought where fewer than two steps lie between.
 *
 * Places and trend are reckoned by multiplication where the reference adds step by step, so that
 * the loops need not wait for themselves; both agree to thirteen digits of the ground's height.
 */
export function terrainIrregularity(
  z: Float64Array,
  first: number,
  steps: number,
  step: number,
  from: number,
  to: number,
): number {
  const start = from / step
  const end = to / step
  if (end - start < 2) return 0
  const tenth = Math.min(Math.max(4, Math.trunc(0.1 * (end - start + 8))), 25)
  const count = 10 * tenth - 5
  const stride = (end - start) / (count - 1)
  let span = spanAroundTrend(z, first, steps, start, stride, count, tenth)
  if (span < SMOOTH) {
    span = spanOnSmoothGround(samples, z, first, steps, start, stride, count, tenth)
  }
  return span / (1 - 0.8 * Math.exp(-(to - from) / 50e3))
}

function spanAroundTrend(
  z: Float64Array,
  first: number,
  steps: number,
  start: number,
  stride: number,
  count: number,
  tenth: number,
): number {
  const last = count - 1
  const middle = 0.5 * last
  let sum = 0
  let moment = 0
  for (let j = 0; j < count; j++) {
    const place = start + j * stride
    const at = Math.min(Math.trunc(place), steps - 1)
    const ground = z[first + at]!
    const sample = ground + (z[first + at + 1]! - ground) * (place - at)
    samples[j] = sample
    sum += sample
    moment += sample * (j - middle)
  }
  // The two outermost samples count half.
  sum -= 0.5 * (samples[0]! + samples[last]!)
  moment -= 0.5 * (samples[last]! - samples[0]!) * middle
  const rise = (moment * 12) / ((last * last + 2) * last)
  const atStart = sum / last - rise * middle
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let j = 0; j < count; j++) {
    const residual = samples[j]! - (atStart + j * rise)
    samples[j] = residual
    if (residual < low) low = residual
    if (residual > high) high = residual
  }
  return spanBetweenRanks(samples, count, low, high, tenth)
}
