import type { MeasureSummary } from "@tinhso/server/indicators/model"
import type { Computed } from "@tinhso/server/indicators/pivot/model"
import { formatWhole } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { ComputedList } from "../parts/computed.tsx"
import { Downloads } from "../parts/controls.tsx"
import { measurePath } from "../parts/figure.tsx"
import { inLanguage } from "../parts/words.ts"
import { Link, type Page, type Site, useSite } from "../site.tsx"
import { topicOf, TOPICS } from "../topics.ts"

/** All measures that somebody reports, by topic. */
export const measures: Page = async (site) => {
  const [all, computed] = await Promise.all([
    site.api<MeasureSummary[]>("/api/v1/measures"),
    site.api<Computed[]>("/api/v1/computed"),
  ])
  return {
    title: site.t("nav.measures"),
    description: site.t("measures.lead", { count: all.length }),
    body: <MeasuresBody measures={all.filter((one) => one.figures > 0)} computed={computed} />,
  }
}

function MeasuresBody({
  measures: all,
  computed,
}: {
  measures: readonly MeasureSummary[]
  computed: readonly Computed[]
}) {
  const { t } = useSite()
  const groups = TOPICS.map(({ topic, title }) => ({
    topic,
    title,
    rows: all.filter((one) => topicOf(one) === topic),
  })).filter(({ rows }) => rows.length > 0)
  return (
    <>
      <h1>{t("nav.measures")}</h1>
      <p className="lead">{t("measures.lead", { count: all.length })}</p>
      <Downloads links={[{ href: "/api/v1/measures", title: "JSON" }]} />
      {groups.map(({ topic, title, rows }) => (
        <section key={topic} aria-labelledby={`cd-${topic}`}>
          <h2 id={`cd-${topic}`}>{t(title)}</h2>
          <Topic rows={rows} />
        </section>
      ))}
      <ComputedList computed={computed} />
    </>
  )
}

function Topic({ rows }: { rows: readonly MeasureSummary[] }) {
  const site = useSite()
  return (
    <DataTable
      caption={site.t("measures.caption", { count: rows.length })}
      columns={columns(site)}
      rows={rows}
      rowKey={(row) => row.code}
    />
  )
}

function columns(site: Site): Column<MeasureSummary>[] {
  const { t, language } = site
  return [
    {
      key: "name",
      title: t("figures.measure"),
      heads: true,
      cell: (row) => (
        <Link to={measurePath(row.code)}>{inLanguage(site, row.nameVi, row.nameEn)}</Link>
      ),
      order: (row) => inLanguage(site, row.nameVi, row.nameEn),
    },
    {
      key: "unit",
      title: t("measure.unit"),
      cell: (row) => unitOfMeasure(row.unitOfMeasure, language),
    },
    {
      key: "figures",
      title: t("measures.figures"),
      numeric: true,
      cell: (row) => formatWhole(row.figures, language),
      order: (row) => row.figures,
    },
  ]
}
