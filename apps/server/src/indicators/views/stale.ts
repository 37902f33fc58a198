import type { Period } from "../model.ts"

const DAY = 86_400_000
/** A single day is not old after two: nobody reports every day. */
const SHORTEST = 14

/** Whether more than twice the length of a period has gone since it ended. */
export function isStale({ starts, ends }: Period, today: string): boolean {
  const length = Math.max(SHORTEST, (Date.parse(ends) - Date.parse(starts)) / DAY + 1)
  return (Date.parse(today) - Date.parse(ends)) / DAY > 2 * length
}
