import { toNfc } from "@tinhso/vietnamese"
import { shifted } from "../cells/calendar.ts"
import type { Period } from "../model.ts"

const DAY_MS = 24 * 60 * 60 * 1000
const days = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

/** The period after one, of the same kind. */
export const nextPeriod = (period: Period): Period => shifted(period, -1)

/** A day as far from the end of one period as another day is from the end of the other. */
export function movedDay(day: string, from: Period, to: Period): string {
  const date = new Date(`${to.ends}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days(from.ends, day))
  return date.toISOString().slice(0, 10)
}

/** An instant moved by as many whole days as the ends of two periods lie apart. */
export function movedInstant(instant: string, from: Period, to: Period): string {
  return new Date(Date.parse(instant) + days(from.ends, to.ends) * DAY_MS).toISOString()
}

/** Ways in which titles name a period. */
function namesOf({ kind, starts, code }: Period): string[] {
  const year = starts.slice(0, 4)
  const month = Number(starts.slice(5, 7))
  if (kind === "quarter") {
    const number = Math.ceil(month / 3)
    const roman = ["I", "II", "III", "IV"][number - 1] ?? ""
    return [`quý ${roman}/${year}`, `quý ${roman} năm ${year}`, `quý ${number}/${year}`, code]
  }
  if (kind === "month") {
    const padded = String(month).padStart(2, "0")
    return [`tháng ${month}/${year}`, `tháng ${padded}/${year}`, `tháng ${month} năm ${year}`, code]
  }
  return kind === "year" ? [`năm ${year}`, year] : [code, starts.split("-").toReversed().join("/")]
}

/** A title with the next period in place of the one it names; where it names none, with it added. */
export function nextTitle(title: string, from: Period, to: Period): string {
  const next = namesOf(to)
  const text = toNfc(title)
  for (const [i, name] of namesOf(from).entries()) {
    const at = text.toLowerCase().indexOf(name.toLowerCase())
    if (at < 0 || /[\p{L}\p{N}]/u.test(text[at + name.length] ?? "")) continue
    const words = next[i] ?? to.code
    const first = text[at] ?? ""
    const cased =
      first === first.toLowerCase() ? words : words.charAt(0).toUpperCase() + words.slice(1)
    return text.slice(0, at) + cased + text.slice(at + name.length)
  }
  return `${text} (${to.code})`
}
