import type { ReleaseSummary } from "@tinhso/server/indicators/releases/model"
import { formatInstant, formatWhole } from "../../i18n/index.ts"
import { DataTable } from "../../ui/DataTable.tsx"
import { Tag } from "../../ui/Tag.tsx"
import { Downloads } from "../parts/controls.tsx"
import { Illustrative } from "../parts/explore/result.tsx"
import { inLanguage } from "../parts/words.ts"
import { Link, type Page, type Site, useSite } from "../site.tsx"
import { releasePath } from "./words.ts"

/** Every published release, the newest first. */
export const releases: Page = async (site) => ({
  title: site.t("nav.releases"),
  description: site.t("releases.lead"),
  body: <ReleasesBody rows={await site.api<ReleaseSummary[]>("/api/v1/releases")} />,
})

function ReleasesBody({ rows }: { rows: readonly ReleaseSummary[] }) {
  const site = useSite()
  const { t } = site
  return (
    <>
      <h1>{t("nav.releases")}</h1>
      <p className="lead">{t("releases.lead")}</p>
      <Illustrative answer={{ illustrative: rows.some((row) => row.illustrative) }} />
      <DataTable
        caption={t("releases.caption", { count: rows.length })}
        columns={columns(site)}
        rows={rows}
        rowKey={(row) => row.id}
        empty={t("releases.none")}
      />
      <Downloads links={[{ href: "/api/v1/releases", title: "JSON" }]} />
    </>
  )
}

const columns = (site: Site) => [
  {
    key: "title",
    title: site.t("releases.title"),
    heads: true,
    cell: (row: ReleaseSummary) => (
      <Link to={releasePath(row.id)}>{inLanguage(site, row.titleVi, row.titleEn)}</Link>
    ),
    order: (row: ReleaseSummary) => row.titleVi,
  },
  {
    key: "id",
    title: site.t("releases.id"),
    cell: (row: ReleaseSummary) => <code>{row.id}</code>,
  },
  {
    key: "published",
    title: site.t("releases.published"),
    cell: (row: ReleaseSummary) =>
      row.publishedAt === null ? "–" : formatInstant(row.publishedAt, site.language),
    order: (row: ReleaseSummary) => row.publishedAt ?? "",
  },
  {
    key: "rows",
    title: site.t("releases.rows"),
    numeric: true,
    cell: (row: ReleaseSummary) => formatWhole(row.rows, site.language),
    order: (row: ReleaseSummary) => row.rows,
  },
  {
    key: "state",
    title: site.t("releases.state"),
    cell: (row: ReleaseSummary) => <State release={row} />,
  },
]

function State({ release }: { release: ReleaseSummary }) {
  const { t } = useSite()
  const { correctedBy, corrects } = release
  if (correctedBy !== null) {
    return (
      <>
        <Tag tone="warn">{t("releases.corrected")}</Tag>{" "}
        <Link to={releasePath(correctedBy.id)}>{correctedBy.id}</Link>
      </>
    )
  }
  return (
    <Tag tone="good">{t(corrects === null ? "releases.current" : "releases.isCorrection")}</Tag>
  )
}
