import type {
  ReleaseDetail,
  ReleaseSummary,
  RowsPage,
} from "@tinhso/server/indicators/releases/model"
import { formatDay, formatInstant, formatWhole } from "../../i18n/index.ts"
import { Notice } from "../../ui/Notice.tsx"
import { orNull, part } from "../api.ts"
import { missing } from "../pages/failure.tsx"
import { Crumbs, viewDay } from "../parts/controls.tsx"
import { Illustrative } from "../parts/explore/result.tsx"
import { inLanguage } from "../parts/words.ts"
import { Link, type Page, type Site, useSite } from "../site.tsx"
import { Behind, Formulas } from "./behind.tsx"
import { ReleaseChart } from "./chart.tsx"
import { CompareWith, Take } from "./take.tsx"
import type { Shown } from "./shown.ts"
import { ReleaseTable } from "./table.tsx"
import { numberText, diffPath, releasePath } from "./words.ts"

/** Rows on one page of the table. */
const ROWS = 100

/** A release: what it says in numbers, its rows, what to know, how to cite and check it. */
export const releasePage: Page = async (site, { id = "" }) => {
  const release = await orNull(site.api<ReleaseDetail>(`/api/v1/releases/${part(id)}`))
  if (release === null) return missing(site, site.t("release.missing", { id }))
  const shown = shownBy(site)
  const rows = await site.api<RowsPage>(rowsAddress(id, shown))
  const others = await site.api<ReleaseSummary[]>("/api/v1/releases")
  return {
    title: inLanguage(site, release.titleVi, release.titleEn),
    description: `${inLanguage(site, release.titleVi, release.titleEn)}. ${sentenceOf(release, site)}`,
    body: <ReleaseBody release={release} shown={shown} rows={rows} others={others} />,
  }
}

function shownBy({ query }: Site): Shown {
  const text = (name: string) => query.get(name)?.trim().normalize("NFC") || null
  const page = Number(query.get("trang") ?? "1")
  return {
    indicator: text("chi-so"),
    period: text("ky"),
    unit: text("don-vi"),
    breakdown: query.has("phan-to") && query.get("phan-to") !== "*" ? query.get("phan-to") : null,
    page: Number.isInteger(page) && page >= 1 && page < 100_000 ? page : 1,
  }
}

function rowsAddress(id: string, { indicator, period, unit, breakdown, page }: Shown): string {
  const asked = new URLSearchParams({ offset: String((page - 1) * ROWS), limit: String(ROWS) })
  for (const [name, value] of Object.entries({ indicator, period, q: unit, breakdown })) {
    if (value !== null) asked.set(name, value)
  }
  return `/api/v1/releases/${part(id)}/rows?${asked.toString()}`
}

function sentenceOf(release: ReleaseDetail, { t, language }: Site): string {
  const count = (number: number) => formatWhole(number, language)
  return t("release.sentence", {
    rows: count(release.rows),
    indicators: count(release.indicators.length),
    units: count(release.units),
    periods: count(release.periods.length),
    filled: count(release.withValue),
    share: numberText((release.withValue / release.rows) * 100, language),
  })
}

interface Props {
  readonly release: ReleaseDetail
  readonly shown: Shown
  readonly rows: RowsPage
  readonly others: readonly ReleaseSummary[]
}

function ReleaseBody({ release, shown, rows, others }: Props) {
  const site = useSite()
  const { t } = site
  return (
    <>
      <Crumbs trail={[{ to: "/r", title: t("nav.releases") }]} />
      <h1>{inLanguage(site, release.titleVi, release.titleEn)}</h1>
      <p className="sentence">{sentenceOf(release, site)}</p>
      <Illustrative answer={release} />
      <Corrections release={release} />
      <When release={release} />
      {release.noteVi !== "" && (
        <p className="prose">{inLanguage(site, release.noteVi, release.noteEn)}</p>
      )}
      <ReleaseChart release={release} rows={rows} shown={shown} />
      <ReleaseTable release={release} rows={rows} shown={shown} />
      <Behind release={release} />
      <Formulas release={release} />
      <Take release={release} />
      <CompareWith release={release} others={others} />
    </>
  )
}

/** That a newer one exists, and what this one corrects. */
function Corrections({ release }: { release: ReleaseDetail }) {
  const { t, language } = useSite()
  const { id, correctedBy, corrects, reason } = release
  return (
    <>
      {correctedBy !== null && (
        <Notice tone="warn" title={t("release.superseded")}>
          <p>
            {t("release.supersededBy", { day: formatInstant(correctedBy.publishedAt, language) })}{" "}
            <Link to={releasePath(correctedBy.id)}>{correctedBy.id}</Link> ·{" "}
            <Link to={diffPath(id, correctedBy.id)}>{t("release.seeDifference")}</Link>
          </p>
        </Notice>
      )}
      {corrects !== null && (
        <Notice tone="info" title={`${t("release.corrects")} ${corrects}`}>
          <p>{t("release.reason", { reason: reason ?? "" })}</p>
          <p>
            <Link to={releasePath(corrects)}>{corrects}</Link> ·{" "}
            <Link to={diffPath(corrects, id)}>{t("release.seeDifference")}</Link>
          </p>
        </Notice>
      )}
    </>
  )
}

function When({ release }: { release: ReleaseDetail }) {
  const { t, language } = useSite()
  const { publishedAt, asOf, contents } = release
  const day = viewDay(contents.view)
  const at = publishedAt === null ? null : formatInstant(publishedAt, language)
  return (
    <p className="small">
      {at === null
        ? t("release.preparedOnly")
        : t("release.when", { at, asOf: formatInstant(asOf, language) })}{" "}
      {day === null
        ? t("release.viewReported")
        : t("release.viewAt", { day: formatDay(day, language) })}
    </p>
  )
}
