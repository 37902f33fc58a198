/** When a job comes round, every so many minutes of a part of the day in Vietnam. */
export interface Schedule {
  readonly everyMinutes: number
  /** "07:00"; midnight without it. */
  readonly from?: string
  /** "19:00": the last round is not later; midnight without it. */
  readonly until?: string
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const VIETNAM_MS = 7 * 60 * MINUTE_MS

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number)
  return hours * 60 + minutes
}

/** The round that has come last at an instant: of today, or the last one of yesterday. */
export function lastRound({ everyMinutes, from, until }: Schedule, now: Date): Date {
  const first = from === undefined ? 0 : minutesOf(from)
  const last = until === undefined ? 24 * 60 - 1 : minutesOf(until)
  const local = now.getTime() + VIETNAM_MS
  const midnight = Math.floor(local / DAY_MS) * DAY_MS
  const minute = Math.floor((local - midnight) / MINUTE_MS)
  const rounds = (most: number) => first + Math.floor((most - first) / everyMinutes) * everyMinutes
  const round =
    minute < first
      ? midnight - DAY_MS + rounds(last) * MINUTE_MS
      : midnight + rounds(Math.min(minute, last)) * MINUTE_MS
  return new Date(round - VIETNAM_MS)
}
