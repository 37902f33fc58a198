/** The Gregorian calendar, without a clock or a time zone. Days are texts: "2023-10-02". */

const FIRST_YEAR = 1700
const LAST_YEAR = 2200
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export function isYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

export function isMonth(month: number): boolean {
  return month >= 1 && month <= 12
}

/** Days in a month; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0)
}

export function isDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= daysInMonth(year, month)
}

/** A day as "YYYY-MM-DD". */
export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`
}

/** A day as Vietnam writes it: "02/10/2023". */
export function vietnameseDay(year: number, month: number, day: number): string {
  return `${two(day)}/${two(month)}/${year}`
}

/** The day a spreadsheet means by a serial number (1900 system, day 60 and later). */
export function daySince1900(serial: number): { year: number; month: number; day: number } {
  let year = 1900
  let left = serial - 2
  for (let length = 365; left >= length; length = yearLength(year)) {
    left -= length
    year++
  }
  let month = 1
  while (left >= daysInMonth(year, month)) left -= daysInMonth(year, month++)
  return { year, month, day: left + 1 }
}

function yearLength(year: number): number {
  return 337 + daysInMonth(year, 2)
}

function two(value: number): string {
  return String(value).padStart(2, "0")
}
