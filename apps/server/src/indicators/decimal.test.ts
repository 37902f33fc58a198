import fc from "fast-check"
import { expect, test } from "vitest"
import { said } from "../testing/figures.ts"
import { add, compare, decimal, divide, fromNumber, round, textOf, toNumber } from "./decimal.ts"

const read = (text: string) => said(text).quantity.value

test.each([
  ["two tenths and a tenth are three tenths", "0.1", "0.2", "0.3"],
  ["different scales meet at the finer one", "98.60", "1.4", "100.00"],
  ["below zero", "-1.5", "0.25", "-1.25"],
  ["three hundred digits are kept", `1${"0".repeat(299)}`, "1", `1${"0".repeat(298)}1`],
])("%s", (_name, left, right, sum) => {
  expect(textOf(add(read(left), read(right)))).toBe(sum)
})

test.each(["", "1,5", "1.", ".5", "2023-10-02", "1e6", "+1", "1 000", "NaN"])(
  "%j is no plain decimal",
  (text) => {
    expect(decimal(text)).toBeNull()
  },
)

test.each([
  ["half goes away from zero", "0.125", 2, "0.13"],
  ["below zero too", "-0.125", 2, "-0.13"],
  ["fewer decimals stay", "1.5", 2, "1.5"],
])("%s", (_name, text, scale, rounded) => {
  expect(textOf(round(read(text), scale))).toBe(rounded)
})

test("a quotient is rounded once", () => {
  expect(textOf(divide(read("1400000"), read("0.96"), 0))).toBe("1458333")
  expect(textOf(divide(read("2"), read("3"), 3))).toBe("0.667")
})

test("a number is what people would write for it", () => {
  expect(textOf(fromNumber(0.1))).toBe("0.1")
  expect(toNumber(fromNumber(1e-7))).toBe(1e-7)
})

test("equal values compare equal whatever their scale", () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.nat(20), fc.nat(5), (digits, scale, more) => {
      const one = { digits, scale }
      const finer = { digits: digits * 10n ** BigInt(more), scale: scale + more }
      expect(compare(one, finer)).toBe(0)
      expect(decimal(textOf(one))).toEqual(one)
    }),
  )
})
