import { expect, test } from "vitest"
import { differencePoints, isExact, roundPoints, sumPoints } from "./points.ts"

test("sums of points are exact where doubles are not", () => {
  expect(sumPoints([0.1, 0.2])).toBe(0.3)
  expect(sumPoints(Array.from({ length: 1000 }, () => 0.01))).toBe(10)
  expect(differencePoints(7.04, 10)).toBe(-2.96)
})

test.each([
  [19.805, 19.81],
  [0.125, 0.13],
  [19.8049, 19.8],
  [2.675, 2.68],
])("%s points are printed as %s", (points, printed) => {
  expect(roundPoints(points)).toBe(printed)
})

test.each([
  [0.01, true],
  [9.9999, true],
  [1 / 3, false],
  [Number.NaN, false],
])("%s is kept whole: %s", (points, exact) => {
  expect(isExact(points)).toBe(exact)
})
