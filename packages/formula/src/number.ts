/**
 * The numbers of the language: IEEE doubles between 1e-300 and 1e300 in magnitude, and zero.
 * Inside the back ends NaN stands for missing; neither NaN nor Infinity ever comes out.
 *
 * The range is narrower than a double's because PostgreSQL raises an error where a double
 * overflows or underflows: with room on both sides every back end can tell beforehand.
 */
export const MOST = 1e300
export const LEAST = 1e-300

/** A result brought into range: too large is missing (NaN), too small is zero. */
export function inRange(value: number): number {
  const size = Math.abs(value)
  if (size <= MOST) return size >= LEAST ? value : 0
  return Number.NaN
}

/** NaN as missing, and zero without a sign. */
export function answer(value: number): number | null {
  return Number.isNaN(value) ? null : value + 0
}

/**
 * a ÷ b as the language has it: missing where either is missing, where b is zero and where the
 * result is out of range.
 *
 * @example
 * ratio(884, 3775) // 0.23417…
 * ratio(884, 0) // null
 */
export function ratio(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : answer(inRange(a / b))
}

const EXACT = 1e11
const POWERS = Array.from({ length: 16 }, (_, digits) => Number(`1e${digits}`))

/**
 * Rounded half away from zero to 0–15 decimals, as score tables print: the number is first read
 * as its 15 significant decimal digits, so that 2.675 is 2.68 although its double lies below, and
 * 0.285 × 100 is 28.5, thus 29. It is what `round(x::numeric, n)` does in PostgreSQL.
 *
 * @example
 * roundHalfAway(2.675, 2) // 2.68
 * roundHalfAway(-0.5, 0) // -1
 */
export function roundHalfAway(value: number, digits: number): number {
  const power = POWERS[digits] ?? 1
  const scaled = Math.abs(value) * power
  const part = scaled - Math.floor(scaled)
  // Far from a half both ways agree, and an integer over a power of ten is rounded correctly.
  if (scaled < EXACT && Math.abs(part - 0.5) > 1e-3) {
    return (Math.sign(value) * Math.round(scaled)) / power
  }
  return roundDecimal(value, digits)
}

/** The reference of `roundHalfAway`: on the decimal digits themselves, without arithmetic. */
export function roundDecimal(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(value)) return value
  const { negative, mantissa, exponent } = fifteenDigits(value)
  // mantissa × 10^exponent; digits below 10^-digits are cut.
  const cut = -digits - exponent
  if (cut <= 0) return Number(`${negative}${mantissa}e${exponent}`)
  const kept = cut > mantissa.length ? "0" : mantissa.slice(0, -cut) || "0"
  const first = cut > mantissa.length ? "0" : (mantissa.at(-cut) ?? "0")
  const whole = BigInt(kept) + (first >= "5" ? 1n : 0n)
  return Number(`${negative}${whole}e${-digits}`)
}

/** Fifteen significant digits; exactly between two, the even one (as C's "%.15g"). */
function fifteenDigits(value: number) {
  const [head = "", power = "0"] = Math.abs(value).toExponential(40).split("e")
  const all = head.replace(".", "")
  const tail = all.slice(15)
  const even = Number(all[14]) % 2 === 0
  const up = tail > "5".padEnd(tail.length, "0") || (tail === "5".padEnd(tail.length, "0") && !even)
  const mantissa = (BigInt(all.slice(0, 15)) + (up ? 1n : 0n)).toString()
  return { negative: value < 0 ? "-" : "", mantissa, exponent: Number(power) - 14 }
}

/** A number as plain decimal text without exponent, moved by a power of ten: the shortest that reads back. */
export function plainDecimal(value: number, shift = 0): string {
  if (value === 0) return "0"
  const [head = "", power = "0"] = Math.abs(value).toExponential().split("e")
  const digits = head.replace(".", "")
  const point = Number(power) + shift + 1
  const sign = value < 0 ? "-" : ""
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`
  if (point >= digits.length) return sign + digits.padEnd(point, "0")
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
