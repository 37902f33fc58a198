import type { ErrorFigures } from "../model.ts"
import { quantile } from "../points/parts.ts"

/** A pixel that was measured and modelled, hundredths of a dBm. */
export interface Sample {
  /** Median of the points in the pixel. */
  readonly measured: number
  readonly modelled: number
  /** The receiver heard nothing in at least half of the points: `measured` is no level. */
  readonly censored: boolean
  readonly points: number
}

/**
 * How far measured levels lie from modelled ones, pixel by pixel: error = measured − modelled. Pixels
 * at or below the receiver's floor are in no figure; how many they are, and how much they could lower
 * the bias, is told beside. The order of samples changes nothing: sums are of whole halves of
 * hundredths, and exact.
 *
 * @param floor of the receiver, hundredths of a dBm; null where nobody said it
 */
export function figuresOf(
  samples: readonly Sample[],
  floor: number | null,
  few: number,
): ErrorFigures {
  const heard = samples.filter(({ censored }) => !censored)
  const errors = Float64Array.from(heard, ({ measured, modelled }) => measured - modelled)
  const n = errors.length
  const silent = samples.filter(({ censored }) => censored)
  const above = floor === null ? [] : silent.filter(({ modelled }) => modelled > floor)
  const sum = total(errors)
  const bias = n === 0 ? null : sum / n
  const sizes = errors.map(Math.abs).toSorted()
  return {
    n,
    points: heard.reduce((all, { points }) => all + points, 0),
    bias: decibels(bias),
    p50: n === 0 ? null : decibels(quantile(sizes, 0.5)),
    p90: n === 0 ? null : decibels(quantile(sizes, 0.9)),
    rmse: n === 0 ? null : decibels(Math.sqrt(total(errors.map((error) => error * error)) / n)),
    deviation: bias === null || n < 2 ? null : decibels(deviationOf(errors, bias)),
    correlation: correlationOf(heard),
    censored: silent.length,
    censoredAbove: above.length,
    biasAtMost:
      above.length === 0 || floor === null
        ? null
        : decibels(
            (sum + above.reduce((all, { modelled }) => all + floor - modelled, 0)) /
              (n + above.length),
          ),
    few: n < few,
  }
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)

/** Of a sample: divided by one less than there are. */
function deviationOf(errors: Float64Array, mean: number): number {
  const squares = errors.toSorted().reduce((sum, error) => sum + (error - mean) ** 2, 0)
  return Math.sqrt(squares / (errors.length - 1))
}

/** Pearson's correlation of measured and modelled levels, from sums of whole numbers. */
function correlationOf(samples: readonly Sample[]): number | null {
  const n = samples.length
  if (n < 2) return null
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0]
  for (const { measured, modelled } of samples) {
    // About −100 dBm: smaller numbers keep their sums exact.
    const a = measured + 10_000
    const b = modelled + 10_000
    x += a
    y += b
    xx += a * a
    yy += b * b
    xy += a * b
  }
  const across = n * xx - x * x
  const up = n * yy - y * y
  if (across <= 0 || up <= 0) return null
  const found = (n * xy - x * y) / Math.sqrt(across * up)
  return Math.round(Math.max(-1, Math.min(1, found)) * 1000) / 1000
}

/** Hundredths of a dB as dB with two decimals. */
const decibels = (hundredths: number | null) =>
  hundredths === null ? null : Math.round(hundredths) / 100 + 0
