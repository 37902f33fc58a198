/** How long it is until an instant, in whole parts; all 0 and `past` a moment after it. */
export interface TimeLeft {
  readonly past: boolean
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

/**
 * What is left until a deadline. The instant itself is in time, as `inTime` has it: at 0 seconds
 * one may still hand in, a millisecond later it is past.
 */
export function timeLeft(due: string, now: number): TimeLeft {
  const left = Date.parse(due) - now
  const whole = Math.max(0, Math.floor(left / 1000))
  return {
    past: left < 0,
    days: Math.floor(whole / 86_400),
    hours: Math.floor(whole / 3600) % 24,
    minutes: Math.floor(whole / 60) % 60,
    seconds: whole % 60,
  }
}
