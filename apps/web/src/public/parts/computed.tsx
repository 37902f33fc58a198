import type { Computed, ComputedDetail, PivotAnswer } from "@tinhso/server/indicators/pivot/model"
import { formatDay, formatPeriod, type MessageKey } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { Facts } from "../../ui/Facts.tsx"
import { href, Link, type Site, useSite } from "../site.tsx"
import { measurePath } from "./figure.tsx"
import { MOST_LINES } from "./explore/chart-data.ts"
import { Ranking, Trend } from "./explore/charts.tsx"
import { indicatorName, Names } from "./explore/names.ts"
import { captionOf, Illustrative } from "./explore/result.tsx"
import { addressOf, NEWEST, type State } from "./explore/state.ts"
import { Legend, PivotTable } from "./explore/table.tsx"
import { inLanguage } from "./words.ts"

/** What an indicator is: where it comes from, how it adds, every version of its formula. */
export function Definition({ computed }: { computed: ComputedDetail }) {
  const site = useSite()
  const { t, language } = site
  const reported: MessageKey | null =
    computed.reportedBy === null ? null : (REPORTERS[computed.reportedBy] ?? null)
  return (
    <section aria-labelledby="cong-thuc">
      <h2 id="cong-thuc">{t("measure.definition")}</h2>
      <Facts
        facts={[
          { name: t("measure.code"), value: <code>{computed.code}</code> },
          {
            name: t("measure.unit"),
            value:
              computed.unitOfMeasure === ""
                ? null
                : unitOfMeasure(computed.unitOfMeasure, language),
          },
          { name: t("measure.better"), value: t(`better.${computed.better}`) },
          { name: t("computed.reportedBy"), value: reported === null ? null : t(reported) },
          {
            name: t("computed.minCoverage"),
            value:
              computed.minCoverage === null
                ? null
                : t("computed.minCoverageSaid", { share: Math.round(computed.minCoverage * 100) }),
          },
          {
            name: t("computed.reads"),
            value: computed.kind === "indicator" && <Bases codes={computed.bases} />,
          },
          { name: t("explore.by"), value: computed.dimensions.join(", ") },
        ]}
      />
      {computed.versions.length > 0 && (
        <DataTable
          caption={t("computed.versions")}
          columns={versionColumns(site)}
          rows={computed.versions.toReversed()}
          rowKey={(one) => String(one.version)}
        />
      )}
    </section>
  )
}

const REPORTERS: Readonly<Record<string, MessageKey>> = {
  country: "computed.reportedBy.country",
  province: "computed.reportedBy.province",
  district: "computed.reportedBy.district",
  commune: "computed.reportedBy.commune",
}

function Bases({ codes }: { codes: readonly string[] }) {
  return (
    <>
      {codes.map((code, index) => (
        <span key={code}>
          {index > 0 && ", "}
          <Link to={measurePath(code)}>{code}</Link>
        </span>
      ))}
    </>
  )
}

function versionColumns(site: Site): Column<ComputedDetail["versions"][number]>[] {
  const { t, language } = site
  return [
    { key: "version", title: t("computed.version"), heads: true, cell: (one) => one.version },
    {
      key: "formula",
      title: t("computed.formula"),
      cell: (one) => (
        <>
          <code>{one.formula}</code>
          <span className="stacked small">{inLanguage(site, one.sentenceVi, one.sentenceEn)}</span>
        </>
      ),
    },
    {
      key: "from",
      title: t("computed.validFrom"),
      cell: (one) =>
        one.validFrom === null ? t("computed.always") : formatDay(one.validFrom, language),
    },
    { key: "document", title: t("computed.document"), cell: (one) => one.document ?? "" },
    {
      key: "recorded",
      title: t("computed.recorded"),
      cell: (one) => formatDay(one.recordedAt.slice(0, 10), language),
    },
  ]
}

/** The explorer's state that shows an indicator over the provinces. */
export const provincesState = (code: string): State => ({
  indicators: [code],
  units: "level:province",
  periods: NEWEST,
  by: null,
  view: null,
  asof: null,
  rows: null,
  sort: null,
  only: null,
  chart: null,
  page: 1,
})

/** Its values: sentences, provinces, over time, and where to go on. */
export function Values({ code, answer }: { code: string; answer: PivotAnswer | null }) {
  const site = useSite()
  const { t } = site
  if (answer === null) return <p className="empty">{t("computed.noValues")}</p>
  const names = new Names(answer, site)
  const explore = href(site, `/phan-tich?${addressOf(provincesState(code))}`)
  const query = `indicators=${encodeURIComponent(code)}&units=level:province&periods=${NEWEST}&view=${answer.view}`
  return (
    <section aria-labelledby="gia-tri">
      <h2 id="gia-tri">{t("computed.series")}</h2>
      <Illustrative answer={answer} />
      <ul className="told">
        {answer.sentences.map((sentence) => (
          <li key={sentence.vi}>{sentence[site.language]}</li>
        ))}
      </ul>
      <div className="explore-layout">
        <div>
          <PivotTable answer={answer} names={names} caption={captionOf(answer, names, site)} />
          <Legend answer={answer} />
        </div>
        <div>
          <Ranking answer={answer} names={names} />
          <Trend answer={courseOf(answer)} names={names} />
        </div>
      </div>
      <p className="downloads">
        {t("download.label")} <a href={`/api/v1/pivot?${query}&format=xlsx`}>XLSX</a> ·{" "}
        <a href={`/api/v1/pivot?${query}&format=csv`}>CSV</a> ·{" "}
        <a href={`/api/v1/pivot?${query}`}>JSON</a> · <a href={explore}>{t("computed.explore")}</a>
      </p>
    </section>
  )
}

const valued = (row: PivotAnswer["rows"][number]) =>
  row.cells.some((cell) => cell !== null && cell.value !== null)

/** The whole over time; where it has no value, the few units that have. */
function courseOf(answer: PivotAnswer): PivotAnswer {
  if (answer.totals.some(valued)) return { ...answer, rows: [] }
  return { ...answer, rows: answer.rows.filter(valued).slice(0, MOST_LINES) }
}

/** All that can be computed, those with values first. */
export function ComputedList({ computed }: { computed: readonly Computed[] }) {
  const site = useSite()
  const { t } = site
  const sorted = computed.toSorted((a, b) => newest(b).localeCompare(newest(a)))
  return (
    <section aria-labelledby="tinh-toan">
      <h2 id="tinh-toan">{t("computed.title")}</h2>
      <p className="lead">{t("computed.lead")}</p>
      <DataTable
        caption={t("computed.caption", { count: computed.length })}
        columns={computedColumns(site)}
        rows={sorted}
        rowKey={(row) => row.code}
      />
    </section>
  )
}

const newest = ({ periods }: Computed) => periods[0]?.ends ?? ""

function computedColumns(site: Site): Column<Computed>[] {
  const { t, language } = site
  return [
    {
      key: "name",
      title: t("figures.measure"),
      heads: true,
      cell: (row) => <Link to={measurePath(row.code)}>{indicatorName(site, row)}</Link>,
      order: (row) => indicatorName(site, row),
    },
    { key: "kind", title: t("computed.kind"), cell: (row) => t(`computed.${row.kind}`) },
    {
      key: "unit",
      title: t("measure.unit"),
      cell: (row) => (row.unitOfMeasure === "" ? "" : unitOfMeasure(row.unitOfMeasure, language)),
    },
    {
      key: "newest",
      title: t("computed.newest"),
      cell: (row) =>
        row.periods[0] === undefined
          ? t("explore.noPeriods")
          : formatPeriod(row.periods[0], language),
      order: newest,
    },
  ]
}
