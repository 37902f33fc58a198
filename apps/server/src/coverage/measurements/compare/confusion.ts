import type { Confusion, Rate } from "../model.ts"

/** Whether a pixel is covered as measured and as modelled. */
export interface Verdict {
  readonly measured: boolean
  readonly modelled: boolean
}

/** Measured against modelled at a threshold, with both rates and what each is a share of. */
export function confusionOf(
  verdicts: readonly Verdict[],
  threshold: number,
  few: number,
): Confusion {
  const count = (measured: boolean, modelled: boolean) =>
    verdicts.filter((one) => one.measured === measured && one.modelled === modelled).length
  const both = count(true, true)
  const onlyModelled = count(false, true)
  const onlyMeasured = count(true, false)
  const neither = count(false, false)
  const rate = (part: number, of: number): Rate => ({ count: part, of, few: of < few })
  return {
    threshold,
    both,
    onlyModelled,
    onlyMeasured,
    neither,
    found: rate(both, both + onlyMeasured),
    falselyCovered: rate(onlyModelled, onlyModelled + neither),
    agreement: rate(both + neither, verdicts.length),
  }
}
