import { spanBetweenRanks } from "./interdecile.ts"

/** At most this many samples stand for the ground; more say nothing new about its roughness. */
const MOST_SAMPLES = 245
const samples = new Float64Array(MOST_SAMPLES)

/**
 * Terrain irregularity Δh, m: the ground between two distances (m), taken at 35 to 245 places
 * evenly spread, the difference between its ninth and first tenth around its own trend, carried
 * from the length of the path to the whole region (Hufford 1982, ITM algorithm, sec. 6.1;
 * ERL 79-ITS 67, eq. 3). Nought where fewer than two steps lie between.
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
  resample(z, first, steps, start, (end - start) / (count - 1), count)
  const span = spanAroundTrend(count, tenth)
  return span / (1 - 0.8 * Math.exp(-(to - from) / 50e3))
}

/** Reads the ground at `count` places, `stride` samples apart, between samples by straight lines. */
function resample(
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

/** Takes the trend from the samples and gives the span between the `tenth` highest and lowest. */
function spanAroundTrend(count: number, tenth: number): number {
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
