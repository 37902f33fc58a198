import type {
  PlanDetail,
  PlanStatus,
  PlanSummary,
  TargetReport,
} from "@tinhso/server/indicators/plans/model"
import { formatPeriod, formatWhole, type MessageKey } from "../../i18n/index.ts"
import { unitAfterValue } from "../../i18n/units.ts"
import { Tag, type Tone } from "../../ui/Tag.tsx"
import { Link, type Site, useSite } from "../site.tsx"
import { amountText, figurePath } from "./figure.tsx"

export const planPath = (id: string) => `/ke-hoach/${encodeURIComponent(id)}`

/** Each status with its words and shape, what asks for a decision first. */
export const STATUSES: readonly {
  readonly status: PlanStatus
  readonly tone: Tone
  readonly title: MessageKey
  readonly rule: MessageKey
}[] = [
  { status: "behind", tone: "bad", title: "plan.status.behind", rule: "plan.rule.behind" },
  {
    status: "uncertain",
    tone: "warn",
    title: "plan.status.uncertain",
    rule: "plan.rule.uncertain",
  },
  {
    status: "on-trajectory",
    tone: "info",
    title: "plan.status.onTrajectory",
    rule: "plan.rule.onTrajectory",
  },
  { status: "reached", tone: "good", title: "plan.status.reached", rule: "plan.rule.reached" },
  { status: "exceeded", tone: "best", title: "plan.status.exceeded", rule: "plan.rule.exceeded" },
  { status: "no-data", tone: "none", title: "plan.status.noData", rule: "plan.rule.noData" },
  {
    status: "not-measurable",
    tone: "none",
    title: "plan.status.notMeasurable",
    rule: "plan.rule.notMeasurable",
  },
]

/** How many targets stand where, what is behind first. */
export function PlanCounts({ counts }: Pick<PlanSummary, "counts">) {
  const { t, language } = useSite()
  return (
    <p className="target-summary">
      {STATUSES.flatMap(({ status, tone, title }) => {
        const count = counts[status] ?? 0
        if (count === 0) return []
        return (
          <span key={status} className="target-count">
            <strong>{formatWhole(count, language)}</strong> <Tag tone={tone}>{t(title)}</Tag>
          </span>
        )
      })}
    </p>
  )
}

type Wanted = Pick<TargetReport, "comparator" | "exact" | "figure"> & {
  readonly highExact?: string | null
  readonly unitOfMeasure: string | null
}

/** "tối thiểu 90 %", "40–50 %"; nothing where the target has no number. */
function wantedText(target: Wanted, { language, t }: Site): string {
  const { comparator, exact, highExact, unitOfMeasure } = target
  if (exact === null) return t("plan.inWords")
  const low = amountText({ comparator, exact }, language, t)
  const high =
    highExact === null || highExact === undefined
      ? ""
      : `–${amountText({ comparator: "=", exact: highExact }, language, t)}`
  const unit = unitOfMeasure === null ? "" : unitAfterValue(unitOfMeasure, language)
  return `${low}${high}${unit === "" ? "" : `\u00a0${unit}`}`
}

/** The level of a target; one that is a figure opens it. */
export function Wanted({ target }: { target: Wanted }) {
  const text = wantedText(target, useSite())
  return target.figure === null ? text : <Link to={figurePath(target.figure)}>{text}</Link>
}

/** "2023–2025", "đến 2030", or nothing. */
function periodOf({ starts, ends }: PlanSummary, { t }: Site): string | null {
  const [from, to] = [starts?.slice(0, 4), ends?.slice(0, 4)]
  if (to === undefined) return null
  return from === undefined || from === to
    ? t("plan.until", { to })
    : t("plan.period", { from, to })
}

/** What a plan is, in a few words: number, issuer, date, period. */
export function identityOf(plan: PlanSummary | PlanDetail, site: Site): string {
  const { t, language } = site
  const { number, issuer, issued } = plan
  const when = issued === null ? null : t("plan.issued", { when: formatPeriod(issued, language) })
  const words = [number ?? t("plan.noNumber"), issuer, when, periodOf(plan, site)]
  return words.filter((one) => one !== null).join(" · ")
}
