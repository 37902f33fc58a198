import { expect, test } from "vitest"
import { readPeriod } from "../../../import/period.ts"
import { aggregateDhis2, type StoredValue, type TimeRules } from "./aggregate.ts"

const periodOf = (code: string) => {
  const read = readPeriod(code)
  if ("refused" in read) throw new Error(read.refused)
  return read.period
}
const value = (orgUnit: string, period: string, number: number): StoredValue => ({
  orgUnit,
  optionCombo: "d",
  attributeCombo: "d",
  period: periodOf(period),
  value: number,
})
/** Two units; the second lacks February. */
const MONTHS = [
  value("x", "2025-01", 10),
  value("x", "2025-02", 20),
  value("x", "2025-03", 60),
  value("y", "2025-01", 1),
  value("y", "2025-03", 4),
]

const of = (aggregationType: string, period: string, rules: TimeRules, values = MONTHS) =>
  aggregateDhis2({
    aggregationType,
    values,
    orgUnit: "x",
    period: periodOf(period),
    yearToDate: false,
    rules,
  })

const rounded = (number: number | null) => (number === null ? null : number.toPrecision(12))

test.each([
  ["SUM", "2025-Q1", 95, 90],
  ["SUM", "2025-01", 11, 11],
  ["SUM", "2025-04", null, null],
  ["AVERAGE", "2025-Q1", 19, 30],
  ["AVERAGE_SUM_ORG_UNIT", "2025-Q1", (11 * 31 + 20 * 28 + 64 * 31) / 90, 30],
  ["LAST", "2025-02", 21, 20],
  ["LAST_IN_PERIOD", "2025-02", 20, 20],
  ["LAST_IN_PERIOD", "2025-Q1", 64, 64],
  ["LAST_IN_PERIOD_AVERAGE_ORG_UNIT", "2025-Q1", 32, 32],
  ["MIN", "2025-Q1", 1, 10],
  ["MAX", "2025-Q1", 60, 60],
  ["NONE", "2025-01", 10, 10],
  ["NONE", "2025-Q1", null, 60],
])("%s of %s is %s in DHIS2 and %s here", (type, period, dhis2, tinhso) => {
  expect(rounded(of(type, period, "dhis2"))).toBe(rounded(dhis2))
  expect(rounded(of(type, period, "tinhso"))).toBe(rounded(tinhso))
})

test("a value of a year holds in each of its months where days are weighed, and nowhere else", () => {
  const year = [value("x", "2025", 365)]

  expect(of("AVERAGE_SUM_ORG_UNIT", "2025-03", "dhis2", year)).toBe(365)
  expect(of("AVERAGE_SUM_ORG_UNIT", "2025-03", "tinhso", year)).toBeNull()
  expect(of("SUM", "2025-03", "dhis2", year)).toBeNull()
})

test("a value of eleven years ago is no last value", () => {
  const old = [value("x", "2014-01", 7)]

  expect(of("LAST", "2025-03", "dhis2", old)).toBeNull()
  expect(of("LAST", "2023-12", "dhis2", old)).toBe(7)
})
