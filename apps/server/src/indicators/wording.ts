import { formatExact } from "@tinhso/vietnamese"
import { type Decimal, decimal, textOf } from "./decimal.ts"
import type { Comparator, Period } from "./model.ts"

/** The same words in the two languages of the product. */
export type Words = { readonly vi: string; readonly en: string }

const pair = (vi: string, en: string): Words => ({ vi, en })

/** A decimal as English writes it, every digit kept: "1,596.50". */
function englishExact(text: string): string {
  const [whole = "", fraction] = text.split(".")
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ",")
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

export function number(value: Decimal): Words {
  const text = textOf(value)
  if (value.scale === 0 && text.length <= 3) return pair(text, text)
  return pair(formatExact(text), englishExact(text))
}

const COMPARATORS: Record<Comparator, Words> = {
  "=": pair("", ""),
  ">": pair("trên ", "more than "),
  ">=": pair("tối thiểu ", "at least "),
  "<": pair("dưới ", "less than "),
  "<=": pair("tối đa ", "at most "),
  "~": pair("khoảng ", "about "),
}

/** Words before a number, with the space: "trên ", "khoảng "; nothing for "=". */
export const comparatorWords = (comparator: Comparator): Words => COMPARATORS[comparator]

export function quantity(comparator: Comparator, value: Decimal): Words {
  const before = COMPARATORS[comparator]
  const digits = number(value)
  return pair(`${before.vi}${digits.vi}`, `${before.en}${digits.en}`)
}

/** Measures' units as people say them; one that is not listed is said as it is written. */
const UNITS = new Map<string, Words>([
  ["%", pair("%", "%")],
  ["percentage point", pair("điểm phần trăm", "percentage points")],
  ["station", pair("trạm", "stations")],
  ["mast", pair("cột", "masts")],
  ["person", pair("người", "people")],
  ["subscription", pair("thuê bao", "subscriptions")],
  ["subscription/person", pair("thuê bao/người", "subscriptions per person")],
  ["subscription/100 people", pair("thuê bao/100 dân", "subscriptions per 100 people")],
  ["household", pair("hộ", "households")],
  ["village", pair("thôn", "villages")],
  ["application", pair("hồ sơ", "applications")],
  ["event", pair("sự kiện, cuộc", "events")],
  ["point", pair("điểm", "points")],
  ["portal", pair("cổng", "portals")],
  ["team", pair("tổ", "teams")],
  ["organisation", pair("cơ quan, đơn vị", "organisations")],
  ["camera", pair("camera", "cameras")],
  ["loudspeaker", pair("loa", "loudspeakers")],
  ["signature", pair("chữ ký số", "signatures")],
  ["system", pair("hệ thống", "systems")],
  ["commune", pair("xã, phường", "communes")],
  ["country", pair("quốc gia", "countries")],
  ["area", pair("khu vực", "areas")],
  ["layer", pair("lớp", "layers")],
  ["goal", pair("mục tiêu", "goals")],
  ["task", pair("nhiệm vụ", "tasks")],
  ["hour", pair("giờ", "hours")],
  ["day", pair("ngày", "days")],
  ["rank", pair("bậc", "places")],
  ["date", pair("ngày tháng", "date")],
  ["yes/no", pair("có/không", "yes/no")],
])

/** A unit of measure by itself: "người", "people". */
export const unitWords = (unit: string): Words => UNITS.get(unit) ?? pair(unit, unit)

/** The unit after a number, with the space it needs: " %" and "%", " trạm" and " stations". */
export function unitAfter(unit: string): Words {
  const words = unitWords(unit)
  return unit === "%" ? pair(" %", "%") : pair(` ${words.vi}`, ` ${words.en}`)
}

/** The unit after a difference: two percentages differ by points. */
export function differenceUnit(unit: string): Words {
  return unit === "%" ? pair(" điểm phần trăm", " percentage points") : unitAfter(unit)
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]

const monthName = (month: string): string => MONTHS[Number(month) - 1] ?? month

/** A day as people write it: "09/10/2024", "9 October 2024". */
export function dayWords(day: string): Words {
  const [year = "", month = "", date = ""] = day.split("-")
  return pair(`${date}/${month}/${year}`, `${Number(date)} ${monthName(month)} ${year}`)
}

/** A period as people say it: "năm 2023", "tháng 9/2024", "quý 3/2024", "09/10/2024". */
export function periodWords(period: Period): Words {
  const [year = "", month = ""] = period.starts.split("-")
  switch (period.kind) {
    case "day":
      return dayWords(period.starts)
    case "month":
      return pair(`tháng ${Number(month)}/${year}`, `${monthName(month)} ${year}`)
    case "quarter": {
      const quarter = Math.ceil(Number(month) / 3)
      return pair(`quý ${quarter}/${year}`, `Q${quarter} ${year}`)
    }
    case "year":
      return pair(`năm ${year}`, year)
  }
}

const FEW = 8

/** At most eight of a list, the rest counted: "a, b và 12 mục khác". */
export function few(words: readonly Words[], between: string): Words {
  const shown = words.slice(0, FEW)
  const rest = words.length - shown.length
  const vi = shown.map((word) => word.vi).join(between)
  const en = shown.map((word) => word.en).join(between)
  return rest === 0
    ? pair(vi, en)
    : pair(`${vi}${between}… (còn ${rest} mục)`, `${en}${between}… (${rest} more)`)
}

/** The first letter made a capital, as a sentence begins. */
export function capital(text: string): string {
  const [first = ""] = text
  return first.toLocaleUpperCase("vi-VN") + text.slice(first.length)
}

export const capitals = (words: Words): Words => pair(capital(words.vi), capital(words.en))

const isComparator = (text: string): text is Comparator => Object.hasOwn(COMPARATORS, text)

/** A number text that may carry a comparator in front, as parts of a breakdown do: ">2". */
export function readQuantity(text: string): { comparator: Comparator; value: Decimal } | null {
  const parts = /^(>=|<=|[>=<~]|)\s*(\S+)$/u.exec(text.trim())
  const [, comparator = "", digits = ""] = parts ?? []
  const value = decimal(digits)
  if (value === null) return null
  return { comparator: isComparator(comparator) ? comparator : "=", value }
}
