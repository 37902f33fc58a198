/** A decimal number without loss: `digits` ÷ 10^`scale`. "98.60" is 9860n with scale 2. */
export type Decimal = { readonly digits: bigint; readonly scale: number }

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/u

/** Reads a plain decimal text ("-12.50"); null for anything else, a date for one. */
export function decimal(text: string): Decimal | null {
  const parts = PLAIN.exec(text)
  if (parts === null) return null
  const [, sign = "", whole = "", fraction = ""] = parts
  return { digits: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length }
}

export const ZERO: Decimal = { digits: 0n, scale: 0 }
export const ONE_HUNDRED: Decimal = { digits: 100n, scale: 0 }

export const whole = (count: number | bigint): Decimal => ({ digits: BigInt(count), scale: 0 })

/** A JavaScript number as people would write it: 0.1 is one tenth; a tiny one keeps 12 decimals. */
export function fromNumber(value: number): Decimal {
  return decimal(String(value)) ?? decimal(value.toFixed(12)) ?? ZERO
}

const power = (scale: number): bigint => 10n ** BigInt(scale)

/** The digits of a number brought to a finer scale. */
function digitsAt(value: Decimal, scale: number): bigint {
  return value.scale === scale ? value.digits : value.digits * power(scale - value.scale)
}

export function add(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale)
  return { digits: digitsAt(left, scale) + digitsAt(right, scale), scale }
}

export function negate(value: Decimal): Decimal {
  return { digits: -value.digits, scale: value.scale }
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  return add(left, negate(right))
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  return { digits: left.digits * right.digits, scale: left.scale + right.scale }
}

/** Below 0, 0 or above 0 as left is less than, equal to or more than right. */
export function compare(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale)
  const difference = digitsAt(left, scale) - digitsAt(right, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const isNegative = (value: Decimal): boolean => value.digits < 0n
export const isZero = (value: Decimal): boolean => value.digits === 0n
export const absolute = (value: Decimal): Decimal => (isNegative(value) ? negate(value) : value)
export const smaller = (left: Decimal, right: Decimal): Decimal =>
  compare(left, right) <= 0 ? left : right
export const larger = (left: Decimal, right: Decimal): Decimal =>
  compare(left, right) >= 0 ? left : right

/** Rounded to `scale` decimals, half away from zero; one with fewer decimals stays as it is. */
export function round(value: Decimal, scale: number): Decimal {
  if (value.scale <= scale) return value
  const divisor = power(value.scale - scale)
  const half = isNegative(value) ? -divisor / 2n : divisor / 2n
  return { digits: (value.digits + half) / divisor, scale }
}

/** left ÷ right, rounded half away from zero to `scale` decimals; right is not zero. */
export function divide(left: Decimal, right: Decimal, scale: number): Decimal {
  const numerator = left.digits * power(right.scale + scale + 1)
  const quotient = numerator / (right.digits * power(left.scale))
  return round({ digits: quotient, scale: scale + 1 }, scale)
}

/** A plain decimal text with every digit kept: "98.60". */
export function textOf(value: Decimal): string {
  if (value.scale === 0) return String(value.digits)
  const digits = String(isNegative(value) ? -value.digits : value.digits).padStart(
    value.scale + 1,
    "0",
  )
  const point = digits.length - value.scale
  return `${isNegative(value) ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`
}

export const toNumber = (value: Decimal): number => Number(textOf(value))
