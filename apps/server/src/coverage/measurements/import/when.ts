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
  for (const [pattern, order] of FORMS) {
    const found = pattern.exec(tidy)
    if (found !== null) return built(order(found, writing.monthFirst), writing)
  }
  return { kind: "wrong", code: "time-form" }
}

/** The parts of a time as texts: year, month, day, hour, minute, second, half of the day, zone. */
type Parts = readonly (string | undefined)[]

const dated = (one = "", two = "", year = "", monthFirst: boolean): Parts =>
  monthFirst ? [year, one, two] : [year, two, one]

const FORMS: readonly (readonly [
  RegExp,
  (found: RegExpExecArray, monthFirst: boolean) => Parts,
])[] = [
  [COMPACT, (found) => found.slice(1)],
  [YEAR_FIRST, (found) => found.slice(1)],
  [
    YEAR_LAST,
    (found, monthFirst) => [...dated(found[1], found[2], found[3], monthFirst), ...found.slice(4)],
  ],
  [
    TIME_FIRST,
    (found, monthFirst) => [
      ...dated(found[4], found[5], found[6], monthFirst),
      ...found.slice(1, 4),
    ],
  ],
]

const instant = (seconds: number, dayOnly: boolean): WhenRead => ({
  kind: "instant",
  seconds,
  dayOnly,
})

function built(parts: Parts, { offset }: TimeWriting): WhenRead {
  const day = dayAt(parts)
  if (day === null) return { kind: "wrong", code: "time-day" }
  const [hour, minute = 0, second = 0] = parts.slice(3, 6).map(wholeOf)
  const [half = "", zone = ""] = parts.slice(6)
  const ofDay = hourOf(hour ?? 12, half)
  if (ofDay === null || minute > 59 || second > 60) return { kind: "wrong", code: "time-form" }
  const east = zone === "" ? offset : offsetOf(zone)
  const seconds = day + ofDay * 3600 + minute * 60 + second - east * 60
  return instant(seconds, hour === undefined)
}

const wholeOf = (part: string | undefined) =>
  part === undefined || part === "" ? undefined : Number(part)

/** Seconds at the beginning of a day in UTC; null where no calendar has it. */
function dayAt(parts: Parts): number | null {
  const [year = 0, month = 0, day = 0] = parts.slice(0, 3).map(wholeOf)
  const at = Date.UTC(year, month - 1, day)
  const isDay = month >= 1 && month <= 12 && new Date(at).getUTCDate() === day
  return isDay && year >= 1990 && year < 2100 ? at / 1000 : null
}

/** 1 PM (CH, chiều) is 13; null where no clock shows it. */
function hourOf(hour: number, half: string): number | null {
  if (half === "") return hour < 24 ? hour : null
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
