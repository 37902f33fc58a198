import {
  absolute,
  add,
  compare,
  type Decimal,
  fromNumber,
  isNegative,
  isZero,
  larger,
  multiply,
  negate,
  smaller,
  subtract,
  ZERO,
} from "./decimal.ts"
import type { Comparator } from "./model.ts"

/** One end of an interval; null: there is none on this side. `open`: the end itself is outside. */
type End = { readonly at: Decimal; readonly open: boolean } | null

/** Everything that a number with its comparator can mean. */
export type Interval = { readonly low: End; readonly high: End }

export type Quantity = { readonly comparator: Comparator; readonly value: Decimal }

const closed = (at: Decimal): End => ({ at, open: false })
const open = (at: Decimal): End => ({ at, open: true })

/** `[low, high]`, ends included. */
export const between = (low: Decimal, high: Decimal): Interval => ({
  low: closed(low),
  high: closed(high),
})
export const exactly = (value: Decimal): Interval => between(value, value)
export const atLeast = (low: Decimal): Interval => ({ low: closed(low), high: null })

function around(value: Decimal, half: Decimal): Interval {
  return between(subtract(value, half), add(value, half))
}

/** What is rounded, half up, to a value: the upper end belongs to the next one. */
function roundedTo(value: Decimal, half: Decimal): Interval {
  return { low: closed(subtract(value, half)), high: open(add(value, half)) }
}

/** What the comparator says, word for word: `> 22` is more than 22, without an upper end. */
export function stated({ comparator, value }: Quantity, approximate: number): Interval {
  switch (comparator) {
    case "=":
      return exactly(value)
    case ">":
      return { low: open(value), high: null }
    case ">=":
      return { low: closed(value), high: null }
    case "<":
      return { low: null, high: open(value) }
    case "<=":
      return { low: null, high: closed(value) }
    case "~":
      return around(value, multiply(absolute(value), fromNumber(approximate)))
  }
}

const unitAt = (scale: number): Decimal => ({ digits: 1n, scale })
const half = (value: Decimal): Decimal => multiply(value, { digits: 5n, scale: 1 })

/** One unit of the last digit printed: 1 for 96, 0.1 for 98.6. */
const lastPrintedUnit = (value: Decimal): Decimal => unitAt(value.scale)

/** One unit of the last digit that is not a zero at the end of a count: 100 000 for 1 400 000. */
function lastSignificantUnit(value: Decimal): Decimal {
  if (value.scale > 0 || isZero(value)) return unitAt(value.scale)
  let unit = 1n
  while (value.digits % (unit * 10n) === 0n) unit *= 10n
  return { digits: unit, scale: 0 }
}

/** The printed number as a rounded one: 96 is [95.5, 96.5). Comparators keep their word. */
export function rounded(quantity: Quantity, approximate: number): Interval {
  if (quantity.comparator !== "=") return stated(quantity, approximate)
  return roundedTo(quantity.value, half(lastPrintedUnit(quantity.value)))
}

/**
 * What a writer of round numbers means. `=`: rounded at the last printed digit, or at the zeros at
 * the end of a count, but those never more than `trailingZeros` of it. `>` (trên, hơn): at least
 * it and less than one more unit of its last significant digit, so "trên 1,4 triệu" lies in
 * [1.4, 1.5) million; `<` the same downwards. The others as stated.
 */
export function asWritten(
  quantity: Quantity,
  tolerance: { approximate: number; trailingZeros: number },
): Interval {
  const { comparator, value } = quantity
  if (comparator === ">") {
    return { low: closed(value), high: open(add(value, lastSignificantUnit(value))) }
  }
  if (comparator === "<") {
    return { low: open(subtract(value, lastSignificantUnit(value))), high: closed(value) }
  }
  if (comparator !== "=") return stated(quantity, tolerance.approximate)
  const zeros = smaller(
    half(lastSignificantUnit(value)),
    multiply(absolute(value), fromNumber(tolerance.trailingZeros)),
  )
  return roundedTo(value, larger(half(lastPrintedUnit(value)), zeros))
}

const FIVE_PER_CENT: Decimal = { digits: 5n, scale: 2 }

