import type { Period } from "../model.ts"
import { sinceJanuary } from "./calendar.ts"

/** What formulas call the number of days of a period; no measure, it is the same everywhere. */
export const DAYS_IN_PERIOD = "số_ngày_trong_kỳ"

const DAY = 86_400_000

/** The days of a period, or those since January until its end. */
export function daysIn(period: Period, ytd: boolean): number {
  const starts = (ytd ? sinceJanuary(period)[0] : undefined)?.starts ?? period.starts
  return (Date.parse(period.ends) - Date.parse(starts)) / DAY + 1
}
