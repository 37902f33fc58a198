import { type DateProblem, parseDate } from "@tinhso/vietnamese"
import type { Period } from "../model.ts"
import { quoted } from "./words.ts"

export type PeriodRead =
  | { readonly period: Period; readonly warning: string | null }
  | { readonly refused: string }

/** No figure of ours is older, and no plan reaches further. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2100

const REASONS: Readonly<Record<DateProblem, string>> = {
  empty: "còn trống",
  unrecognised: "không nhận ra là ngày, tháng, quý hay năm",
  "no-such-day": "tháng đó không có ngày này",
  "no-such-month": "không có tháng này",
  "no-such-quarter": "không có quý này",
  "year-out-of-range": `năm phải từ ${FIRST_YEAR} đến ${LAST_YEAR}`,
  "no-year": "thiếu năm",
  "has-time": "có cả giờ; chỉ ghi ngày",
  "serial-number": "là số thứ tự ngày của bảng tính",
}

/** The period that a cell names: "2024-10-09", "09/2024", "quý III/2024", "2030". */
export function readPeriod(written: string): PeriodRead {
  const read = parseDate(written)
  if (read.kind === "ambiguous") {
    const both = read.readings.map((one) => one.starts).join(" hoặc ")
    return { refused: `${quoted(written)} viết năm hai chữ số: ${both}` }
  }
  if (read.kind === "invalid") {
    const perhaps = read.suggestion === null ? "" : ` (có phải ${read.suggestion}?)`
    return { refused: `${quoted(written)}: ${REASONS[read.reason]}${perhaps}` }
  }
  const year = Number(read.starts.slice(0, 4))
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return { refused: `${quoted(written)}: ${REASONS["year-out-of-range"]}` }
  }
  const period: Period = {
    code: codeOf(read.kind, read.starts),
    kind: read.kind,
    starts: read.starts,
    ends: read.ends,
  }
  const warning =
    read.note === "day-first" ? `${quoted(written)} được đọc là ngày ${read.starts}` : null
  return { period, warning }
}

function codeOf(kind: Period["kind"], starts: string): string {
  const year = starts.slice(0, 4)
  switch (kind) {
    case "day":
      return starts
    case "month":
      return starts.slice(0, 7)
    case "quarter":
      return `${year}-Q${Math.ceil(Number(starts.slice(5, 7)) / 3)}`
    case "year":
      return year
  }
}
