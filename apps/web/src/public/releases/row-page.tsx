import type { ReleaseDetail, ReleaseRow, RowsPage } from "@tinhso/server/indicators/releases/model"
import { formatWhole } from "../../i18n/index.ts"
import { DataTable } from "../../ui/DataTable.tsx"
import { Facts } from "../../ui/Facts.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { orNull, part } from "../api.ts"
import { missing } from "../pages/failure.tsx"
import { Crumbs } from "../parts/controls.tsx"
import { Illustrative } from "../parts/explore/result.tsx"
import { figurePath } from "../parts/figure.tsx"
import { inLanguage } from "../parts/words.ts"
import { Link, type Page, type Site, useSite } from "../site.tsx"
import { dayOf } from "./citation.ts"
import {
  coverageText,
  diffPath,
  indicatorName,
  periodName,
  releasePath,
  rowPath,
  statusWords,
  valueText,
} from "./words.ts"

/** One frozen value under its own address, with its breakdowns. */
export const releaseRowPage: Page = async (site, params) => {
  const { id = "", indicator = "", unit = "", period = "" } = params
  const release = await orNull(site.api<ReleaseDetail>(`/api/v1/releases/${part(id)}`))
  if (release === null) return missing(site, site.t("release.missing", { id }))
  const asked = new URLSearchParams({ indicator: indicator.normalize("NFC"), unit, period })
  const { rows } = await site.api<RowsPage>(
    `/api/v1/releases/${part(id)}/rows?limit=500&${asked.toString()}`,
  )
  const [first] = rows
  if (first === undefined) return missing(site, site.t("releaseRow.missing", { id }))
  const title = titleOf(first, release, site)
  return {
    title,
    description: `${title}: ${valueText(first, site)}. ${leadOf(release, site)}`,
    body: <RowBody release={release} first={first} rows={rows} />,
  }
}

const nameOf = (row: ReleaseRow, release: ReleaseDetail, site: Site) =>
  row.label === "" ? indicatorName(release, row.indicator, site) : row.label
const titleOf = (row: ReleaseRow, release: ReleaseDetail, site: Site) =>
  `${nameOf(row, release, site)}, ${row.unitName}, ${periodName(row.period, site.language)}`
const leadOf = (release: ReleaseDetail, site: Site) =>
  site.t("releaseRow.lead", {
    title: inLanguage(site, release.titleVi, release.titleEn),
    id: release.id,
    day: dayOf(release.publishedAt ?? release.preparedAt, site.language),
  })

interface Props {
  readonly release: ReleaseDetail
  readonly first: ReleaseRow
  readonly rows: readonly ReleaseRow[]
}

function RowBody({ release, first, rows }: Props) {
  const site = useSite()
  const { t } = site
  const { id, correctedBy } = release
  return (
    <>
      <Crumbs
        trail={[
          { to: "/r", title: t("nav.releases") },
          { to: releasePath(id), title: inLanguage(site, release.titleVi, release.titleEn) },
        ]}
      />
      <h1>{titleOf(first, release, site)}</h1>
      <p className="big-value">{valueText(first, site)}</p>
      <p className="lead">{leadOf(release, site)}</p>
      <Illustrative answer={release} />
      {correctedBy !== null && (
        <Notice tone="warn" title={t("release.superseded")}>
          <p>
            <Link to={rowPath(correctedBy.id, first)}>{correctedBy.id}</Link> ·{" "}
            <Link
              to={`${diffPath(id, correctedBy.id)}?chi-so=${part(first.indicator)}&don-vi=${part(first.unit)}&ky=${part(first.period)}`}
            >
              {t("release.seeDifference")}
            </Link>
          </p>
        </Notice>
      )}
      <RowFacts release={release} row={first} />
      {rows.length > 1 && <RowBreakdowns rows={rows} />}
      <RowCitation release={release} row={first} />
    </>
  )
}

/** Where the value comes from, as it was known when it was frozen. */
function originPath({ indicator, unit, period, breakdown }: ReleaseRow, release: ReleaseDetail) {
  const asked = new URLSearchParams({ "chi-so": indicator, "don-vi": unit, ky: period })
  if (breakdown !== "") asked.set("tach", breakdown)
  asked.set("view", release.contents.view)
  asked.set("asof", release.asOf)
  return `/nguon-goc?${asked.toString()}`
}

function RowFacts({ release, row }: { release: ReleaseDetail; row: ReleaseRow }) {
  const site = useSite()
  const { t, language } = site
  const formulas = release.indicators.find(({ code }) => code === row.indicator)?.formulas ?? []
  const reported = row.reported
  return (
    <Facts
      facts={[
        { name: t("releaseRow.exact"), value: row.written ?? row.value },
        {
          name: t("release.coverage"),
          value:
            reported !== null &&
            t("releaseRow.coverage", {
              reported: formatWhole(reported, language),
              expected: formatWhole(row.expected ?? 0, language),
            }),
        },
        { name: t("releases.state"), value: statusWords(row, site).join(", ") },
        {
          name: t("release.formula"),
          value: formulas.length > 0 && formulas.map(({ formula }) => formula).join(" · "),
        },
        {
          name: t("figure.source"),
          value: row.figure !== "" && <Link to={figurePath(row.figure)}>{row.source}</Link>,
        },
        {
          name: t("releaseRow.origin"),
          value: row.figure === "" && (
            <Link to={originPath(row, release)}>{t("releaseRow.openOrigin")}</Link>
          ),
        },
        {
          name: t("releaseRow.now"),
          value: <Link to={`/dia-ban/${part(row.unit)}`}>{row.unitName}</Link>,
        },
      ]}
    />
  )
}

function RowBreakdowns({ rows }: { rows: readonly ReleaseRow[] }) {
  const site = useSite()
  const { t } = site
  return (
    <DataTable
      caption={t("release.breakdown")}
      rows={rows}
      rowKey={({ breakdown, figure }) => `${breakdown} ${figure}`}
      columns={[
        {
          key: "breakdown",
          title: t("release.breakdown"),
          heads: true,
          cell: (row) => row.breakdown || row.parts || t("release.whole"),
        },
        {
          key: "value",
          title: t("release.value"),
          numeric: true,
          cell: (row) => valueText(row, site),
        },
        {
          key: "coverage",
          title: t("release.coverage"),
          numeric: true,
          cell: (row) => coverageText(row, site),
        },
      ]}
    />
  )
}

function RowCitation({ release, row }: { release: ReleaseDetail; row: ReleaseRow }) {
  const site = useSite()
  const { t, language } = site
  return (
    <section aria-labelledby="trich-dan">
      <h2 id="trich-dan">{t("release.take")}</h2>
      <p className="citation">
        {t("releaseRow.citation", {
          unit: row.unitName,
          period: periodName(row.period, language),
          indicator: nameOf(row, release, site),
          value: valueText(row, site),
          id: release.id,
          day: dayOf(release.publishedAt ?? release.preparedAt, language),
          address: site.origin + rowPath(release.id, row),
          sha256: release.sha256 ?? "",
        })}
      </p>
    </section>
  )
}