/**
 * What a number means when it is held against a goal: "khoảng 1.400" is rounded at its last
 * significant digit, but never by more than five per cent; the others as stated.
 */
export function nearly(quantity: Quantity): Interval {
  if (quantity.comparator !== "~") return stated(quantity, 0)
  const { value } = quantity
  const most = multiply(absolute(value), FIVE_PER_CENT)
  return around(value, smaller(half(lastSignificantUnit(value)), most))
}

function addEnds(left: End, right: End): End {
  if (left === null || right === null) return null
  return { at: add(left.at, right.at), open: left.open || right.open }
}

export function sum(intervals: readonly Interval[]): Interval {
  let low: End = closed(ZERO)
  let high: End = closed(ZERO)
  for (const interval of intervals) {
    low = addEnds(low, interval.low)
    high = addEnds(high, interval.high)
  }
  return { low, high }
}

/** The part of an interval that is not below zero, for what can only be counted upwards. */
export function notNegative(interval: Interval): Interval {
  const { low, high } = interval
  return low === null || isNegative(low.at) ? { low: closed(ZERO), high } : interval
}

/** The product of two intervals that do not go below zero. */
export function product(left: Interval, right: Interval): Interval {
  return { low: times(left.low, right.low), high: times(left.high, right.high) }
}

function times(left: End, right: End): End {
  if (left === null || right === null) return null
  const isOpen = (left.open || right.open) && !reachesZero(left) && !reachesZero(right)
  return { at: multiply(left.at, right.at), open: isOpen }
}

const reachesZero = (end: NonNullable<End>): boolean => isZero(end.at) && !end.open

/** Whether everything in the first lies above everything in the second. */
export function surelyAbove(upper: Interval, lower: Interval): boolean {
  if (upper.low === null || lower.high === null) return false
  const order = compare(upper.low.at, lower.high.at)
  return order > 0 || (order === 0 && (upper.low.open || lower.high.open))
}

/** Whether one number can lie in both. */
export function meet(left: Interval, right: Interval): boolean {
  return !surelyAbove(left, right) && !surelyAbove(right, left)
}

/** Whether everything in the first is at least everything in the second. */
export function surelyAtLeast(upper: Interval, lower: Interval): boolean {
  if (upper.low === null || lower.high === null) return false
  return compare(upper.low.at, lower.high.at) >= 0
}

function lowest(left: End, right: End): End {
  if (left === null || right === null) return null
  const order = compare(left.at, right.at)
  return order < 0 || (order === 0 && !left.open) ? left : right
}

function highest(left: End, right: End): End {
  if (left === null || right === null) return null
  const order = compare(left.at, right.at)
  return order > 0 || (order === 0 && !left.open) ? left : right
}

/** The smallest interval that holds both. */
export function hull(left: Interval, right: Interval): Interval {
  return { low: lowest(left.low, right.low), high: highest(left.high, right.high) }
}

function firstPresent(left: End, right: End): End {
  return left ?? right
}

/** What the larger of two unknown numbers can be. */
export function maximum(left: Interval, right: Interval): Interval {
  const low =
    left.low === null || right.low === null
      ? firstPresent(left.low, right.low)
      : compare(left.low.at, right.low.at) > 0 ||
          (compare(left.low.at, right.low.at) === 0 && left.low.open)
        ? left.low
        : right.low
  return { low, high: highest(left.high, right.high) }
}

/** What the smaller of two unknown numbers can be. */
export function minimum(left: Interval, right: Interval): Interval {
  return mirrored(maximum(mirrored(left), mirrored(right)))
}

/** The same below zero as it was above: [2, 5) becomes (-5, -2]. */
export function mirrored({ low, high }: Interval): Interval {
  return { low: turned(high), high: turned(low) }
}

function turned(end: End): End {
  return end === null ? null : { at: negate(end.at), open: end.open }
}

/** Without what lies above `most`. */
export function cappedAt(interval: Interval, most: Decimal): Interval {
  const { low, high } = interval
  return high === null || compare(high.at, most) > 0 ? { low, high: closed(most) } : interval
}
