const DAY_MS = 86_400_000
const dayOfInstant = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" })

/**
 * Days of Vietnam's calendar from now until a deadline: 0 on its day, negative once it has passed.
 *
 * @example
 * daysUntil("2024-10-20T16:59:59Z", Date.parse("2024-10-18T02:00:00Z")) // 2
 */
export function daysUntil(due: string, now: number): number {
  return Math.round((dayOf(Date.parse(due)) - dayOf(now)) / DAY_MS)
}

const dayOf = (at: number) => Date.parse(`${dayOfInstant.format(at)}T00:00:00Z`)
