import type { ReleaseDetail, ReleaseRow } from "@tinhso/server/indicators/releases/model"
import type { Period } from "@tinhso/server/indicators/model"
import { formatDecimal, formatPeriod, formatWhole, type Language } from "../../i18n/index.ts"
import { unitAfterValue } from "../../i18n/units.ts"
import { amountText } from "../parts/figure.tsx"
import { inLanguage } from "../parts/words.ts"
import type { Site } from "../site.tsx"

const part = encodeURIComponent

export const releasePath = (id: string) => `/r/${part(id)}`
export const diffPath = (from: string, to: string) => `/r/${part(from)}/so-sanh/${part(to)}`

type Key = Pick<ReleaseRow, "indicator" | "unit" | "period">

/** The permanent address of a row. */
export const rowPath = (id: string, { indicator, unit, period }: Key) =>
  `/r/${part(id)}/${part(indicator)}/${part(unit)}/${part(period)}`

/** A period by its code: "quý III/2024". */
export function periodName(code: string, language: Language): string {
  const [year = "", rest = ""] = code.split("-")
  const kind: Period["kind"] = /^\d{4}-\d\d-\d\d$/u.test(code)
    ? "day"
    : rest === ""
      ? "year"
      : rest.startsWith("Q")
        ? "quarter"
        : "month"
  const month = rest.startsWith("Q") ? String(Number(rest.slice(1)) * 3 - 2).padStart(2, "0") : rest
  const starts = kind === "day" ? code : `${year}-${month === "" ? "01" : month}-01`
  return formatPeriod({ code, kind, starts, ends: starts }, language)
}

/** A computed number as people read it: two decimals, or three digits of what is smaller. */
export function numberText(value: number, language: Language): string {
  const small = value !== 0 && Math.abs(value) < 0.01
  const rounded = small ? Number(value.toPrecision(3)) : Math.round(value * 100) / 100
  return formatDecimal(String(rounded), language)
}

/** What the check of formulas calls the unit of `rank(…)`. */
const RANK = "hạng"

/** The value of a row with its unit, or why there is none. */
export function valueText(row: ReleaseRow, site: Site, withUnit = true): string {
  const { language, t } = site
  const { written, value, comparator } = row
  if (written === null && value === null) {
    return t(row.status === "not-applicable" ? "release.notApplicable" : "release.missingValue")
  }
  const said =
    written === null
      ? numberText(value ?? 0, language)
      : amountText({ comparator, exact: written }, language, t)
  if (row.unitOfMeasure === RANK) return t("release.rank", { rank: said })
  const unit = withUnit ? unitAfterValue(row.unitOfMeasure, language) : ""
  return unit === "" ? said : `${said}\u00a0${unit}`
}

/** What else is to be known of a value, in a word. */
export function statusWords(row: ReleaseRow, { t }: Site): string[] {
  const words: string[] = []
  if (row.estimated || row.status === "estimated") words.push(t("release.estimated"))
  if (row.status === "provisional") words.push(t("release.provisional"))
  if (row.figure !== "") words.push(t("release.fromText"))
  return words
}

/** "53/54" where values of others stand behind a row. */
export const coverageText = ({ reported, expected }: ReleaseRow, { language }: Site): string =>
  reported === null || expected === null
    ? ""
    : `${formatWhole(reported, language)}/${formatWhole(expected, language)}`

/** The name of an indicator of a release, as it was called then. */
export function indicatorName(release: ReleaseDetail, code: string, site: Site): string {
  const found = release.indicators.find((one) => one.code === code)
  return found === undefined ? code : inLanguage(site, found.nameVi, found.nameEn)
}
