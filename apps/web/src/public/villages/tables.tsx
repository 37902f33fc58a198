import type { ServedFigures, ServedResult, VillageRow } from "@tinhso/server/coverage/served/model"
import { formatWhole } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { inLanguage } from "../parts/words.ts"
import { here, Link, type Site, useSite } from "../site.tsx"
import { NAMES, villagePath } from "./address.ts"
import type { View } from "./read.ts"
import { percent, shareOf, whole } from "./shares.ts"

interface Whole {
  readonly served: number
  readonly of: number
}

/** A share, and below it the two numbers it is made of. */
function Share({ part }: { readonly part: Whole | null }) {
  const { t, language } = useSite()
  const share = part === null ? null : percent(part, language)
  if (part === null || share === null) return <>{t("served.nobody")}</>
  return (
    <>
      {share} <small className="small">{t("served.ofValue", { ...whole(part) })}</small>
    </>
  )
}

const share = (
  key: string,
  title: string,
  part: (row: ServedFigures) => Whole | null,
): Column<ServedFigures> => ({
  key,
  title,
  numeric: true,
  cell: (row) => <Share part={part(row)} />,
  order: (row) => {
    const found = part(row)
    return found === null ? -1 : (shareOf(found) ?? -1)
  },
})

const parts = ({ t, language }: Site): Column<ServedFigures>[] => [
  share("villages", t("served.villages"), ({ villages }) => villages),
  share("people", t("served.peopleShare"), ({ population }) => population),
  share("households", t("served.householdsShare"), ({ households }) => households),
  share("area", t("served.areaShare"), ({ area }) => area),
  {
    key: "unknown",
    title: t("served.unknown"),
    numeric: true,
    cell: ({ villages, population }) =>
      `${formatWhole(villages.unknownVillages, language)} / ${formatWhole(population.unknownVillages - villages.unknownVillages, language)}`,
    order: ({ population }) => population.unknownVillages,
  },
]

const unitColumn = (site: Site): Column<ServedFigures> => ({
  key: "unit",
  title: site.t("served.unit"),
  heads: true,
  cell: ({ unit, unitName }) => <a href={here(site, { [NAMES.unit]: unit })}>{unitName}</a>,
  order: ({ unitName }) => unitName,
})

/** How far each unit directly below has come, the lowest first. */
export function ByUnit({ view: { figures, asked } }: { readonly view: View }) {
  const site = useSite()
  const rows = figures.rows
    .filter(({ unit }) => unit !== asked.unit)
    .toSorted(
      (a, b) =>
        (shareOf(a.villages) ?? 2) - (shareOf(b.villages) ?? 2) ||
        b.population.of - a.population.of,
    )
  if (rows.length === 0) return null
  return (
    <DataTable
      caption={`${site.t("served.by")} (${site.t("served.unknown")}: ${site.t("served.unknownWhat")})`}
      columns={[unitColumn(site), ...parts(site)]}
      rows={rows}
      rowKey={({ unit }) => unit}
    />
  )
}

function technologyColumn(
  site: Site,
  unit: string,
  layers: ServedResult["layers"],
): Column<ServedFigures> {
  const titles = new Map(
    layers.map((one) => [one.technology, inLanguage(site, one.titleVi, one.titleEn)]),
  )
  return {
    key: "technology",
    title: site.t("served.technology"),
    heads: true,
    cell: ({ technology }) => (
      <a href={here(site, { [NAMES.technology]: technology, [NAMES.unit]: unit })}>
        {titles.get(technology) ?? technology}
      </a>
    ),
  }
}

/** The same unit by every technology. */
export function ByLayer({ view: { layers, asked, result } }: { readonly view: View }) {
  const site = useSite()
  return (
    <DataTable
      caption={site.t("served.layers")}
      columns={[technologyColumn(site, asked.unit, result.layers), ...parts(site)]}
      rows={layers.rows}
      rowKey={({ technology }) => technology}
    />
  )
}

function villageColumns(site: Site, result: string): Column<VillageRow>[] {
  const { t, language } = site
  return [
    {
      key: "name",
      title: t("served.village"),
      heads: true,
      cell: ({ id, name: called }) => <Link to={villagePath(id, result)}>{called}</Link>,
      order: ({ name: called }) => called,
    },
    {
      key: "unit",
      title: t("served.unit"),
      cell: ({ unitName }) => unitName ?? t("served.nobody"),
      order: ({ unitName }) => unitName ?? "",
    },
    {
      key: "people",
      title: t("served.population"),
      numeric: true,
      cell: ({ population }) =>
        population === null ? t("served.uncounted") : formatWhole(population, language),
      order: ({ population }) => population ?? -1,
    },
    {
      key: "places",
      title: t("served.places"),
      numeric: true,
      cell: ({ layer }) => (layer === null ? "" : `${layer.covered}/${layer.known}`),
      order: ({ layer }) => layer?.covered ?? -1,
    },
  ]
}

/** The villages behind what is lacking, those of most people first. */
export function Unserved({ view: { unserved, name, result } }: { readonly view: View }) {
  const site = useSite()
  const { t } = site
  return (
    <>
      <DataTable
        caption={t("served.unserved", { count: unserved.total, technology: name })}
        columns={villageColumns(site, result.id)}
        rows={unserved.rows}
        rowKey={({ id }) => id}
        empty={t("served.unservedNone", { technology: name })}
      />
      {unserved.total > unserved.rows.length && (
        <p className="small">{t("served.unservedMore", { shown: unserved.rows.length })}</p>
      )}
    </>
  )
}
