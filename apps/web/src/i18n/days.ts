import type { Period } from "@tinhso/server/indicators/model"
import { type Language, translator } from "./translator.ts"

const english = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
})
const englishMonth = new Intl.DateTimeFormat("en-GB", {
  month: "long",
  year: "numeric",
  timeZone: "UTC",
})
const clock = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Asia/Ho_Chi_Minh",
})
const dayOfInstant = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" })

/** "2026-11-20" as "20/11/2026", in English "20 November 2026". */
export function formatDay(day: string, language: Language): string {
  const [year, month, date] = day.split("-")
  if (year === undefined || month === undefined || date === undefined) return day
  if (language === "vi") return `${date}/${month}/${year}`
  return english.format(new Date(`${day}T00:00:00Z`))
}

/** An instant by the clock of Vietnam: "09:05, 20/11/2026". */
export function formatInstant(instant: string, language: Language): string {
  const at = new Date(instant)
  return `${clock.format(at)}, ${formatDay(dayOfInstant.format(at), language)}`
}

/** "09/10/2024", "tháng 9/2024", "quý III/2024", "năm 2023"; the same in English. */
export function formatPeriod(period: Period, language: Language): string {
  const year = period.starts.slice(0, 4)
  const month = Number(period.starts.slice(5, 7))
  switch (period.kind) {
    case "day":
      return formatDay(period.starts, language)
    case "month":
      return language === "vi"
        ? `tháng ${month}/${year}`
        : englishMonth.format(new Date(`${period.starts}T00:00:00Z`))
    case "quarter": {
      const quarter = ["I", "II", "III", "IV"][Math.floor((month - 1) / 3)] ?? ""
      return language === "vi" ? `quý ${quarter}/${year}` : `quarter ${quarter} of ${year}`
    }
    case "year":
      return language === "vi" ? `năm ${year}` : year
  }
}

const DAY = 86_400_000

/**
 * How long ago a period ended, seen from a day: "2 năm trước", "5 tháng trước", "hôm nay". Null
 * for a period that has not ended.
 */
export function formatAge(ends: string, today: string, language: Language): string | null {
  const days = Math.floor((Date.parse(today) - Date.parse(ends)) / DAY)
  if (days < 0) return null
  const t = translator(language)
  if (days === 0) return t("age.today")
  if (days < 60) return t("age.days", { count: days })
  if (days < 730) return t("age.months", { count: Math.floor(days / 30.44) })
  return t("age.years", { count: Math.floor(days / 365.25) })
}
