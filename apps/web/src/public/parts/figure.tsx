import type { Comparator, Figure, Period, TargetStatus } from "@tinhso/server/indicators/model"
import type { UnitRef } from "@tinhso/server/registry/model"
import { slug } from "@tinhso/vietnamese"
import {
  formatAge,
  formatDay,
  formatDecimal,
  formatPeriod,
  type Language,
  type MessageKey,
  type Translate,
} from "../../i18n/index.ts"
import { unitAfterValue } from "../../i18n/units.ts"
import { Tag, type Tone } from "../../ui/Tag.tsx"
import { Link, useSite } from "../site.tsx"

export const figurePath = (id: string) => `/so-lieu/${encodeURIComponent(id)}`
export const placePath = (unit: UnitRef) =>
  unit.level === "country"
    ? `/dia-ban/${unit.id}`
    : `/dia-ban/${encodeURIComponent(unit.id)}/${slug(unit.fullName)}`
export const measurePath = (code: string) => `/chi-so/${encodeURIComponent(code)}`
export const documentPath = (id: string) => `/van-ban/${encodeURIComponent(id)}`

const COMPARATORS: Record<Comparator, MessageKey | null> = {
  "=": null,
  ">": "comparator.more",
  ">=": "comparator.atLeast",
  "<": "comparator.less",
  "<=": "comparator.atMost",
  "~": "comparator.about",
}

interface Amount {
  readonly comparator: Comparator | null
  readonly exact: string | null
  readonly unitOfMeasure?: string
}

/** "trên 3.145", "87,5"; a date as a day; words where the text gives no value. */
export function amountText(amount: Amount, language: Language, t: Translate): string {
  if (amount.exact === null) return t("figure.noValue")
  const key = COMPARATORS[amount.comparator ?? "="]
  const digits = /^\d{4}-\d{2}-\d{2}$/.test(amount.exact)
    ? formatDay(amount.exact, language)
    : formatDecimal(amount.exact, language)
  if (amount.unitOfMeasure === "rank") return t("figure.rank", { rank: digits })
  return key === null ? digits : `${t(key)} ${digits}`
}

/** The value with comparator and unit of measure, opening the figure. */
export function FigureValue({ figure, withUnit = true }: { figure: Figure; withUnit?: boolean }) {
  const { language, t } = useSite()
  const unit = figure.exact === null ? "" : unitAfterValue(figure.unitOfMeasure, language)
  return (
    <span className="amount">
      <Link to={figurePath(figure.id)}>{amountText(figure, language, t)}</Link>
      {withUnit && unit !== "" && <span className="unit"> {unit}</span>}
    </span>
  )
}

/** Units of one name are told apart: the one that no longer exists says so. */
export const unitName = (unit: UnitRef, t: Translate, full = true) =>
  t(unit.closed === null ? "unit.open" : "unit.former", { name: full ? unit.fullName : unit.name })

export function PlaceLink({ unit, full = true }: { unit: UnitRef; full?: boolean }) {
  return <Link to={placePath(unit)}>{unitName(unit, useSite().t, full)}</Link>
}

/** A figure of two years ago fades: what it told may no longer hold. */
const STALE_DAYS = 730
const DAY = 86_400_000

export const isStale = ({ ends }: Period, today: string) =>
  Date.parse(today) - Date.parse(ends) > STALE_DAYS * DAY

/** A period with its age beside the absolute time; an old one fades. */
export function Freshness({ period }: { period: Period }) {
  const { language, today } = useSite()
  const age = formatAge(period.ends, today, language)
  return (
    <span className={isStale(period, today) ? "freshness stale" : "freshness"}>
      <time dateTime={period.ends}>{formatPeriod(period, language)}</time>
      {age !== null && <span className="age"> ({age})</span>}
    </span>
  )
}

const STATUS: Record<TargetStatus["status"], { tone: Tone; key: MessageKey }> = {
  exceeded: { tone: "best", key: "target.exceeded" },
  reached: { tone: "good", key: "target.reached" },
  behind: { tone: "bad", key: "target.behind" },
  uncertain: { tone: "warn", key: "target.uncertain" },
  "no-data": { tone: "none", key: "target.noData" },
}

export function TargetTag({ status }: { status: TargetStatus["status"] }) {
  const { t } = useSite()
  const { tone, key } = STATUS[status]
  return <Tag tone={tone}>{t(key)}</Tag>
}

/** Beside a number that failed a check; opens the explanation. */
export function FailedTag({ figureId }: { figureId: string }) {
  const { t } = useSite()
  return (
    <Link to={`${figurePath(figureId)}#kiem-tra`} className="tag-link">
      <Tag tone="warn">{t("check.failed")}</Tag>
    </Link>
  )
}
