import fc from "fast-check"
import { expect, test } from "vitest"
import { inRange, plainDecimal, ratio, roundDecimal, roundHalfAway } from "./number.ts"

test.each([
  ["a half goes up", 0.5, 0, 1],
  ["a negative half goes down", -0.5, 0, -1],
  ["a half whose double lies below", 2.675, 2, 2.68],
  ["another", 1.005, 2, 1.01],
  ["a calculated half that lost a bit", 0.285 * 100, 0, 29],
  ["a third", 1 / 3, 4, 0.3333],
  ["just below a half", 0.4999, 0, 0],
  ["a score of the commune sheet", (7.04 / 10) * 10, 2, 7.04],
  ["a large number", 123456789012345.5, 0, 123456789012346],
  ["a number beyond fifteen digits", 1e300, 2, 1e300],
  ["a tiny number", 1e-300, 15, 0],
])("%s is rounded half away from zero", (_name, value, digits, expected) => {
  expect(roundHalfAway(value, digits)).toBe(expected)
})

test("the fast rounding is the one on decimal digits", () => {
  const digits = fc.integer({ min: 0, max: 15 })
  const halves = fc.integer({ min: -99999999, max: 99999999 }).map((n) => n / 2000)
  const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), halves)
  fc.assert(
    fc.property(value, digits, (number, places) => {
      expect(roundHalfAway(number, places) + 0).toBe(roundDecimal(number, places) + 0)
    }),
    { numRuns: 20_000 },
  )
})

test("a plain decimal reads back as the number", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(plainDecimal(value)).toMatch(/^-?\d+(\.\d+)?$/u)
      expect(Number(plainDecimal(value)) + 0).toBe(value + 0)
    }),
  )
})

test.each([
  ["a share", 884, 3775, 884 / 3775],
  ["nothing of something", 0, 5, 0],
  ["something of nothing", 5, 0, null],
  ["nothing of nothing", 0, 0, null],
  ["an unknown part", null, 5, null],
  ["an overflow", 1e300, 1e-300, null],
])("the ratio of %s", (_name, a, b, expected) => {
  expect(ratio(a, b)).toBe(expected)
})

test.each([
  ["a usual number", 5, 5],
  ["too large a number", 2e300, Number.NaN],
  ["too small a number", 2e-301, 0],
  ["infinity", -Infinity, Number.NaN],
])("%s is brought into range", (_name, value, expected) => {
  expect(inRange(value)).toBe(expected)
})
