import type { Overview, PlaceOverview } from "@tinhso/server/indicators/model"
import type { UnitRef } from "@tinhso/server/registry/model"
import { compareVietnamese } from "@tinhso/vietnamese"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { readUnits } from "../api.ts"
import { PlaceLink } from "../parts/figure.tsx"
import { type Page, type Site, useSite } from "../site.tsx"

/** Where to start: places that have figures, then every province. */
export const places: Page = async (site) => {
  const [overview, provinces] = await Promise.all([
    site.api<Overview>("/api/v1/overview"),
    readUnits(site.api, { level: "province", at: site.today }),
  ])
  const day = formatDay(site.today, site.language)
  return {
    title: site.t("places.title"),
    description: site.t("places.lead", { day }),
    body: (
      <PlacesBody
        day={day}
        told={overview.places}
        provinces={provinces.toSorted((a, b) => compareVietnamese(a.name, b.name))}
      />
    ),
  }
}

interface Props {
  readonly day: string
  readonly told: readonly PlaceOverview[]
  readonly provinces: readonly UnitRef[]
}

function PlacesBody({ day, told, provinces }: Props) {
  const site = useSite()
  const { t } = site
  return (
    <>
      <h1>{t("places.title")}</h1>
      <p className="lead">{t("places.lead", { day })}</p>
      <DataTable
        caption={t("places.withData")}
        columns={columns(site)}
        rows={told}
        rowKey={({ place }) => place.id}
        empty={t("overview.empty")}
      />
      <section aria-labelledby="tinh">
        <h2 id="tinh">{t("places.provinces")}</h2>
        <ul className="columns">
          {provinces.map((unit) => (
            <li key={unit.id}>
              <PlaceLink unit={unit} />
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function columns({ t, language }: Site): Column<PlaceOverview>[] {
  return [
    {
      key: "place",
      title: t("figures.place"),
      heads: true,
      cell: ({ place }) => <PlaceLink unit={place} />,
      order: ({ place }) => place.name,
    },
    { key: "level", title: t("figures.kind"), cell: ({ place }) => t(`level.${place.level}`) },
    {
      key: "measures",
      title: t("places.measured"),
      numeric: true,
      cell: ({ measured }) => formatWhole(measured, language),
      order: ({ measured }) => measured,
    },
    {
      key: "closed",
      title: t("measure.state"),
      cell: ({ place }) =>
        place.closed === null
          ? t("lineage.exists")
          : t("place.until", { day: formatDay(place.closed, language) }),
    },
  ]
}
