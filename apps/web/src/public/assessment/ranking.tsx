import type { AgencyLine, GroupFacts, RoundReport } from "@tinhso/server/assessment/outputs/model"
import { formatWhole } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { inLanguage } from "../parts/words.ts"
import { here, Link, localPath, type Site, useSite } from "../site.tsx"
import { rowsShown, type Shown } from "./shown.ts"
import { agencyPath, gainedText, pointsText, rankText, roundPath, shareText } from "./words.ts"

interface Props {
  readonly report: RoundReport
  readonly shown: Shown
}

/** A plain form: what is chosen is another page with its own address. */
export function Filter({ report, shown }: Props) {
  const site = useSite()
  const { t, language } = site
  const action = localPath(roundPath(report.round.id), language)
  return (
    <form className="map-form" method="get" action={action} aria-label={t("dti.filter")}>
      <label htmlFor="nhom">{t("dti.group")}</label>
      <select id="nhom" name="nhom" defaultValue={report.group ?? ""}>
        <option value="">{t("dti.allGroups")}</option>
        {report.allGroups.map(({ group, name, agencies }) => (
          <option key={group} value={group}>
            {inLanguage(site, name.vi, name.en)} ({formatWhole(agencies, language)})
          </option>
        ))}
      </select>
      {report.columns.length > 0 && (
        <>
          <label htmlFor="tru-cot">{t("dti.sortBy")}</label>
          <select id="tru-cot" name="tru-cot" defaultValue={shown.by ?? ""}>
            <option value="">{t("dti.byRank")}</option>
            {report.columns.map(({ code, name }) => (
              <option key={code} value={code}>
                {code} {name}
              </option>
            ))}
          </select>
        </>
      )}
      <label htmlFor="ten">{t("dti.agencyName")}</label>
      <input id="ten" name="ten" size={14} defaultValue={shown.name} />
      <button type="submit">{t("dti.apply")}</button> <a href={action}>{t("dti.clear")}</a>
    </form>
  )
}

/** The ranking of one peer group. */
export function Ranking({ report, shown, group }: Props & { group: GroupFacts }) {
  const site = useSite()
  const { t, language } = site
  const members = report.standings.filter((one) => one.group === group.group)
  const { rows, total, more } = rowsShown(members, shown)
  const id = `nhom-${group.group}`
  const least = report.round.rules.leastPeers
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{inLanguage(site, group.name.vi, group.name.en)}</h2>
      {!group.ranked && (
        <p className="small">{t("dti.notRanked", { least: formatWhole(least, language) })}</p>
      )}
      <DataTable
        caption={t("dti.rankingCaption", {
          shown: formatWhole(rows.length, language),
          total: formatWhole(total, language),
        })}
        columns={columnsOf(report, site)}
        rows={rows}
        rowKey={({ unit }) => unit}
        empty={t("dti.noAgencies")}
      />
      <Pages page={shown.page} more={more} />
    </section>
  )
}

function Pages({ page, more }: { page: number; more: boolean }) {
  const site = useSite()
  if (page === 1 && !more) return null
  const to = (next: number) => here(site, { trang: next === 1 ? null : String(next) })
  return (
    <nav className="downloads" aria-label={site.t("release.pages")}>
      {page > 1 && (
        <a rel="prev" href={to(page - 1)}>
          {site.t("release.previousPage")}
        </a>
      )}
      {page > 1 && more && " · "}
      {more && (
        <a rel="next" href={to(page + 1)}>
          {site.t("release.nextPage")}
        </a>
      )}
    </nav>
  )
}

/** Ranks that nobody has sort last. */
const UNRANKED = 1_000_000

function columnsOf(report: RoundReport, site: Site): Column<AgencyLine>[] {
  const { t, language } = site
  const withBefore = report.standings.some(({ before }) => before !== null)
  return [
    {
      key: "rank",
      title: t("dti.rank"),
      numeric: true,
      cell: (one) => rankText(one),
      order: ({ rank }) => rank ?? UNRANKED,
    },
    {
      key: "agency",
      title: t("dti.agency"),
      heads: true,
      cell: (one) => (
        <>
          <Link to={agencyPath(report.round.id, one.unit)}>{one.name}</Link>
          {!one.submitted && <span className="stacked small">{t("dti.notSubmitted")}</span>}
        </>
      ),
      order: ({ name }) => name,
    },
    {
      key: "points",
      title: t("dti.points"),
      numeric: true,
      cell: (one) => `${pointsText(one.points, language)}/${pointsText(one.maxPoints, language)}`,
      order: ({ points }) => points,
    },
    {
      key: "share",
      title: t("dti.share"),
      numeric: true,
      cell: ({ value }) => shareText(value, language),
      order: ({ value }) => value ?? -1,
    },
    ...(withBefore ? beforeColumns(site) : []),
    ...report.columns.map(({ code, name }) => ({
      key: code,
      title: `${code} ${name}`,
      numeric: true,
      cell: ({ shares }: AgencyLine) => shareText(shares[code] ?? null, language),
      order: ({ shares }: AgencyLine) => shares[code] ?? -1,
    })),
  ]
}

const beforeColumns = ({ t }: Site): Column<AgencyLine>[] => [
  {
    key: "before",
    title: t("dti.before"),
    numeric: true,
    cell: ({ before }) => before ?? "–",
    order: ({ before }) => before ?? UNRANKED,
  },
  {
    key: "gained",
    title: t("dti.gained"),
    numeric: true,
    cell: ({ gained }) => gainedText(gained),
    order: ({ gained }) => gained ?? -UNRANKED,
  },
]
