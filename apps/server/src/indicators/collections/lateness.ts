/** How a report stands against its deadline. */
export interface Lateness {
  readonly late: boolean
  /** Days of the calendar in Vietnam, at least one where it is late. */
  readonly daysLate: number | null
}

interface Judged {
  readonly due: string
  readonly firstSubmittedAt: string | null
  /** Now, for what was not submitted yet. */
  readonly now: string
}

const DAY_MS = 24 * 60 * 60 * 1000
const VIETNAM_MS = 7 * 60 * 60 * 1000

/** Days since 1970 of the calendar in Vietnam, which has kept UTC+7 since before there were reports. */
const dayNumber = (instant: number): number => Math.floor((instant + VIETNAM_MS) / DAY_MS)

/** Days of the calendar in Vietnam from one instant to another. */
export const daysBetween = (from: string, to: string): number =>
  dayNumber(Date.parse(to)) - dayNumber(Date.parse(from))

/**
 * Late is what was first submitted after its deadline, by one millisecond too, or not at all yet
 * although the deadline has passed.
 */
export function lateness({ due, firstSubmittedAt, now }: Judged): Lateness {
  const at = firstSubmittedAt ?? now
  if (Date.parse(at) <= Date.parse(due)) return { late: false, daysLate: null }
  return { late: true, daysLate: Math.max(1, daysBetween(due, at)) }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/u

/** A deadline as an instant; a day lasts until its last millisecond in Vietnam. Null: neither. */
export function dueInstant(written: string): string | null {
  const text = DAY.test(written) ? `${written}T23:59:59.999+07:00` : written
  if (!INSTANT.test(text)) return null
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) return null
  // A date that the calendar does not have is moved on by JavaScript: 31 April becomes 1 May.
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  return day.toISOString().slice(0, 10) === text.slice(0, 10) ? at.toISOString() : null
}

/** "17:00 ngày 05/10/2026", in Vietnam. */
export function instantInWords(instant: string): string {
  const local = new Date(Date.parse(instant) + VIETNAM_MS).toISOString()
  const [year, month, day] = local.slice(0, 10).split("-")
  const time = local.slice(11, local.slice(17, 19) === "00" ? 16 : 19)
  return `${time} ngày ${day}/${month}/${year}`
}

/** "05/10/2026" */
export const dayInWords = (day: string): string => day.split("-").toReversed().join("/")
