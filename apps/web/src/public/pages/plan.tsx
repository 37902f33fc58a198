import type { PlanDetail } from "@tinhso/server/indicators/plans/model"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { Notice } from "../../ui/Notice.tsx"
import { orNull, part } from "../api.ts"
import { Crumbs, Downloads, Permalink } from "../parts/controls.tsx"
import { FailedTag, FigureValue, Freshness, PlaceLink } from "../parts/figure.tsx"
import { Cascade, Carried } from "../parts/plan-sums.tsx"
import { PlanTargets } from "../parts/plan-targets.tsx"
import { Tasks } from "../parts/plan-tasks.tsx"
import { identityOf, PlanCounts, STATUSES } from "../parts/plan-words.tsx"
import { figureTitle, inLanguage } from "../parts/words.ts"
import { asked, type Page, useSite } from "../site.tsx"
import { missing } from "./failure.tsx"

/** A plan as a leader reads it: what is behind, by whom, since when; then the rest. */
export const plan: Page = async (site, params) => {
  const id = params["id"] ?? ""
  const found = await orNull(
    site.api<PlanDetail>(`/api/v1/plans/${part(id)}${asked(site, ["view", "asof"])}`),
  )
  if (found === null) return missing(site, site.t("plan.missing", { id }))
  const title = inLanguage(site, found.title, found.titleEn)
  return {
    title,
    description: `${title}. ${site.t("plans.lead")}`,
    canonicalQuery: ["view", "asof"],
    body: <PlanBody plan={found} title={title} />,
  }
}

function PlanBody({ plan: found, title }: { plan: PlanDetail; title: string }) {
  const site = useSite()
  const { t, language } = site
  const api = `/api/v1/plans/${part(found.id)}?view=${found.view}&asof=${site.asOf}`
  return (
    <>
      <Crumbs trail={[{ to: "/ke-hoach", title: t("nav.plans") }]} />
      <h1>{title}</h1>
      <p className="lead">{identityOf(found, site)}</p>
      <Place plan={found} />
      <Decision plan={found} />
      <PlanTargets plan={found} which="judged" />
      <Tasks plan={found} />
      <PlanTargets plan={found} which="waiting" />
      <Goals plan={found} />
      <Reported plan={found} />
      <Cascade plan={found} />
      <Carried plan={found} />
      <Source plan={found} />
      <Rule />
      <p className="meta">{t("plan.on", { day: formatDay(found.on, language) })}</p>
      <Permalink view={found.view} />
      <Downloads links={[{ href: api, title: "JSON" }]} />
    </>
  )
}

function Place({ plan: found }: { plan: PlanDetail }) {
  const { t } = useSite()
  return (
    <p>
      <PlaceLink unit={found.place} />
      {found.nowPartOf.map((unit) => (
        <span key={unit.id}>
          , {t("plan.nowPartOf")} <PlaceLink unit={unit} />
        </span>
      ))}
    </p>
  )
}

/** The first thing to know: how many are behind, and how many tasks are late. */
function Decision({ plan: found }: { plan: PlanDetail }) {
  const { t, language } = useSite()
  const count = found.counts.behind ?? 0
  const late = found.taskStates["late"] ?? 0
  const tasks = formatWhole(found.taskList.length, language)
  const lateTasks =
    late === 0 ? null : (
      <p>
        <strong>{t("plan.someLate", { count: late, of: tasks })}</strong>
      </p>
    )
  if (found.targets === 0) return lateTasks ?? <p>{t("plan.noTargets")}</p>
  const of = formatWhole(found.targets, language)
  return (
    <>
      <p>
        <strong>
          {count === 0 ? t("plan.nothingBehind") : t("plan.someBehind", { count, of })}
        </strong>
      </p>
      {lateTasks}
      <PlanCounts counts={found.counts} />
    </>
  )
}

function Goals({ plan: found }: { plan: PlanDetail }) {
  const site = useSite()
  const { stated } = found.goals
  if (found.goalList.length === 0 && stated === null) return null
  return (
    <section aria-labelledby="muc-tieu">
      <h2 id="muc-tieu">{site.t("plan.goals")}</h2>
      {stated !== null && (
        <p>{site.t("plan.goalsStated", { number: formatWhole(stated, site.language) })}</p>
      )}
      <ul>
        {found.goalList.map((goal) => (
          <li key={goal.id}>{inLanguage(site, goal.text, goal.textEn)}</li>
        ))}
      </ul>
    </section>
  )
}

/** Figures that the texts report with the plan; one that fails a check says so. */
function Reported({ plan: found }: { plan: PlanDetail }) {
  const site = useSite()
  if (found.figures.length === 0) return null
  return (
    <section aria-labelledby="neu-cung">
      <h2 id="neu-cung">{site.t("plan.reported")}</h2>
      <ul>
        {found.figures.map(({ figure, failures }) => (
          <li key={figure.id}>
            {figureTitle(site, figure)}: <FigureValue figure={figure} />{" "}
            <Freshness period={figure.period} />
            {failures.length > 0 && <FailedTag figureId={figure.id} />}
            {failures.map((failure) => (
              <p key={failure.rule} className="meta">
                {inLanguage(site, failure.explanation, failure.explanationEn)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Source({ plan: found }: { plan: PlanDetail }) {
  const site = useSite()
  const note = inLanguage(site, found.note, found.noteEn)
  if (note === "" && found.source === "") return null
  return (
    <Notice
      tone={found.unchecked ? "warn" : "info"}
      title={site.t(found.unchecked ? "plan.unchecked" : "plan.note")}
    >
      {note !== "" && <p>{note}</p>}
      {found.source !== "" && <p>{site.t("plan.source", { source: found.source })}</p>}
    </Notice>
  )
}

/** The written rule, opened by whoever asks why. */
function Rule() {
  const { t } = useSite()
  return (
    <details id="quy-tac">
      <summary>{t("plan.rule")}</summary>
      <p>{t("plan.rule.newest")}</p>
      <dl className="rules">
        {STATUSES.map(({ status, title, rule }) => (
          <div key={status}>
            <dt>{t(title)}</dt>
            <dd>{t(rule)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
