import { daysInMonth, isoDay } from "./calendar.ts"

/** Why a text is not a date. */
export type DateProblem =
  | "empty"
  | "unrecognised"
  | "no-such-day"
  | "no-such-month"
  | "no-such-quarter"
  | "year-out-of-range"
  | "no-year"
  | "has-time"
  | "serial-number"

/** The days, both included, that a written day, month, quarter or year covers ("YYYY-MM-DD"). */
export type DateReading = {
  kind: "day" | "month" | "quarter" | "year"
  starts: string
  ends: string
  /** "day-first" where reading the month first would give another day. */
  note: "day-first" | null
}

/** What a text says as a date. `suggestion` is a day written "13/02/2023". */
export type ParsedDate =
  | DateReading
  | { kind: "ambiguous"; reason: "two-digit-year"; readings: DateReading[] }
  | { kind: "invalid"; reason: DateProblem; suggestion: string | null }

export function dayReading(
  year: number,
  month: number,
  day: number,
  note: "day-first" | null,
): DateReading {
  const date = isoDay(year, month, day)
  return { kind: "day", starts: date, ends: date, note }
}

export function monthReading(year: number, month: number): DateReading {
  return span("month", year, month, month)
}

export function quarterReading(year: number, quarter: number): DateReading {
  return span("quarter", year, quarter * 3 - 2, quarter * 3)
}

export function yearReading(year: number): DateReading {
  return span("year", year, 1, 12)
}

function span(
  kind: "month" | "quarter" | "year",
  year: number,
  first: number,
  last: number,
): DateReading {
  const ends = isoDay(year, last, daysInMonth(year, last))
  return { kind, starts: isoDay(year, first, 1), ends, note: null }
}
