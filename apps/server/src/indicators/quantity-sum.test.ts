import fc from "fast-check"
import { expect, test } from "vitest"
import { textOf } from "./decimal.ts"
import type { Comparator } from "./model.ts"
import { sumOf } from "./quantity-sum.ts"
import { said } from "../testing/figures.ts"

const COMPARATORS: Comparator[] = ["=", ">", ">=", "<", "<=", "~"]
const whole = (comparator: Comparator, count: number) => ({
  comparator,
  value: { digits: BigInt(count), scale: 0 },
})

test.each([
  ["=", ["=", ">", ">=", "<", "<=", "~"]],
  [">", [">", ">", ">", null, null, "~"]],
  [">=", [">=", ">", ">=", null, null, "~"]],
  ["<", ["<", null, null, "<", "<", "~"]],
  ["<=", ["<=", null, null, "<", "<=", "~"]],
  ["~", ["~", "~", "~", "~", "~", "~"]],
] as const)("a number with “%s” plus each other keeps what can be said", (left, expected) => {
  const sums = COMPARATORS.map((right) => sumOf([whole(left, 3145), whole(right, 3775)]))
  expect(sums.map((sum) => sum?.comparator ?? null)).toEqual(expected)
  const values = sums.filter((sum) => sum !== null).map(({ value }) => textOf(value))
  expect(new Set(values)).toEqual(new Set(["6920"]))
})

test("the new Bắc Ninh's stations: more than 3 145 and 3 775 are more than 6 920", () => {
  const parts = [">3145", "3775"].map((text) => said(text).quantity)
  expect(sumOf(parts)).toEqual({ comparator: ">", value: { digits: 6920n, scale: 0 } })
})

test("the order of the parts plays no part", () => {
  const part = fc.record({ comparator: fc.constantFrom(...COMPARATORS), count: fc.nat(1000) })
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const quantities = parts.map(({ comparator, count }) => whole(comparator, count))
      expect(sumOf(quantities.toReversed())).toEqual(sumOf(quantities))
    }),
  )
})
