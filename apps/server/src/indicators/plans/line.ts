import { add, type Decimal, divide, multiply, subtract, whole } from "../decimal.ts"

/** Where a measure stood, or is to stand, at the end of a day. */
export interface Mark {
  readonly value: Decimal
  readonly day: string
}

/** Decimals to which the line is computed. */
const SCALE = 6

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/**
 * What a straight line from the baseline to the target asks for at the end of a day, rounded to six
 * decimals; null before the baseline, after the target, or where one is not after the other.
 */
export function lineAt(baseline: Mark, target: Mark, day: string): Decimal | null {
  const length = days(baseline.day, target.day)
  const passed = days(baseline.day, day)
  if (length <= 0 || passed < 0 || passed > length) return null
  if (passed === length) return target.value
  const rise = multiply(subtract(target.value, baseline.value), whole(passed))
  return add(baseline.value, divide(rise, whole(length), SCALE))
}
