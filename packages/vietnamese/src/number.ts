import { takeComparator } from "./number-comparator.ts"
import { readAmount } from "./number-digits.ts"
import type { Comparator, NumberOptions, NumberReading, ParsedNumber } from "./number-model.ts"
import { shift, takeUnit } from "./number-unit.ts"

/** Longer text is a sentence, not a figure. */
const LONGEST = 200
const MISSING =
  /^(?:[-–—.…_\s]*|#?n\/?a\.?|n\.a\.?|nt|nan|null|(?:chưa|không) có (?:số liệu|dữ liệu)|đang cập nhật)$/iu

/**
 * Reads a number as people in Vietnam write it. A text with two meanings is never settled by a
 * guess: "1.596" is 1596 or 1.596 until `decimalMark` says which. Once a mark is declared, a text
 * that contradicts it is invalid. Leading zeros ("00123") mean a code, not a number.
 *
 * @example
 * parseNumber("87,5%") // number 87.5, unit "%"
 * parseNumber("1.596") // ambiguous: 1596, 1.596
 * parseNumber("1.596", { decimalMark: "comma" }) // number 1596
 * parseNumber("trên 1,4 triệu thuê bao") // number 1400000, comparator ">", unit "thuê bao"
 * parseNumber("1.59.600") // invalid, "grouping"
 */
export function parseNumber(text: string, options: NumberOptions = {}): ParsedNumber {
  const whole = text.normalize("NFC")
  if (MISSING.test(whole.trim())) return { kind: "missing" }
  if (whole.length > LONGEST) return { kind: "invalid", reason: "too-long", at: 0 }
  const head = takeComparator(whole)
  const amount = readAmount(whole, head.next, options.decimalMark)
  if ("reason" in amount) return { kind: "invalid", ...amount }
  const tail = takeUnit(whole, amount.next)
  if ("reason" in tail) return { kind: "invalid", ...tail }
  const comparator = tail.bound ?? head.comparator
  const readings = amount.decimals.map((decimal) =>
    reading(shift(decimal, tail.power), comparator, tail.unit, tail.of),
  )
  const [only] = readings
  if (only === undefined) return { kind: "invalid", reason: "no-digits", at: head.next }
  return readings.length === 1 ? only : { kind: "ambiguous", readings }
}

function reading(
  exact: string,
  comparator: Comparator,
  unit: string | null,
  of: string | null,
): NumberReading {
  return { kind: "number", value: Number(exact), exact, comparator, unit, of }
}
