import { type NumberOptions, parseNumber } from "@tinhso/vietnamese"

export type DecimalMark = NonNullable<NumberOptions["decimalMark"]>

/**
 * The mark that stands before decimals in a whole file, told by those of its numbers that can be
 * read in one way only: "89.13" and "1,596,000" say point, "87,5" and "1.596.000" say comma.
 * Null where no number says it, or where some say point and some comma.
 */
export function decimalMarkOf(written: Iterable<string>): DecimalMark | null {
  let point = false
  let comma = false
  for (const text of written) {
    if (!/\d[.,]\d/u.test(text)) continue
    const says = markSaidBy(text)
    if (says === "point") point = true
    if (says === "comma") comma = true
    if (point && comma) return null
  }
  if (point) return "point"
  return comma ? "comma" : null
}

function markSaidBy(text: string): DecimalMark | null {
  const asPoint = parseNumber(text, { decimalMark: "point" }).kind === "number"
  const asComma = parseNumber(text, { decimalMark: "comma" }).kind === "number"
  if (asPoint === asComma) return null
  return asPoint ? "point" : "comma"
}
