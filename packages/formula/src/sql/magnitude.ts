import { LEAST, MOST } from "../number.ts"

/** Between which magnitudes a value lies where it is neither missing nor zero. */
export interface Magnitude {
  readonly least: number
  readonly most: number
}

/** A value of which nothing is known but that it is in range. */
export const ANY: Magnitude = { least: LEAST, most: MOST }
export const ONE: Magnitude = { least: 1, most: 1 }

/** Two doubles that nearly cancel leave at least this share of the smaller one. */
const LAST_BIT = 2 ** -54

export function magnitudeOf(...values: readonly number[]): Magnitude {
  const sizes = values.map(Math.abs).filter((size) => size > 0)
  return sizes.length === 0 ? ONE : { least: Math.min(...sizes), most: Math.max(...sizes) }
}

export const either = (...all: readonly Magnitude[]): Magnitude => ({
  least: Math.min(...all.map((one) => one.least)),
  most: Math.max(...all.map((one) => one.most)),
})

/** Magnitudes that a calculation can reach, beyond the range too. */
export function reached(op: "+" | "-" | "*" | "/", a: Magnitude, b: Magnitude): Magnitude {
  switch (op) {
    case "+":
    case "-":
      return { least: Math.min(a.least, b.least) * LAST_BIT, most: a.most + b.most }
    case "*":
      return { least: a.least * b.least, most: a.most * b.most }
    case "/":
      return { least: a.least / b.most, most: a.most / b.least }
  }
}

/** Leaves room for the last bits of the bounds themselves. */
export const staysInRange = ({ least, most }: Magnitude) => least >= LEAST * 10 && most <= MOST / 10

export const clipped = ({ least, most }: Magnitude): Magnitude => ({
  least: Math.max(least, LEAST),
  most: Math.min(most, MOST),
})
