const PLAIN_DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/u
const formats = new Map<number, Intl.NumberFormat>()

/**
 * A number as Vietnam writes it: points between groups of three, a comma before decimals. Rounded
 * half away from zero to at most `maxDecimals` (0–100, default 6). Not a finite number: "–".
 *
 * @example
 * formatNumber(1596) // "1.596"
 * formatNumber(89.1349, { maxDecimals: 2 }) // "89,13"
 */
export function formatNumber(value: number, options: { maxDecimals?: number } = {}): string {
  if (!Number.isFinite(value)) return "–"
  const maximumFractionDigits = options.maxDecimals ?? 6
  let format = formats.get(maximumFractionDigits)
  if (format === undefined) {
    format = new Intl.NumberFormat("vi-VN", { maximumFractionDigits, signDisplay: "negative" })
    formats.set(maximumFractionDigits, format)
  }
  return format.format(value)
}

/**
 * A decimal text (as `exact` of `parseNumber`, or a numeric of a database) as Vietnam writes it,
 * with every digit kept. Throws a RangeError for a text that is not a plain decimal.
 *
 * @example
 * formatExact("12345678901234567890.50") // "12.345.678.901.234.567.890,50"
 */
export function formatExact(decimal: string): string {
  const parts = PLAIN_DECIMAL.exec(decimal)
  if (parts === null) throw new RangeError(`not a plain decimal: ${JSON.stringify(decimal)}`)
  const [, sign = "", whole = "", fraction] = parts
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ".")
  return fraction === undefined ? `${sign}${grouped}` : `${sign}${grouped},${fraction}`
}
