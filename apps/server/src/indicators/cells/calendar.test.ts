import { expect, test } from "vitest"
import { readPeriod } from "../import/period.ts"
import type { Period } from "../model.ts"
import { between, partsOf, shifted, sinceJanuary } from "./calendar.ts"
import { cutKey, cutParts, readCut } from "./cut.ts"

function period(code: string): Period {
  const read = readPeriod(code)
  if ("refused" in read) throw new Error(read.refused)
  return read.period
}
const codes = (periods: readonly Period[] | null) => periods?.map(({ code }) => code) ?? null

test.each([
  ["2024-Q1", 1, "2023-Q4"],
  ["2024-Q4", 4, "2023-Q4"],
  ["2024-01", 1, "2023-12"],
  ["2024-03", -1, "2024-04"],
  ["2024", 2, "2022"],
  ["2024-03-01", 1, "2024-02-29"],
])("%s shifted by %i is %s", (code, back, expected) => {
  expect(shifted(period(code), back)).toEqual(period(expected))
})

test("a year is four quarters, a quarter three months, a month has no parts of its own", () => {
  expect(partsOf(period("2024"))).toEqual(["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"].map(period))
  expect(partsOf(period("2024-Q1"))).toEqual(["2024-01", "2024-02", "2024-03"].map(period))
  expect(partsOf(period("2024-01"))).toEqual([])
})

test("since January means periods of the same kind, the last one included", () => {
  expect(codes(sinceJanuary(period("2024-Q3")))).toEqual(["2024-Q1", "2024-Q2", "2024-Q3"])
  expect(codes(sinceJanuary(period("2024-01")))).toEqual(["2024-01"])
  expect(codes(sinceJanuary(period("2024")))).toEqual(["2024"])
})

test("a range goes forward, in one kind of period, and has an end", () => {
  expect(codes(between(period("2023-Q4"), period("2024-Q2"), 9))).toEqual([
    "2023-Q4",
    "2024-Q1",
    "2024-Q2",
  ])
  expect(between(period("2024-Q2"), period("2024-Q1"), 9)).toBeNull()
  expect(between(period("2024"), period("2024-Q1"), 9)).toBeNull()
  expect(between(period("2024-01"), period("2024-12"), 9)).toBeNull()
})

const DIMENSIONS = { technology: ["4G", "5G"], sex: ["nam", "nữ"] }

test.each([
  ["technology=4G", "technology=4G"],
  [" Technology = 4g ; SEX=NỮ ", "sex=nữ; technology=4G"],
  ["", ""],
])("the cut “%s” is kept as “%s”", (written, key) => {
  expect(readCut(written, DIMENSIONS)).toEqual({ key })
  expect(cutKey(cutParts(key))).toBe(key)
})

test.each([
  ["technology", "phải có dạng"],
  ["technology=6G", "không có “6G” (có: 4G, 5G)"],
  ["colour=red", "không có phân tổ “colour”"],
  ["sex=nam; sex=nữ", "có hai lần"],
  ["__proto__=x", "không có phân tổ"],
])("the cut “%s” is refused", (written, why) => {
  expect(readCut(written, DIMENSIONS)).toEqual({ refused: expect.stringContaining(why) })
})
