import type { ReleaseDetail, ReleaseRow, RowsPage } from "@tinhso/server/indicators/releases/model"
import { formatWhole } from "../../i18n/index.ts"
import { DataTable } from "../../ui/DataTable.tsx"
import { here, Link, localPath, type Site, useSite } from "../site.tsx"
import type { Shown } from "./shown.ts"
import {
  coverageText,
  indicatorName,
  periodName,
  releasePath,
  rowPath,
  statusWords,
  valueText,
} from "./words.ts"

interface Props {
  readonly release: ReleaseDetail
  readonly rows: RowsPage
  readonly shown: Shown
}

/** The rows, a page at a time, with what they can be filtered by; every choice is an address. */
export function ReleaseTable({ release, rows, shown }: Props) {
  const site = useSite()
  const { t, language } = site
  const from = rows.total === 0 ? 0 : rows.offset + 1
  const caption = t("release.rowsCaption", {
    from: formatWhole(from, language),
    to: formatWhole(rows.offset + rows.rows.length, language),
    total: formatWhole(rows.total, language),
  })
  return (
    <section aria-labelledby="so-lieu">
      <h2 id="so-lieu">{t("release.value")}</h2>
      <Filter release={release} shown={shown} />
      <DataTable
        caption={caption}
        columns={columns(release, site)}
        rows={rows.rows}
        rowKey={({ indicator, period, unit, breakdown, figure }) =>
          [indicator, period, unit, breakdown, figure].join(" ")
        }
        empty={t("release.noRows")}
      />
      <Pages offset={rows.offset} count={rows.rows.length} total={rows.total} page={shown.page} />
    </section>
  )
}

const columns = (release: ReleaseDetail, site: Site) => [
  {
    key: "indicator",
    title: site.t("release.indicator"),
    heads: true,
    cell: (row: ReleaseRow) => (
      <Link to={rowPath(release.id, row)}>
        {row.label === "" ? indicatorName(release, row.indicator, site) : row.label}
      </Link>
    ),
  },
  { key: "unit", title: site.t("release.unit"), cell: (row: ReleaseRow) => row.unitName },
  {
    key: "period",
    title: site.t("release.period"),
    cell: (row: ReleaseRow) => periodName(row.period, site.language),
  },
  ...(release.breakdowns.length === 0
    ? []
    : [
        {
          key: "breakdown",
          title: site.t("release.breakdown"),
          cell: (row: ReleaseRow) => row.breakdown || row.parts || site.t("release.whole"),
        },
      ]),
  {
    key: "value",
    title: site.t("release.value"),
    numeric: true,
    cell: (row: ReleaseRow) => (
      <>
        {valueText(row, site)}
        {statusWords(row, site).map((word) => (
          <span key={word} className="stacked small">
            {word}
          </span>
        ))}
      </>
    ),
  },
  {
    key: "coverage",
    title: site.t("release.coverage"),
    numeric: true,
    cell: (row: ReleaseRow) => coverageText(row, site),
  },
]

/** A plain form: what is chosen is another page with its own address. */
function Filter({ release, shown }: Pick<Props, "release" | "shown">) {
  const site = useSite()
  const { t, language } = site
  const action = localPath(releasePath(release.id), language)
  return (
    <form className="map-form" method="get" action={action} aria-label={t("release.filter")}>
      <label htmlFor="chi-so">{t("release.indicator")}</label>
      <select id="chi-so" name="chi-so" defaultValue={shown.indicator ?? ""}>
        <option value="">{t("release.anyIndicator")}</option>
        {release.indicators.map(({ code }) => (
          <option key={code} value={code}>
            {indicatorName(release, code, site)}
          </option>
        ))}
      </select>
      <label htmlFor="ky">{t("release.period")}</label>
      <select id="ky" name="ky" defaultValue={shown.period ?? ""}>
        <option value="">{t("release.anyPeriod")}</option>
        {release.periods.map(({ period }) => (
          <option key={period} value={period}>
            {periodName(period, language)}
          </option>
        ))}
      </select>
      {release.breakdowns.length > 0 && <Breakdowns release={release} shown={shown} />}
      <label htmlFor="don-vi">{t("release.unitId")}</label>
      <input id="don-vi" name="don-vi" size={12} defaultValue={shown.unit ?? ""} />
      <button type="submit">{t("release.apply")}</button> <a href={action}>{t("release.clear")}</a>
    </form>
  )
}

function Breakdowns({ release, shown }: Pick<Props, "release" | "shown">) {
  const { t } = useSite()
  return (
    <>
      <label htmlFor="phan-to">{t("release.breakdown")}</label>
      <select id="phan-to" name="phan-to" defaultValue={shown.breakdown ?? "*"}>
        <option value="*">{t("release.anyBreakdown")}</option>
        <option value="">{t("release.whole")}</option>
        {release.breakdowns.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </>
  )
}

interface PagesProps {
  readonly offset: number
  readonly count: number
  readonly total: number
  readonly page: number
}

/** To the page before and after. */
export function Pages({ offset, count, total, page }: PagesProps) {
  const site = useSite()
  const { t } = site
  const more = offset + count < total
  if (page === 1 && !more) return null
  return (
    <nav className="downloads" aria-label={t("release.pages")}>
      {page > 1 && (
        <a rel="prev" href={here(site, { trang: page === 2 ? null : String(page - 1) })}>
          {t("release.previousPage")}
        </a>
      )}
      {page > 1 && more && " · "}
      {more && (
        <a rel="next" href={here(site, { trang: String(page + 1) })}>
          {t("release.nextPage")}
        </a>
      )}
    </nav>
  )
}
