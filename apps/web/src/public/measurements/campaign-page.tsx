import type {
  CampaignDetail,
  CampaignPart,
  Comparison,
} from "@tinhso/server/coverage/measurements/model"
import type { RunList } from "@tinhso/server/coverage/runs/model"
import { formatNumber } from "@tinhso/vietnamese"
import { formatWhole } from "../../i18n/index.ts"
import { Measured } from "../../ui/comparison/Marks.tsx"
import { DataTable } from "../../ui/DataTable.tsx"
import { Facts } from "../../ui/Facts.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { orNull, part, problemOf } from "../api.ts"
import { Downloads } from "../parts/controls.tsx"
import { Link, type Page, type Site, useSite } from "../site.tsx"
import { campaignApi, MEASURED_PATH, RUN } from "./address.ts"
import { Compared, type ComparedRun } from "./compared.tsx"
import { daysText } from "./list-page.tsx"

/** One published campaign: what was measured, and how the published coverage compares with it. */
export const campaignPage: Page = async (site, { id = "" }) => {
  const campaign = await orNull(site.api<CampaignDetail>(campaignApi(id)))
  const about = {
    title: campaign?.name ?? site.t("measured.title"),
    description: site.t("measured.lead"),
  }
  if (campaign === null) return { ...about, status: 404, body: <Missing /> }
  const compared = await comparedWith(site, id)
  return {
    ...about,
    canonicalQuery: [RUN],
    body: <Body campaign={campaign} compared={compared} />,
  }
}

/** The run of the address, otherwise the one to look at first. */
async function comparedWith(site: Site, id: string): Promise<ComparedRun | null> {
  const runs = await site.api<RunList>("/api/v1/coverage/runs?state=published")
  const asked = site.query.get(RUN) ?? runs.current
  const run = runs.rows.find((one) => one.id === asked) ?? runs.rows[0]
  if (run === undefined) return null
  const about = { id: run.id, name: run.name }
  try {
    const path = `${campaignApi(id)}/compare?run=${part(run.id)}`
    return { ...about, comparison: await site.api<Comparison>(path), refused: null }
  } catch (error) {
    const told = problemOf(error)
    if (told === null) throw error
    return { ...about, comparison: null, refused: told.detail }
  }
}

function Missing() {
  const { t } = useSite()
  return (
    <>
      <h1>{t("measured.title")}</h1>
      <p className="empty">{t("measured.missing")}</p>
      <p>
        <Link to={MEASURED_PATH}>{t("measured.back")}</Link>
      </p>
    </>
  )
}

interface BodyProps {
  readonly campaign: CampaignDetail
  readonly compared: ComparedRun | null
}

function Body({ campaign, compared }: BodyProps) {
  const { t } = useSite()
  return (
    <>
      <p>
        <Link to={MEASURED_PATH}>{t("measured.back")}</Link>
      </p>
      <h1>{campaign.name}</h1>
      <p>
        <Measured>{t("measured.mark")}</Measured>
      </p>
      {campaign.illustrative && (
        <Notice tone="warn" title={t("measured.illustrative")}>
          <p>{t("measured.illustrativeWhat")}</p>
        </Notice>
      )}
      <About campaign={campaign} />
      <Parts parts={campaign.parts} />
      <Compared compared={compared} />
      <Downloads
        links={[
          { href: campaignApi(campaign.id), title: "JSON" },
          { href: `${campaignApi(campaign.id)}/cells?limit=20000`, title: "GeoJSON" },
          ...(compared?.comparison == null
            ? []
            : [
                {
                  href: `${campaignApi(campaign.id)}/compare?run=${part(compared.id)}&format=csv`,
                  title: "CSV",
                },
              ]),
        ]}
      />
    </>
  )
}

function About({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t, language } = useSite()
  const { correction, publication } = campaign
  return (
    <Facts
      facts={[
        { name: t("measured.kind"), value: t(`measured.kind.${campaign.kind}`) },
        { name: t("measured.by"), value: campaign.by },
        { name: t("measured.days"), value: daysText(campaign.from, campaign.to, language) },
        { name: t("measured.points"), value: formatWhole(campaign.points, language) },
        { name: t("measured.place"), value: t(`measured.place.${campaign.place}`) },
        {
          name: t("measured.correction"),
          value:
            correction !== null && t("measured.correctionWhat", { dB: formatNumber(correction) }),
        },
        { name: t("measured.source"), value: campaign.source },
        {
          name: t("measured.cell"),
          value:
            publication !== null &&
            t("measured.cellWhat", {
              cell: formatNumber(publication.cell),
              least: String(publication.least),
            }),
        },
      ]}
    />
  )
}

const number = (value: number | null) =>
  value === null ? "–" : formatNumber(value, { maxDecimals: 1 })

function Parts({ parts }: { readonly parts: readonly CampaignPart[] }) {
  const { t, language } = useSite()
  return (
    <DataTable
      caption={t("measured.parts")}
      rows={parts}
      rowKey={({ technology, operator }) => `${technology} ${operator}`}
      empty={t("measured.none")}
      columns={[
        {
          key: "part",
          title: t("measured.part"),
          heads: true,
          cell: ({ technology, operatorName }) =>
            `${technology ?? t("measured.unknown")} · ${operatorName ?? t("measured.unknown")}`,
        },
        {
          key: "points",
          title: t("measured.points"),
          numeric: true,
          cell: ({ points }) => formatWhole(points, language),
        },
        {
          key: "median",
          title: t("measured.median"),
          numeric: true,
          cell: ({ median }) => number(median),
        },
        { key: "p10", title: t("measured.p10"), numeric: true, cell: ({ p10 }) => number(p10) },
        {
          key: "speed",
          title: t("measured.speed"),
          numeric: true,
          cell: ({ download, upload }) => `${number(download)} / ${number(upload)}`,
        },
        {
          key: "latency",
          title: t("measured.latency"),
          numeric: true,
          cell: ({ latency }) => number(latency),
        },
      ]}
    />
  )
}
