const DAY = 86_400
const LAST = 2_958_466

/**
 * The day (and time, where there is one) that a spreadsheet keeps as a number. Null where the
 * number is no day: negative, after 9999, or the 29 February 1900 that never was.
 */
export function dateOfSerial(serial: number, from1904: boolean): string | null {
  if (!(serial >= 0) || serial >= LAST) return null
  const seconds = Math.round(serial * DAY)
  const day = Math.floor(seconds / DAY)
  const rest = seconds - day * DAY
  const date = from1904 ? Date.UTC(1904, 0, 1 + day) : dayOf1900(day)
  if (date === null) return null
  const iso = new Date(date + rest * 1000).toISOString()
  return rest === 0 ? iso.slice(0, 10) : iso.slice(0, 19)
}

/** Excel counts 1900 as a leap year (Lotus did), so numbers before 1 March 1900 are one less. */
function dayOf1900(day: number): number | null {
  if (day === 60 || day === 0) return null
  return Date.UTC(1900, 0, day > 60 ? day - 1 : day)
}

/** A time of day ("13:30" or "13:30:15") for a number below 1; null otherwise. */
export function timeOfSerial(serial: number): string | null {
  if (!(serial >= 0) || serial >= 1) return null
  const iso = new Date(Math.round(serial * DAY) * 1000).toISOString()
  return iso.slice(17, 19) === "00" ? iso.slice(11, 16) : iso.slice(11, 19)
}
