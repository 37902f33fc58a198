import { daySince1900, isDay, isMonth, isYear, vietnameseDay } from "./calendar.ts"
import type { DateProblem, ParsedDate } from "./date-model.ts"
import { dayReading, monthReading, quarterReading, yearReading } from "./date-model.ts"
import { collapseSpaces } from "./fold.ts"
import { canonicalTone } from "./tone.ts"

type Groups = Record<string, string | undefined>
type Form = readonly [pattern: RegExp, read: (groups: Groups) => ParsedDate]

const DAY = "(?<d>\\d{1,2})"
const MONTH = "(?<m>\\d{1,2})"
const YEAR = "(?<y>\\d{4})"
const MARK = "\\s*(?<mark>[/.-])\\s*"
const SAME = "\\s*\\k<mark>\\s*"
const BETWEEN = "\\s*(?:[/.,-]|năm|\\s)\\s*"
const QUARTER = "(?<q>[1-9]|I{1,3}|IV)"

/** Longer text is a sentence, not a date. */
const LONGEST = 100

/** Every accepted way to write a date; the first that fits the whole text reads it. */
const FORMS: readonly Form[] = [
  form(`(?:ngày\\s+)?${DAY}${MARK}${MONTH}${SAME}${YEAR}`, readDayFirst),
  form(`(?:ngày\\s+)?${DAY}\\s+tháng\\s+${MONTH}${BETWEEN}${YEAR}`, readWritten),
  form(`${YEAR}${MARK}${MONTH}${SAME}${DAY}`, readWritten),
  form(`(?:ngày\\s+)?${DAY}${MARK}${MONTH}${SAME}(?<yy>\\d{2})`, readShortYear),
  form(`(?:tháng\\s+|tháng|T\\.?\\s*)?${MONTH}\\s*[/.-]\\s*${YEAR}`, readMonth),
  form(`tháng\\s*${MONTH}${BETWEEN}${YEAR}`, readMonth),
  form(`${YEAR}\\s*[/.-]\\s*${MONTH}`, readMonth),
  form(`(?:quý\\s*|Q\\.?\\s*)${QUARTER}${BETWEEN}${YEAR}`, readQuarter),
  form(`${YEAR}\\s*[-/.]?\\s*Q${QUARTER}`, readQuarter),
  form(`năm\\s+${YEAR}`, readYear),
  form("(?<n>\\d{4})", readBareYear),
  form("(?<n>\\d{5})(?:[.,]\\d+)?", readSerial),
  form(".*\\d[T\\s]+\\d{1,2}[:h]\\d{0,2}.*", () => invalid("has-time")),
  form("(?:ngày\\s+)?\\d{1,2}\\s*(?:[/.-]|tháng)\\s*\\d{1,2}", () => invalid("no-year")),
]

/**
 * Reads a date, month, quarter or year as people in Vietnam write it, as the days it covers, both
 * included. Day before month is the rule; where month first would be another day, the note
 * "day-first" says so. A two-digit year is ambiguous. A serial number of a spreadsheet, a time of
 * day and a day without a year are invalid, never guessed; `suggestion` is what was perhaps meant.
 *
 * @example
 * parseDate("02/10/2023") // day 2023-10-02, note "day-first"
 * parseDate("02/13/2023") // invalid "no-such-month", suggestion "13/02/2023"
 * parseDate("quý III/2024") // quarter 2024-07-01 … 2024-09-30
 */
export function parseDate(text: string): ParsedDate {
  if (text.length > LONGEST) return invalid("unrecognised")
  const whole = canonicalTone(collapseSpaces(text)).replace(/[.;,]$/u, "")
  if (whole === "") return invalid("empty")
  for (const [pattern, read] of FORMS) {
    const found = pattern.exec(whole)
    if (found !== null) return read(found.groups ?? {})
  }
  return invalid("unrecognised")
}

function form(pattern: string, read: (groups: Groups) => ParsedDate): Form {
  return [new RegExp(`^${pattern}$`, "iu"), read]
}

function invalid(reason: DateProblem, suggestion: string | null = null): ParsedDate {
  return { kind: "invalid", reason, suggestion }
}

function readDayFirst(groups: Groups): ParsedDate {
  const [day, month, year] = [Number(groups["d"]), Number(groups["m"]), Number(groups["y"])]
  const otherDay = day !== month && isDay(year, day, month)
  return checkedDay(year, month, day, otherDay ? "day-first" : null)
}

function readWritten(groups: Groups): ParsedDate {
  return checkedDay(Number(groups["y"]), Number(groups["m"]), Number(groups["d"]), null)
}

function checkedDay(
  year: number,
  month: number,
  day: number,
  note: "day-first" | null,
): ParsedDate {
  if (!isYear(year)) return invalid("year-out-of-range")
  if (!isMonth(month)) {
    return invalid(
      "no-such-month",
      isDay(year, day, month) ? vietnameseDay(year, day, month) : null,
    )
  }
  if (!isDay(year, month, day)) return invalid("no-such-day")
  return dayReading(year, month, day, note)
}

/** "02/10/23": this century or the last. */
function readShortYear(groups: Groups): ParsedDate {
  const [day, month, short] = [Number(groups["d"]), Number(groups["m"]), Number(groups["yy"])]
  const readings = [2000 + short, 1900 + short]
    .filter((year) => isDay(year, month, day))
    .map((year) => dayReading(year, month, day, isDay(year, day, month) ? "day-first" : null))
  if (readings.length > 0) return { kind: "ambiguous", reason: "two-digit-year", readings }
  return checkedDay(2000 + short, month, day, null)
}

function readMonth(groups: Groups): ParsedDate {
  const [month, year] = [Number(groups["m"]), Number(groups["y"])]
  if (!isYear(year)) return invalid("year-out-of-range")
  return isMonth(month) ? monthReading(year, month) : invalid("no-such-month")
}

function readQuarter(groups: Groups): ParsedDate {
  const written = (groups["q"] ?? "").toUpperCase()
  const quarter = ["", "I", "II", "III", "IV"].indexOf(written)
  const number = quarter > 0 ? quarter : Number(written)
  const year = Number(groups["y"])
  if (!isYear(year)) return invalid("year-out-of-range")
  return number >= 1 && number <= 4 ? quarterReading(year, number) : invalid("no-such-quarter")
}

function readYear(groups: Groups): ParsedDate {
  const year = Number(groups["y"])
  return isYear(year) ? yearReading(year) : invalid("year-out-of-range")
}

/** Four digits alone are a year only near the present: "1596" is a count. */
function readBareYear(groups: Groups): ParsedDate {
  const year = Number(groups["n"])
  return year >= 1900 && year <= 2100 ? yearReading(year) : invalid("year-out-of-range")
}

function readSerial(groups: Groups): ParsedDate {
  const { year, month, day } = daySince1900(Number(groups["n"]))
  return invalid("serial-number", vietnameseDay(year, month, day))
}
