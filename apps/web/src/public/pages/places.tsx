import type { DocumentSummary } from "@tinhso/server/indicators/model"
import type { UnitRef } from "@tinhso/server/registry/model"
import { compareVietnamese } from "@tinhso/vietnamese"
import { formatDay } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { readUnits } from "../api.ts"
import { PlaceLink } from "../parts/figure.tsx"
import { placesWithData } from "../parts/places-with-data.ts"
import { type Page, type Site, useSite } from "../site.tsx"

/** Where to start: places that have figures, then every province. */
export const places: Page = async (site) => {
  const [documents, provinces] = await Promise.all([
    site.api<DocumentSummary[]>("/api/v1/documents"),
    readUnits(site.api, { level: "province", at: site.today }),
  ])
  const day = formatDay(site.today, site.language)
  return {
    title: site.t("places.title"),
    description: site.t("places.lead", { day }),
    body: (
      <PlacesBody
        day={day}
        told={placesWithData(documents)}
        provinces={provinces.toSorted((a, b) => compareVietnamese(a.name, b.name))}
      />
    ),
  }
}

interface Props {
  readonly day: string
  readonly told: readonly UnitRef[]
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
        rowKey={(unit) => unit.id}
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

function columns({ t, language }: Site): Column<UnitRef>[] {
  return [
    {
      key: "place",
      title: t("figures.place"),
      heads: true,
      cell: (unit) => <PlaceLink unit={unit} />,
      order: (unit) => unit.name,
    },
    { key: "level", title: t("figures.kind"), cell: (unit) => t(`level.${unit.level}`) },
    {
      key: "closed",
      title: t("measure.state"),
      cell: (unit) =>
        unit.closed === null
          ? t("lineage.exists")
          : t("place.until", { day: formatDay(unit.closed, language) }),
    },
  ]
}
