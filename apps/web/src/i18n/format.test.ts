import { expect, test } from "vitest"
import { formatAge, formatDay, formatInstant, formatPeriod } from "./days.ts"
import { formatDecimal, formatWhole } from "./numbers.ts"
import { unitAfterValue, unitOfMeasure } from "./units.ts"

test.each([
  ["a count has points between thousands", "1596", "vi", "1.596"],
  ["a count in English has commas", "1596", "en", "1,596"],
  ["decimals keep every digit", "98.60", "vi", "98,60"],
  ["English keeps them too", "1234567.50", "en", "1,234,567.50"],
  ["a long number loses nothing", "123456789012345678901", "vi", "123.456.789.012.345.678.901"],
  ["a text that is no number stays", "2013-10-02", "vi", "2013-10-02"],
] as const)("%s", (_name, decimal, language, expected) => {
  expect(formatDecimal(decimal, language)).toBe(expected)
})

test("a whole number is rounded and grouped", () => {
  expect(formatWhole(10034.6, "vi")).toBe("10.035")
})

const period = (kind: "day" | "month" | "quarter" | "year", starts: string) => ({
  code: "",
  kind,
  starts,
  ends: starts,
})

test.each([
  ["a day", period("day", "2024-10-09"), "09/10/2024", "9 October 2024"],
  ["a month", period("month", "2024-09-01"), "tháng 9/2024", "September 2024"],
  ["a quarter", period("quarter", "2024-07-01"), "quý III/2024", "quarter III of 2024"],
  ["a year", period("year", "2023-01-01"), "năm 2023", "2023"],
] as const)("%s reads in both languages", (_name, value, vietnamese, english) => {
  expect([formatPeriod(value, "vi"), formatPeriod(value, "en")]).toEqual([vietnamese, english])
})

test("an instant shows the clock and the day of Việt Nam", () => {
  expect(formatInstant("2026-11-20T18:05:00Z", "vi")).toBe("01:05, 21/11/2026")
})

test("what is no day stays as written", () => {
  expect(formatDay("2024", "vi")).toBe("2024")
})

test.each([
  ["on its last day", "2026-11-21", "hôm nay"],
  ["within two months in days", "2026-11-01", "20 ngày trước"],
  ["within two years in months", "2025-12-31", "10 tháng trước"],
  ["then in whole years", "2023-12-31", "2 năm trước"],
  ["not yet ended", "2030-12-31", null],
])("age of a period: %s", (_name, ends, expected) => {
  expect(formatAge(ends, "2026-11-21", "vi")).toBe(expected)
})

test("English says one and many", () => {
  expect(formatAge("2026-11-20", "2026-11-21", "en")).toBe("1 day ago")
  expect(formatAge("2026-11-19", "2026-11-21", "en")).toBe("2 days ago")
})

test.each([
  ["a known unit in words", "station", "trạm"],
  ["an unknown unit as written", "furlong", "furlong"],
  ["a rank is said with the value", "rank", ""],
])("after a value stands %s", (_name, code, expected) => {
  expect(unitAfterValue(code, "vi")).toBe(expected)
})

test("as a heading a rank has its name", () => {
  expect(unitOfMeasure("rank", "vi")).toBe("thứ hạng")
})
