import { NOTHING, type Points } from "./points.ts"

const EAST = 7 * 3600

/** The Vietnamese day of an instant, "2026-03-15". */
const dayOf = (seconds: number) => new Date((seconds + EAST) * 1000).toISOString().slice(0, 10)

/** The first and last Vietnamese day of points; null where no times are known. */
export function daysOf({ seconds }: Points): { from: string; to: string } | null {
  let first = NOTHING
  let last = -1
  for (const at of seconds) {
    if (at === NOTHING) continue
    first = Math.min(first, at)
    last = Math.max(last, at)
  }
  return last < 0 ? null : { from: dayOf(first), to: dayOf(last) }
}
