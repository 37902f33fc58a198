import type {
  PivotAnswer,
  PivotColumn,
  PivotIndicator,
} from "@tinhso/server/indicators/pivot/model"
import type { Period } from "@tinhso/server/indicators/model"
import type { UnitRef } from "@tinhso/server/registry/model"
import { formatDecimal, formatPeriod, type Language } from "../../../i18n/index.ts"
import { unitOfMeasure } from "../../../i18n/units.ts"
import type { Site } from "../../site.tsx"
import { unitName } from "../figure.tsx"
import { inLanguage } from "../words.ts"

type Axis = PivotAnswer["rowAxes"][number]

/** Digits after the comma that a computed value is read with: few for large ones. */
function digitsOf(value: number): number {
  const size = Math.abs(value)
  return Number.isInteger(value) || size >= 1000 ? 0 : size >= 100 ? 1 : size >= 0.1 ? 2 : 4
}

/** "87,5" and "1.596", in English "87.5" and "1,596". */
export function valueText(value: number, language: Language): string {
  const rounded = Number(value.toFixed(digitsOf(value)))
  return formatDecimal(plain(rounded), language)
}

/** The same where values stand under one another: shares all have two decimals. */
export function cellText(value: number, unit: string, language: Language): string {
  return unit === "%" ? formatDecimal(value.toFixed(2), language) : valueText(value, language)
}

/** Digits without an exponent. */
const plain = (value: number) =>
  Math.abs(value) < 1e-6 || Math.abs(value) >= 1e21
    ? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 12 })
    : String(value)

export const indicatorName = (site: Site, one: PivotIndicator) =>
  inLanguage(site, one.nameVi, one.nameEn)

/** "%", "hộ"; nothing for a ratio. */
export const unitText = ({ unitOfMeasure: unit }: PivotIndicator, language: Language) =>
  unit === "" ? "" : unitOfMeasure(unit, language)

/** "87,5 %", "1.596 hộ". */
export function saidValue(value: number, indicator: PivotIndicator, language: Language): string {
  const unit = unitText(indicator, language)
  const text = valueText(value, language)
  if (unit === "") return text
  return unit === "%" && language === "en" ? `${text}%` : `${text} ${unit}`
}

const SHORT = ["I", "II", "III", "IV"]

/** A period where there is little room: "Q.IV/2025", "9/2024", "2025". */
export function shortPeriod({ kind, starts, code }: Period, language: Language): string {
  const year = starts.slice(0, 4)
  const month = Number(starts.slice(5, 7))
  if (kind === "year") return year
  if (kind === "month") return `${month}/${year}`
  if (kind === "day") return `${starts.slice(8, 10)}/${starts.slice(5, 7)}/${year}`
  const quarter = Math.ceil(month / 3)
  return language === "vi" ? `${SHORT[quarter - 1] ?? code}/${year}` : `Q${quarter} ${year}`
}

/** Finds what rows and columns stand for. */
export class Names {
  private readonly site: Site
  readonly indicators: ReadonlyMap<string, PivotIndicator>
  readonly periods: ReadonlyMap<string, Period>
  readonly units: ReadonlyMap<string, UnitRef>

  constructor(answer: PivotAnswer, site: Site) {
    this.site = site
    this.indicators = new Map(answer.indicators.map((one) => [one.code, one]))
    this.periods = new Map(answer.periods.map((one) => [one.code, one]))
    this.units = new Map(answer.units.map((one) => [one.id, one]))
  }

  /** What a row or column is called on one of its axes. */
  of(axis: Axis, place: Partial<PivotColumn>, brief = false): string {
    if (axis === "units") return this.unit(place.unit ?? "", brief)
    if (axis === "indicators") return this.indicator(place.indicator ?? "")
    if (axis === "periods") return this.period(place.period ?? "", brief)
    return place.breakdown?.slice(place.breakdown.indexOf("=") + 1) ?? ""
  }

  private unit(id: string, brief: boolean): string {
    const unit = this.units.get(id)
    return unit === undefined ? id : unitName(unit, this.site.t, !brief)
  }

  private indicator(code: string): string {
    const indicator = this.indicators.get(code)
    return indicator === undefined ? code : indicatorName(this.site, indicator)
  }

  private period(code: string, brief: boolean): string {
    const period = this.periods.get(code)
    if (period === undefined) return code
    const { language } = this.site
    return brief ? shortPeriod(period, language) : formatPeriod(period, language)
  }
}

/** How many members an answer has on an axis. */
export function membersOn(axis: Axis, answer: PivotAnswer): number {
  if (axis === "units") return 2
  if (axis === "indicators") return answer.indicators.length
  return axis === "periods" ? answer.periods.length : answer.breakdowns.length
}
