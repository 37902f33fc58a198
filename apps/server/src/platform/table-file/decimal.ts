/** The shortest decimal that is exactly this number as a computer holds it, never "1e21". */
export function shortestDecimal(value: number): string {
  const text = Object.is(value, -0) ? "0" : String(value)
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (parts === null) return text
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts
  return sign + shiftPoint(`${whole}.${fraction}`, Number(exponent))
}

/** A decimal times ten to a power, exactly: 0.8913 and 2 give 89.13. */
export function shiftPoint(decimal: string, power: number): string {
  const sign = decimal.startsWith("-") ? "-" : ""
  const [whole = "", fraction = ""] = decimal.replace("-", "").split(".")
  const digits = whole + fraction
  const point = whole.length + power
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), "0")
  const at = Math.max(1, point)
  const before = padded
    .slice(0, at)
    .padEnd(at, "0")
    .replace(/^0+(?=\d)/, "")
  const after = padded.slice(at).replace(/0+$/, "")
  return sign + (after === "" ? before : `${before}.${after}`)
}
