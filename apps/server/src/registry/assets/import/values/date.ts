import { parseDate } from "@tinhso/vietnamese"
import { type RowValue, shown } from "../problem.ts"
import { type ReadValue, refuse } from "./refuse.ts"

/** A day, however it is written; what is less than a day or could be two is not guessed. */
export function dateOf(value: RowValue): ReadValue {
  if (value.kind === "d") return { value: value.text.slice(0, 10) }
  const serial = serialDay(value)
  if (serial !== null)
    return { value: serial, note: `số ${value.text} của Excel là ngày ${dayText(serial)}` }
  const read = parseDate(value.text)
  if (read.kind === "day") return { value: read.starts }
  if (read.kind === "ambiguous") {
    const both = read.readings.map(({ starts }) => dayText(starts))
    return refuse(
      "date-two-ways",
      "asked",
      value,
      `${shown(value.text)} là ${both.join(" hay ")}?`,
      both,
    )
  }
  if (read.kind === "invalid") {
    const like = read.suggestion === null ? [] : [read.suggestion]
    return refuse("date", "error", value, `${shown(value.text)} không phải là ngày`, like)
  }
  return refuse(
    "date-not-whole",
    "warning",
    value,
    `${shown(value.text)} chưa đủ ngày, tháng, năm nên để trống; trong khoảng từ ${dayText(read.starts)} đến ${dayText(read.ends)}`,
    [dayText(read.starts)],
  )
}

const dayText = (day: string) => day.split("-").toReversed().join("/")

/** Excel keeps days as numbers: of a column of days, one from 1990 to 2050. */
function serialDay({ text, kind }: RowValue): string | null {
  if (kind !== "n" && !/^\d{5}$/u.test(text)) return null
  const serial = Number(text)
  if (!Number.isInteger(serial) || serial < 32_874 || serial > 54_788) return null
  return new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
}
