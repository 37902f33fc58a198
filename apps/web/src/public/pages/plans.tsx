import type { PlanList, PlanSummary } from "@tinhso/server/indicators/plans/model"
import { formatWhole } from "../../i18n/index.ts"
import { DataTable } from "../../ui/DataTable.tsx"
import { Downloads, Permalink } from "../parts/controls.tsx"
import { PlaceLink } from "../parts/figure.tsx"
import { planPath } from "../parts/plan-words.tsx"
import { inLanguage } from "../parts/words.ts"
import { asked, Link, type Page, type Site, useSite } from "../site.tsx"

/** All plans, with how many of their targets stand where. */
export const plans: Page = async (site) => {
  const found = await site.api<PlanList>(`/api/v1/plans${asked(site, ["view", "asof"])}`)
  return {
    title: site.t("nav.plans"),
    description: site.t("plans.lead"),
    canonicalQuery: ["view", "asof"],
    body: <PlansBody found={found} />,
  }
}

function PlansBody({ found }: { found: PlanList }) {
  const { t, asOf } = useSite()
  return (
    <>
      <h1>{t("nav.plans")}</h1>
      <p className="lead">{t("plans.lead")}</p>
      <Permalink />
      <PlansTable plans={found.plans} />
      <Downloads
        links={[{ href: `/api/v1/plans?view=${found.view}&asof=${asOf}`, title: "JSON" }]}
      />
    </>
  )
}

export function PlansTable({ plans: rows }: { plans: readonly PlanSummary[] }) {
  const site = useSite()
  return (
    <DataTable
      caption={site.t("plans.caption", { count: rows.length })}
      columns={columns(site)}
      rows={rows.toSorted((a, b) => behind(b) - behind(a))}
      rowKey={(row) => row.id}
      empty={site.t("plans.none")}
    />
  )
}

const behind = ({ counts }: PlanSummary) => counts.behind ?? 0
const done = ({ counts }: PlanSummary) => (counts.reached ?? 0) + (counts.exceeded ?? 0)
const onTrajectory = ({ counts }: PlanSummary) => counts["on-trajectory"] ?? 0
const noData = ({ counts }: PlanSummary) => counts["no-data"] ?? 0
const open = ({ counts }: PlanSummary) => (counts.uncertain ?? 0) + (counts["not-measurable"] ?? 0)

function columns(site: Site) {
  const { t, language } = site
  const counted = (key: string, title: string, of: (row: PlanSummary) => number) => ({
    key,
    title,
    numeric: true,
    cell: (row: PlanSummary) => formatWhole(of(row), language),
    order: of,
  })
  return [
    {
      key: "plan",
      title: t("plans.plan"),
      heads: true,
      cell: (row: PlanSummary) => (
        <Link to={planPath(row.id)}>{inLanguage(site, row.title, row.titleEn)}</Link>
      ),
      order: (row: PlanSummary) => row.title,
    },
    {
      key: "number",
      title: t("plans.number"),
      cell: (row: PlanSummary) => row.number ?? t("plan.noNumber"),
    },
    {
      key: "place",
      title: t("plans.place"),
      cell: (row: PlanSummary) => <PlaceLink unit={row.place} full={false} />,
      order: (row: PlanSummary) => row.place.name,
    },
    counted("targets", t("plans.targets"), (row) => row.targets),
    counted("behind", t("plans.behind"), behind),
    counted("on", t("plans.onTrajectory"), onTrajectory),
    counted("done", t("plans.done"), done),
    counted("no-data", t("plan.status.noData"), noData),
    counted("open", t("plans.open"), open),
  ]
}
