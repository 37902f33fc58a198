import type {
  Cause,
  DiffRow,
  ReleaseDiff,
  ReleaseRow,
} from "@tinhso/server/indicators/releases/model"
import { formatWhole } from "../../i18n/index.ts"
import { DataTable } from "../../ui/DataTable.tsx"
import { orNull, part } from "../api.ts"
import { missing } from "../pages/failure.tsx"
import { Crumbs, Downloads } from "../parts/controls.tsx"
import { Illustrative } from "../parts/explore/result.tsx"
import { here, Link, type Page, type Site, useSite } from "../site.tsx"
import { codeName, Why } from "./why.tsx"
import { Pages } from "./table.tsx"
import {
  coverageText,
  diffPath,
  numberText,
  periodName,
  releasePath,
  rowPath,
  valueText,
} from "./words.ts"

/** Rows on one page. */
const ROWS = 50

/** How one release differs from another, row by row, and why. */
export const releaseDiffPage: Page = async (site, { id = "", other = "" }) => {
  const address = `/api/v1/releases/${part(id)}/diff/${part(other)}`
  const asked = askedBy(site)
  const diff = await orNull(site.api<ReleaseDiff>(`${address}?${asked.toString()}`))
  if (diff === null) return missing(site, site.t("releaseDiff.missing", { from: id, to: other }))
  return {
    title: site.t("releaseDiff.title", { from: id, to: other }),
    description: sentenceOf(diff, site),
    body: <DiffBody diff={diff} api={address} cause={asked.get("cause")} />,
  }
}

/** What the address asks for, as the API takes it. */
const NAMES = {
  "chi-so": "indicator",
  ky: "period",
  "don-vi": "unit",
  "phan-to": "breakdown",
  "so-lieu": "figure",
  "nguyen-nhan": "cause",
} as const

function askedBy({ query }: Site): URLSearchParams {
  const asked = new URLSearchParams({
    limit: String(ROWS),
    offset: String((pageOf(query) - 1) * ROWS),
  })
  for (const [name, its] of Object.entries(NAMES)) {
    const value = query.get(name)
    if (value !== null && (value !== "" || name === "phan-to"))
      asked.set(its, value.normalize("NFC"))
  }
  return asked
}

function pageOf(query: URLSearchParams): number {
  const page = Number(query.get("trang") ?? "1")
  return Number.isInteger(page) && page >= 1 && page < 100_000 ? page : 1
}

function sentenceOf(diff: ReleaseDiff, { t, language }: Site): string {
  if (diff.changed + diff.added + diff.removed === 0) return t("releaseDiff.none")
  const count = (number: number) => formatWhole(number, language)
  return t("releaseDiff.sentence", {
    changed: count(diff.changed),
    added: count(diff.added),
    removed: count(diff.removed),
    same: count(diff.same),
  })
}

function DiffBody({ diff, api, cause }: { diff: ReleaseDiff; api: string; cause: string | null }) {
  const site = useSite()
  const { t } = site
  const { from, to } = diff
  return (
    <>
      <Crumbs
        trail={[
          { to: "/r", title: t("nav.releases") },
          { to: releasePath(from.id), title: from.id },
          { to: releasePath(to.id), title: to.id },
        ]}
      />
      <h1>{t("releaseDiff.title", { from: from.id, to: to.id })}</h1>
      <p className="sentence">{sentenceOf(diff, site)}</p>
      <Illustrative answer={diff} />
      <Causes diff={diff} chosen={cause} />
      <p className="small prose">{t("releaseDiff.whyHow")}</p>
      {diff.rows.length > 0 && (
        <DataTable
          caption={t("release.rowsCaption", {
            from: formatWhole(diff.offset + 1, site.language),
            to: formatWhole(diff.offset + diff.rows.length, site.language),
            total: formatWhole(diff.total, site.language),
          })}
          columns={columns(diff, site)}
          rows={diff.rows}
          rowKey={({ indicator, period, unit, breakdown, figure }) =>
            [indicator, period, unit, breakdown, figure].join(" ")
          }
        />
      )}
      <Pages
        offset={diff.offset}
        count={diff.rows.length}
        total={diff.total}
        page={pageOf(site.query)}
      />
      <p>
        <Link to={diffPath(to.id, from.id)}>{t("releaseDiff.reverse")}</Link>
      </p>
      <Downloads links={[{ href: api, title: "JSON" }]} />
    </>
  )
}

/** How many rows each cause stands behind; each opens its rows. */
function Causes({ diff, chosen }: { diff: ReleaseDiff; chosen: string | null }) {
  const site = useSite()
  const { t } = site
  if (diff.causes.length === 0) return null
  const address = (cause: Cause | null) => here(site, { "nguyen-nhan": cause, trang: null })
  return (
    <nav className="switch" aria-label={t("releaseDiff.why")}>
      <a href={address(null)} aria-current={chosen === null ? "true" : undefined}>
        {t("releaseDiff.all")}
      </a>
      {diff.causes.map(({ cause, rows }) => (
        <a key={cause} href={address(cause)} aria-current={chosen === cause ? "true" : undefined}>
          {t(`releaseDiff.cause.${cause}`)}: {t("releaseDiff.rows", { count: rows })}
        </a>
      ))}
    </nav>
  )
}

const columns = (diff: ReleaseDiff, site: Site) => [
  {
    key: "what",
    title: site.t("release.indicator"),
    heads: true,
    cell: (row: DiffRow) => (
      <>
        <Link to={rowPath(row.after === null ? diff.from.id : diff.to.id, row)}>
          {row.after?.label || row.before?.label || codeName(diff.names, row.indicator, site)}
        </Link>
        {row.breakdown !== "" && ` [${row.breakdown}]`}
        <span className="stacked small">
          {row.unitName} · {periodName(row.period, site.language)}
        </span>
      </>
    ),
  },
  {
    key: "change",
    title: site.t("releaseDiff.change"),
    cell: (row: DiffRow) => site.t(`releaseDiff.${row.change}`),
  },
  {
    key: "before",
    title: site.t("releaseDiff.before"),
    numeric: true,
    cell: (row: DiffRow) => <Side row={row.before} other={row.after} />,
  },
  {
    key: "after",
    title: site.t("releaseDiff.after"),
    numeric: true,
    cell: (row: DiffRow) => <Side row={row.after} other={row.before} />,
  },
  {
    key: "difference",
    title: site.t("releaseDiff.difference"),
    numeric: true,
    cell: (row: DiffRow) => signed(row.difference, site),
  },
  {
    key: "why",
    title: site.t("releaseDiff.why"),
    cell: (row: DiffRow) => <Why row={row} names={diff.names} />,
  },
]

/** A value of one release; with how many reported where that differs. */
function Side({ row, other }: { row: ReleaseRow | null; other: ReleaseRow | null }) {
  const site = useSite()
  if (row === null) return "–"
  const coverage = coverageText(row, site)
  const differs = other !== null && coverage !== coverageText(other, site)
  return (
    <>
      {valueText(row, site)}
      {differs && <span className="stacked small">{coverage}</span>}
    </>
  )
}

function signed(value: number | null, { language }: Site): string {
  if (value === null) return ""
  return `${value > 0 ? "+" : ""}${numberText(value, language)}`
}
