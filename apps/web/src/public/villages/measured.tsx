import type {
  Campaign,
  CampaignList,
  MeasuredCells,
} from "@tinhso/server/coverage/measurements/model"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { levelIn } from "../../ui/coverage-map/voice.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { campaignPath } from "../measurements/address.ts"
import { Link, type Site, useSite } from "../site.tsx"

type Cell = MeasuredCells["features"][number]["properties"]

/** Cells measured near a village, of one campaign. */
export interface Measured extends Cell {
  readonly key: string
  readonly campaign: Campaign
}

/** About a kilometre, in degrees. */
const NEAR = 0.01
const MOST_CAMPAIGNS = 5

interface Place {
  readonly longitude: number
  readonly latitude: number
}

/** What published campaigns measured within about a kilometre; never mixed with what is modelled. */
export async function readMeasured(site: Site, place: Place): Promise<Measured[]> {
  const { longitude: x, latitude: y } = place
  const { rows } = await site.api<CampaignList>("/api/v1/coverage/campaigns?state=published")
  const near = rows
    .filter(({ box }) => box !== null && reaches(box, place))
    .slice(0, MOST_CAMPAIGNS)
  const box = [x - NEAR, y - NEAR, x + NEAR, y + NEAR].map((edge) => edge.toFixed(5)).join(",")
  const found = await Promise.all(
    near.map(async (campaign) => {
      const url = `/api/v1/coverage/campaigns/${campaign.id}/cells?box=${box}`
      const { features } = await site.api<MeasuredCells>(url)
      return features.map(({ properties }, i) => ({
        ...properties,
        key: `${campaign.id} ${i}`,
        campaign,
      }))
    }),
  )
  return found.flat()
}

const reaches = (box: NonNullable<Campaign["box"]>, { longitude, latitude }: Place) =>
  longitude >= box.west - NEAR &&
  longitude <= box.east + NEAR &&
  latitude >= box.south - NEAR &&
  latitude <= box.north + NEAR

function columns({ t, language }: Site): Column<Measured>[] {
  return [
    {
      key: "campaign",
      title: t("village.campaign"),
      heads: true,
      cell: ({ campaign: { id, name, to, illustrative } }) => (
        <>
          <Link to={campaignPath(id)}>{name}</Link>
          {to !== null && ` · ${formatDay(to, language)}`}
          {illustrative && ` (${t("gaps.mark")})`}
        </>
      ),
    },
    {
      key: "technology",
      title: t("served.technology"),
      cell: ({ technology, operator }) =>
        [technology, operator].filter((one) => one !== null).join(" · "),
    },
    {
      key: "points",
      title: t("village.points"),
      numeric: true,
      cell: ({ points }) => formatWhole(points, language),
      order: ({ points }) => points,
    },
    {
      key: "level",
      title: t("village.median"),
      numeric: true,
      cell: ({ level }) => (level === null ? "—" : levelIn(level, language)),
      order: ({ level }) => level ?? -999,
    },
    {
      key: "silent",
      title: t("village.silent"),
      numeric: true,
      cell: ({ silent }) => formatWhole(silent, language),
      order: ({ silent }) => silent,
    },
  ]
}

/** Measured cells near the village, apart from the model. */
export function MeasuredNear({ rows }: { readonly rows: readonly Measured[] }) {
  const site = useSite()
  const { t } = site
  return (
    <section aria-labelledby="so-do">
      <h2 id="so-do">{t("village.measured")}</h2>
      <DataTable
        caption={t("village.measuredWhat")}
        columns={columns(site)}
        rows={rows.slice(0, 20)}
        rowKey={({ key }) => key}
        empty={t("village.measuredNone")}
      />
    </section>
  )
}
