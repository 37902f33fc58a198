import type { Campaign, CampaignList } from "@tinhso/server/coverage/measurements/model"
import { formatDay, formatWhole, type Language, type Translate } from "../../i18n/index.ts"
import { Measured } from "../../ui/comparison/Marks.tsx"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { Downloads } from "../parts/controls.tsx"
import { Link, type Page, useSite } from "../site.tsx"
import { campaignPath } from "./address.ts"
import { SignalPages } from "../parts/signal-pages.tsx"

/** Published campaigns of measured signal. */
export const measuredPage: Page = async (site) => {
  const { rows } = await site.api<CampaignList>("/api/v1/coverage/campaigns?state=published")
  return {
    title: site.t("measured.title"),
    description: site.t("measured.lead"),
    body: <Body rows={rows} />,
  }
}

function Body({ rows }: { readonly rows: readonly Campaign[] }) {
  const { t } = useSite()
  return (
    <>
      <h1>{t("measured.title")}</h1>
      <SignalPages />
      <p>
        <Measured>{t("measured.mark")}</Measured>
      </p>
      <p className="lead">{t("measured.lead")}</p>
      {rows.length === 0 ? (
        <>
          <p className="empty">{t("measured.none")}</p>
          <p>
            <Link to="/vung-phu">{t("measured.none.next")}</Link>
          </p>
        </>
      ) : (
        <Campaigns rows={rows} />
      )}
      <Downloads links={[{ href: "/api/v1/coverage/campaigns", title: "JSON" }]} />
    </>
  )
}

function Campaigns({ rows }: { readonly rows: readonly Campaign[] }) {
  const { t, language } = useSite()
  return (
    <DataTable
      caption={t("measured.list", { count: rows.length })}
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns(t, language)}
    />
  )
}

const columns = (t: Translate, language: Language): Column<Campaign>[] => [
  {
    key: "name",
    title: t("measured.name"),
    heads: true,
    cell: ({ id, name, illustrative }) => (
      <>
        <Link to={campaignPath(id)}>{name}</Link>
        {illustrative && ` (${t("measured.illustrative").toLowerCase()})`}
      </>
    ),
  },
  { key: "kind", title: t("measured.kind"), cell: ({ kind }) => t(`measured.kind.${kind}`) },
  { key: "by", title: t("measured.by"), cell: ({ by }) => by },
  {
    key: "days",
    title: t("measured.days"),
    cell: ({ from, to }) => daysText(from, to, language),
  },
  {
    key: "points",
    title: t("measured.points"),
    numeric: true,
    cell: ({ points }) => formatWhole(points, language),
  },
]

/** "15/03/2026–17/03/2026"; one day once, nothing where nobody knows. */
export function daysText(from: string | null, to: string | null, language: Language): string {
  if (from === null || to === null) return ""
  const first = formatDay(from, language)
  return from === to ? first : `${first}–${formatDay(to, language)}`
}
