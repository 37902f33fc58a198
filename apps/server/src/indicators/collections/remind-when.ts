import { daysBetween } from "./lateness.ts"
import type { Remind } from "./model/collection.ts"

/** The reminder that is due on the day of `now`: "before-3", "on-day", "after-1"; null for none. */
export function reminderKind(remind: Remind, due: string, now: string): string | null {
  const left = daysBetween(now, due)
  if (left > 0) return kindBefore(remind, left)
  if (left < 0) return kindAfter(remind, -left)
  return remind.onDay ? "on-day" : null
}

/**
 * The nearest reminder whose day has come: where the process was stopped on the day itself, the next
 * run sends it, and what is older than the newest is left out.
 */
function kindBefore({ before }: Remind, left: number): string | null {
  const passed = before.filter((days) => days >= left)
  return passed.length === 0 ? null : `before-${Math.min(...passed)}`
}

function kindAfter({ after, onDay }: Remind, since: number): string | null {
  const passed = after.filter((days) => days <= since)
  if (passed.length > 0) return `after-${Math.max(...passed)}`
  return onDay ? "on-day" : null
}
