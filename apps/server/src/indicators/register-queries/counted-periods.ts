import { between } from "../cells/calendar.ts"
import { readPeriod } from "../import/period.ts"
import type { Period } from "../model.ts"

const MOST_MONTHS = 1200

function periodOf(code: string): Period {
  const read = readPeriod(code)
  if ("refused" in read) throw new Error(`${code}: ${read.refused}`)
  return read.period
}

/** The last day of a period that is known today. */
export const lastKnownDay = ({ ends }: Period, today: string): string =>
  ends < today ? ends : today

/** The months from the one of a day to today's: a register is counted on the last day of each. */
export function monthsSince(day: string, today: string): Period[] {
  const [first, last] = [periodOf(day.slice(0, 7)), periodOf(today.slice(0, 7))]
  return between(first, last, MOST_MONTHS) ?? []
}

/** What counting on one day gives: that day, and its month where it is the month's last known day. */
export function periodsCountedOn(day: string, today: string): Period[] {
  const month = periodOf(day.slice(0, 7))
  const its = [periodOf(day)]
  return lastKnownDay(month, today) === day ? [...its, month] : its
}
