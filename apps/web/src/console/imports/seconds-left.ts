/** Seconds until the rest has been sent at the speed so far, or null where it is too early to say. */
export function secondsLeft(sent: number, elapsed: number): number | null {
  if (sent <= 0.02 || elapsed < 1) return null
  return Math.max(1, Math.round((elapsed * (1 - sent)) / sent))
}
