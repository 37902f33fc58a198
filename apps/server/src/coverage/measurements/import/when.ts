/** How times of a file without a zone are read. */
export interface TimeWriting {
  /** Minutes east of UTC. */
  readonly offset: number
  readonly monthFirst: boolean
}

export type WhenRead =
  /** Seconds since 1970 in UTC; `dayOnly` where no time of day was given: its noon. */
  | { readonly kind: "instant"; readonly seconds: number; readonly dayOnly: boolean }
  | { readonly kind: "wrong"; readonly code: "time-form" | "time-day" }
  /** A time of day without its day. */
  | { readonly kind: "no-day" }

const CLOCK = "(?:[T _,]+(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d+)?)?)?"
const ENDING = "\\s*(AM|PM|SA|CH)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?$"
const YEAR_FIRST = new RegExp(`^(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})${CLOCK}${ENDING}`, "iu")
const YEAR_LAST = new RegExp(`^(\\d{1,2})[-./](\\d{1,2})[-./](\\d{4})${CLOCK}${ENDING}`, "iu")
const TIME_FIRST =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s+(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/u
const COMPACT = /^(\d{4})(\d{2})(\d{2})[T_ ]?(\d{2})(\d{2})(\d{2})$/u
const EPOCH = /^\d{10}(?:\.\d+)?$|^\d{13}$/u
const ONLY_TIME = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?$/u

/**
 * A time as tools write it: "2026.03.15_10.22.33", "15/03/2026 10:22:33", "2026-03-15T03:22:33Z",
 * "20260315102233", seconds or milliseconds since 1970. A zone in the text counts before that of the file.
 */
export function readWhen(text: string, writing: TimeWriting): WhenRead {
  const tidy = text.trim()
  if (EPOCH.test(tidy)) {
    const value = Number(tidy)
    return instant(Math.floor(tidy.length === 13 ? value / 1000 : value), false)
  }
  if (ONLY_TIME.test(tidy)) return { kind: "no-day" }
  const compact = COMPACT.exec(tidy)
  if (compact !== null) return built(compact.slice(1), "", "", writing)
  const first = YEAR_FIRST.exec(tidy)
  if (first !== null) return built(first.slice(1, 7), first[7], first[8], writing)
  const last = YEAR_LAST.exec(tidy)
  if (last !== null) {
    const [one = "", two = "", year = "", ...clock] = last.slice(1, 7)
    const date = writing.monthFirst ? [year, one, two] : [year, two, one]
    return built([...date, ...clock], last[7], last[8], writing)
  }
  const turned = TIME_FIRST.exec(tidy)
  if (turned !== null) {
    const [hour = "", minute = "", second, one = "", two = "", year = ""] = turned.slice(1)
    const date = writing.monthFirst ? [year, one, two] : [year, two, one]
    return built([...date, hour, minute, second], "", "", writing)
  }
  return { kind: "wrong", code: "time-form" }
}

const instant = (seconds: number, dayOnly: boolean): WhenRead => ({
  kind: "instant",
  seconds,
  dayOnly,
})

function built(
  parts: readonly (string | undefined)[],
  half: string | undefined,
  zone: string | undefined,
  { offset }: TimeWriting,
): WhenRead {
  const [year = 0, month = 0, day = 0, hour, minute = 0, second = 0] = parts.map((part) =>
    part === undefined || part === "" ? undefined : Number(part),
  )
  const at = Date.UTC(year, month - 1, day)
  const made = new Date(at)
  const isDay =
    month >= 1 && month <= 12 && made.getUTCDate() === day && year >= 1990 && year < 2100
  if (!isDay) return { kind: "wrong", code: "time-day" }
  const ofDay = hourOf(hour ?? 12, half)
  if (ofDay === null || minute > 59 || second > 60) return { kind: "wrong", code: "time-form" }
  const east = zone === undefined || zone === "" ? offset : offsetOf(zone)
  const seconds = at / 1000 + ofDay * 3600 + minute * 60 + second - east * 60
  return instant(seconds, hour === undefined)
}

/** 1 PM (CH, chiều) is 13; null where no clock shows it. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined || half === "") return hour < 24 ? hour : null
  if (hour < 1 || hour > 12) return null
  const isLate = /PM|CH/iu.test(half)
  return (hour % 12) + (isLate ? 12 : 0)
}

/** Minutes east of UTC: 420 for "+07:00". */
export function offsetOf(zone: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone)
  if (found === null) return 0
  const minutes = Number(found[2]) * 60 + Number(found[3])
  return found[1] === "-" ? -minutes : minutes
}
