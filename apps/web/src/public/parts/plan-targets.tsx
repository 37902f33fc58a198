import type {
  ComputedReading,
  PlanDetail,
  PlanStatus,
  TargetReport,
} from "@tinhso/server/indicators/plans/model"
import { formatDay, formatPeriod } from "../../i18n/index.ts"
import { DataTable } from "../../ui/DataTable.tsx"
import { Tag } from "../../ui/Tag.tsx"
import { unitAfterValue } from "../../i18n/units.ts"
import { Link, type Site, useSite } from "../site.tsx"
import { amountText, FigureValue, Freshness } from "./figure.tsx"
import { STATUSES, Wanted } from "./plan-words.tsx"
import { inLanguage } from "./words.ts"

/** Targets of these have an observation, and a sentence worth reading each. */
const JUDGED: ReadonlySet<PlanStatus> = new Set<PlanStatus>([
  "behind",
  "uncertain",
  "on-trajectory",
  "reached",
  "exceeded",
])

interface Props {
  readonly plan: PlanDetail
  /** Those that were held against a value, or those that wait for one. */
  readonly which: "judged" | "waiting"
}

/** The targets by status, what is behind first. */
export function PlanTargets({ plan, which }: Props) {
  const { t } = useSite()
  return STATUSES.map(({ status, title }) => {
    if (JUDGED.has(status) !== (which === "judged")) return null
    const targets = plan.targetList.filter((target) => target.status === status)
    if (targets.length === 0) return null
    return (
      <section key={status} aria-labelledby={`tt-${status}`}>
        <h2 id={`tt-${status}`}>{t(title)}</h2>
        {JUDGED.has(status) ? <Judged targets={targets} /> : <Waiting targets={targets} />}
      </section>
    )
  })
}

function Judged({ targets }: { targets: readonly TargetReport[] }) {
  const site = useSite()
  return (
    <ul className="measures">
      {targets.map((target) => (
        <li key={target.id} className="measure" id={`ct-${target.id}`}>
          <p className="sentence">
            <strong>{inLanguage(site, target.text, target.textEn)}</strong>
          </p>
          <p className="sentence">{inLanguage(site, target.explanation, target.explanationEn)}</p>
          <Responsible target={target} />
          <Numbers target={target} />
          {target.source !== null && (
            <p className="meta">{inLanguage(site, target.source, target.sourceEn ?? "")}</p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Responsible({ target }: { target: TargetReport }) {
  const { t, language } = useSite()
  const { by, since } = target
  return (
    <p className="meta">
      {t(by.kind === "organisation" ? "plan.by" : "plan.byPlace", { name: by.name })}
      {since !== null && <> · {t("plan.since", { day: formatDay(since, language) })}</>}
    </p>
  )
}

/** The two numbers that were held against each other, each opening its figure. */
function Numbers({ target }: { target: TargetReport }) {
  const { t, language } = useSite()
  const { observation, computed, period } = target
  return (
    <p className="meta">
      {observation !== null && (
        <>
          {t("plan.now")}: <FigureValue figure={observation} />{" "}
          <Freshness period={observation.period} /> ·{" "}
        </>
      )}
      {computed !== null && (
        <>
          {t("plan.now")}: <ComputedValue reading={computed} />{" "}
          <Freshness period={computed.period} /> ·{" "}
        </>
      )}
      {t("plan.target")}: <Wanted target={target} />
      {period !== null && <> ({formatPeriod(period, language)})</>}
    </p>
  )
}

/** A value that published reports give, opening where it comes from. */
function ComputedValue({ reading }: { reading: ComputedReading }) {
  const { language, t } = useSite()
  const { code, unit, period, exact, unitOfMeasure } = reading
  const asked = new URLSearchParams({ "chi-so": code, "don-vi": unit, ky: period.code })
  const words = unitAfterValue(unitOfMeasure, language)
  return (
    <span className="amount">
      <Link to={`/nguon-goc?${asked.toString()}`}>
        {amountText({ comparator: "=", exact }, language, t)}
      </Link>
      {words !== "" && <span className="unit"> {words}</span>}
    </span>
  )
}

/** Targets without anything to hold them against: a plain list. */
function Waiting({ targets }: { targets: readonly TargetReport[] }) {
  const site = useSite()
  return (
    <DataTable
      caption={site.t("plan.count", { count: targets.length })}
      columns={columns(site)}
      rows={targets}
      rowKey={(row) => row.id}
      rowId={(row) => `ct-${row.id}`}
    />
  )
}

const columns = (site: Site) => [
  {
    key: "target",
    title: site.t("plan.target"),
    heads: true,
    cell: (row: TargetReport) => (
      <>
        {inLanguage(site, row.text, row.textEn)}
        {row.note !== "" && (
          <span className="small"> {inLanguage(site, row.note, row.noteEn)}</span>
        )}
      </>
    ),
  },
  {
    key: "value",
    title: site.t("plan.value"),
    cell: (row: TargetReport) => <Wanted target={row} />,
  },
  {
    key: "due",
    title: site.t("plan.due"),
    cell: (row: TargetReport) => (
      <>
        {row.period === null ? "–" : formatPeriod(row.period, site.language)}{" "}
        {row.overdue && <Tag tone="warn">{site.t("plan.overdue")}</Tag>}
      </>
    ),
    order: (row: TargetReport) => row.period?.ends ?? "",
  },
  {
    key: "who",
    title: site.t("plan.who"),
    cell: (row: TargetReport) => row.by.name,
    order: (row: TargetReport) => row.by.name,
  },
]
