import { spanBetweenRanks } from "./interdecile.ts"

/**
 * The span between the `tenth` highest and lowest of `count` samples around their trend, m, reckoned
 * in the reference's own order: places and trend by adding, sums from the ends inwards.
 *
 * On ground as smooth as a ramp the span is rounding and nothing else, and its root shows in the
 * ninth digit of the horizons: only the same order of operations gives the same ones. It takes
 * twice the time.
 */
export function spanOnSmoothGround(
  samples: Float64Array,
  z: Float64Array,
  first: number,
  steps: number,
  start: number,
  stride: number,
  count: number,
  tenth: number,
): number {
  resample(samples, z, first, steps, start, stride, count)
  const last = count - 1
  let fromMiddle = -0.5 * last
  let sum = 0.5 * (samples[0]! + samples[last]!)
  let moment = 0.5 * (samples[0]! - samples[last]!) * fromMiddle
  for (let j = 1; j < last; j++) {
    fromMiddle++
    sum += samples[j]!
    moment += samples[j]! * fromMiddle
  }
  const mean = sum / last
  const slope = (moment * 12) / ((last * last + 2) * last)
  let trend = mean - slope * (0.5 * last)
  const rise = (mean + slope * (0.5 * last) - trend) / last
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let j = 0; j < count; j++) {
    const residual = samples[j]! - trend
    samples[j] = residual
    if (residual < low) low = residual
    if (residual > high) high = residual
    trend += rise
  }
  return spanBetweenRanks(samples, count, low, high, tenth)
}

function resample(
  samples: Float64Array,
  z: Float64Array,
  first: number,
  steps: number,
  start: number,
  stride: number,
  count: number,
): void {
  let at = Math.trunc(start)
  let beyond = start - (at + 1)
  for (let j = 0; j < count; j++) {
    if (beyond > 0 && at + 1 < steps) {
      const forward = Math.min(Math.ceil(beyond), steps - 1 - at)
      at += forward
      beyond -= forward
    }
    const ground = z[first + at + 1]!
    samples[j] = ground + (ground - z[first + at]!) * beyond
    beyond += stride
  }
}
