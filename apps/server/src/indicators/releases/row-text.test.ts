import fc from "fast-check"
import { expect, test } from "vitest"
import { canonicalJson } from "./canonical.ts"
import { rowJson } from "./json-text.ts"
import type { ReleaseRow } from "./model.ts"
import { lineOf, rowOf } from "./row-text.ts"

const words = fc
  .string({ unit: "grapheme", maxLength: 20 })
  .map((text) => text.replaceAll(/[\r\n]/gu, " "))
const code = fc.constantFrom("tổng_hộ", "bts", "2025-Q4", "06652.2025")
const shared = {
  indicator: code,
  period: code,
  unit: code,
  unitCode: code,
  unitName: words,
  breakdown: fc.constantFrom("", "technology=4G", "sex=nữ; area=thành thị"),
  unitOfMeasure: words,
  status: fc.constantFrom("normal", "missing", "estimated") as fc.Arbitrary<ReleaseRow["status"]>,
  estimated: fc.boolean(),
  label: words,
  parts: words,
  source: words,
}
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((double) => double + 0)
const computed: fc.Arbitrary<ReleaseRow> = fc.record({
  ...shared,
  kind: fc.constantFrom("indicator", "measure"),
  comparator: fc.constant("=" as const),
  value: fc.oneof(fc.constant(null), number),
  written: fc.constant(null),
  reported: fc.nat(5000),
  expected: fc.nat(5000),
  figure: fc.constant(""),
})
const published: fc.Arbitrary<ReleaseRow> = fc.record({
  ...shared,
  kind: fc.constantFrom("observation", "target"),
  comparator: fc.constantFrom("=", ">", "~"),
  value: fc.constant(98.6),
  written: fc.constant("98.60"),
  reported: fc.constant(null),
  expected: fc.constant(null),
  figure: fc.constant("bg-03"),
})

test("a row is read back from its line as it was", () => {
  fc.assert(
    fc.property(fc.oneof(computed, published), (row) => {
      expect(rowOf(lineOf(row))).toEqual(row)
      expect(lineOf(rowOf(lineOf(row)))).toBe(lineOf(row))
    }),
  )
})

test("rows are written as canonical JSON", () => {
  fc.assert(
    fc.property(fc.oneof(computed, published), (row) => {
      expect(rowJson(row)).toBe(canonicalJson(row))
    }),
  )
})

test("canonical JSON sorts keys, leaves out what is undefined, and prints numbers as ECMAScript", () => {
  const value = { b: 1e21, a: [0.1, -0, null], é: "\u2028", c: undefined, B: { z: true, y: "“" } }
  expect(canonicalJson(value)).toBe(
    '{"B":{"y":"“","z":true},"a":[0.1,0,null],"b":1e+21,"é":"\u2028"}',
  )
})
