import fc from "fast-check"
import { expect, test } from "vitest"
import { daySince1900, daysInMonth, isoDay, vietnameseDay } from "./calendar.ts"
import { parseDate } from "./date.ts"

test.each([
  ["02/10/2023", "day", "2023-10-02", "2023-10-02", "day-first"],
  ["2/10/2023", "day", "2023-10-02", "2023-10-02", "day-first"],
  ["02-10-2023", "day", "2023-10-02", "2023-10-02", "day-first"],
  ["02.10.2023", "day", "2023-10-02", "2023-10-02", "day-first"],
  [" 2 / 10 / 2023 ", "day", "2023-10-02", "2023-10-02", "day-first"],
  ["13/02/2023", "day", "2023-02-13", "2023-02-13", null],
  ["05/05/2023", "day", "2023-05-05", "2023-05-05", null],
  ["29/02/2024", "day", "2024-02-29", "2024-02-29", null],
  ["2023-10-02", "day", "2023-10-02", "2023-10-02", null],
  ["2023/10/2", "day", "2023-10-02", "2023-10-02", null],
  ["ngày 2 tháng 10 năm 2023", "day", "2023-10-02", "2023-10-02", null],
  ["Ngày 02 tháng 10 năm 2023.", "day", "2023-10-02", "2023-10-02", null],
  ["2 tháng 10, 2023", "day", "2023-10-02", "2023-10-02", null],
  ["nga\u0300y 2 tha\u0301ng 10 năm 2023", "day", "2023-10-02", "2023-10-02", null],
  ["tháng 10/2023", "month", "2023-10-01", "2023-10-31", null],
  ["tháng 2 năm 2024", "month", "2024-02-01", "2024-02-29", null],
  ["10/2023", "month", "2023-10-01", "2023-10-31", null],
  ["T10/2023", "month", "2023-10-01", "2023-10-31", null],
  ["2023-10", "month", "2023-10-01", "2023-10-31", null],
  ["quý III/2024", "quarter", "2024-07-01", "2024-09-30", null],
  ["QÚY I, 2024", "quarter", "2024-01-01", "2024-03-31", null],
  ["Quý 4 năm 2024", "quarter", "2024-10-01", "2024-12-31", null],
  ["Q3/2024", "quarter", "2024-07-01", "2024-09-30", null],
  ["2024-Q3", "quarter", "2024-07-01", "2024-09-30", null],
  ["năm 2023", "year", "2023-01-01", "2023-12-31", null],
  ["2023", "year", "2023-01-01", "2023-12-31", null],
])("%j is a %s from %s to %s", (text, kind, starts, ends, note) => {
  expect(parseDate(text)).toEqual({ kind, starts, ends, note })
})

test("a two-digit year is this century's or the last's", () => {
  const result = parseDate("02/10/23")

  expect(result.kind === "ambiguous" && result.readings.map(({ starts }) => starts)).toEqual([
    "2023-10-02",
    "1923-10-02",
  ])
})

test.each([
  ["", "empty", null],
  ["02/13/2023", "no-such-month", "13/02/2023"],
  ["32/13/2023", "no-such-month", null],
  ["31/02/2023", "no-such-day", null],
  ["29/02/2023", "no-such-day", null],
  ["00/10/2023", "no-such-day", null],
  ["31/02/23", "no-such-day", null],
  ["2023-13-02", "no-such-month", "13/02/2023"],
  ["13/2023", "no-such-month", null],
  ["Q5/2024", "no-such-quarter", null],
  ["45201", "serial-number", "02/10/2023"],
  ["45201.5", "serial-number", "02/10/2023"],
  ["2/10", "no-year", null],
  ["ngày 2 tháng 10", "no-year", null],
  ["2023-10-02T08:30:00Z", "has-time", null],
  ["02/10/2023 08:30", "has-time", null],
  ["1596", "year-out-of-range", null],
  ["02/10/0023", "year-out-of-range", null],
  ["02/10-2023", "unrecognised", null],
  ["quý tới", "unrecognised", null],
])("%j is no date: %s", (text, reason, suggestion) => {
  expect(parseDate(text)).toEqual({ kind: "invalid", reason, suggestion })
})

test("every day of the calendar reads back, written either way", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1700, max: 2200 }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(30),
      (year, month, n) => {
        const day = (n % daysInMonth(year, month)) + 1
        const starts = isoDay(year, month, day)
        expect(parseDate(vietnameseDay(year, month, day))).toMatchObject({ kind: "day", starts })
        expect(parseDate(starts)).toMatchObject({ kind: "day", starts })
      },
    ),
  )
})

test("serial numbers agree with the calendar of Date", () => {
  for (let serial = 10_000; serial < 100_000; serial += 37) {
    const { year, month, day } = daySince1900(serial)
    const instant = new Date(Date.UTC(1899, 11, 30 + serial))
    expect(isoDay(year, month, day)).toBe(instant.toISOString().slice(0, 10))
  }
})
