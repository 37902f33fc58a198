import { expect, test } from "vitest"
import { aggregate, ranks } from "./across.ts"
import { identifier } from "./sql/identifier.ts"

test.each([
  ["the sum leaves out units without a figure", [1, null, 2], "sum", 3],
  ["the mean too", [1, null, 2], "avg", 1.5],
  ["the least", [3, 1, 2], "min", 1],
  ["the largest", [3, null], "max", 3],
  ["the count", [3, null, 0], "count", 2],
  ["no figures have no sum", [null, null], "sum", null],
  ["no figures count nothing", [], "count", 0],
  ["small figures are not lost beside large ones", [1e16, 1, -1e16], "sum", 1],
] as const)("%s", (_name, values, how, expected) => {
  expect(aggregate(values, how)).toBe(expected)
})

test.each([
  ["equal values share a rank", [5, 9, 5, 1], "high", [2, 1, 2, 4]],
  ["the lowest may be best", [5, 9, 5, 1], "low", [2, 4, 2, 1]],
  ["no value, no rank", [null, 3], "high", [null, 1]],
] as const)("%s", (_name, values, best, expected) => {
  expect(ranks(values, best)).toEqual(expected)
})

test.each([
  ["a plain code", "hộ", '"hộ"'],
  ["quotes", 'a"b', '"a""b"'],
  ["a NUL, which PostgreSQL has no way to write", "a\0b", '"ab"'],
])("%s is quoted", (_name, code, expected) => {
  expect(identifier(code)).toBe(expected)
})

test("long codes stay different within 63 bytes", () => {
  const [one, other] = [identifier("hộ".repeat(40)), identifier(`${"hộ".repeat(40)}_2`)]
  expect(one).not.toBe(other)
  expect(Buffer.byteLength(one.slice(1, -1))).toBeLessThanOrEqual(63)
})
