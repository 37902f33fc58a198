import type { AssetRow, AssetsByUnit } from "@tinhso/server/registry/assets/model"
import { formatWhole } from "../../i18n/index.ts"
import { boxIn, MAP_NAMES } from "../../ui/asset-map/address.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { inLanguage } from "../parts/words.ts"
import { here, type Site, useSite } from "../site.tsx"
import { LISTED, type MapView } from "./read.ts"

type UnitRow = AssetsByUnit["rows"][number]

/** Units by what lies in them, most first; each leads to its own map. */
export function Ranking({ view: { ranking, asked } }: { view: MapView }) {
  const site = useSite()
  const { t } = site
  return (
    <>
      {boxIn(asked.box) !== null && (
        <p className="small">
          {t("assets.inBox")}{" "}
          <a href={here(site, { [MAP_NAMES.box]: null })}>{t("assets.allBox")}</a>
        </p>
      )}
      {ranking.rows.length > 0 && (
        <DataTable
          caption={t("assets.units")}
          columns={rankingColumns(site)}
          rows={ranking.rows}
          rowKey={({ unit }) => unit}
        />
      )}
      {ranking.rows.length > 0 && ranking.elsewhere > 0 && (
        <p className="small">{t("assets.elsewhere", { count: ranking.elsewhere })}</p>
      )}
    </>
  )
}

const faultyIn = ({ states }: UnitRow) => states.find(({ state }) => state === "faulty")?.total ?? 0

function rankingColumns(site: Site): Column<UnitRow>[] {
  const { t, language } = site
  return [
    {
      key: "unit",
      title: t("assets.unit"),
      heads: true,
      cell: ({ unit, name }) => (
        <a
          href={here(site, {
            [MAP_NAMES.unit]: unit,
            [MAP_NAMES.box]: null,
            [MAP_NAMES.chosen]: null,
          })}
        >
          {name}
        </a>
      ),
      order: ({ name }) => name,
    },
    {
      key: "total",
      title: t("assets.count"),
      numeric: true,
      cell: ({ total }) => formatWhole(total, language),
      order: ({ total }) => total,
    },
    {
      key: "faulty",
      title: t("assets.faulty"),
      numeric: true,
      cell: (row) => formatWhole(faultyIn(row), language),
      order: faultyIn,
    },
  ]
}

/** The assets themselves; a name shows what is there and moves the map. */
export function AssetList({ view }: { view: MapView }) {
  const site = useSite()
  const { t } = site
  const { list, hidden } = view
  const { total } = list
  return (
    <>
      <DataTable
        caption={
          total > LISTED ? t("assets.list", { total }) : t("assets.listAll", { count: total })
        }
        columns={listColumns(site, view)}
        rows={list.rows}
        rowKey={({ id }) => id}
        empty={t(isFiltered(view) ? "assets.noneFit" : "assets.none")}
      />
      {hidden > 0 && <p className="small">{t("assets.hidden", { count: hidden })}</p>}
    </>
  )
}

const isFiltered = ({ asked: { kind, state, unit, q, at, box } }: MapView) =>
  [kind, state, unit, q, at, box].some((one) => one !== "")

function listColumns(site: Site, { kinds }: MapView): Column<AssetRow>[] {
  const { t } = site
  const named = new Map(
    kinds.map((kind) => [kind.code, inLanguage(site, kind.nameVi, kind.nameEn)]),
  )
  return [
    {
      key: "name",
      title: t("assets.name"),
      heads: true,
      cell: (row) => <AssetLink asset={row} />,
      order: ({ name, id }) => name || id,
    },
    {
      key: "kind",
      title: t("assets.kind"),
      cell: ({ kind }) => named.get(kind) ?? kind,
      order: ({ kind }) => named.get(kind) ?? kind,
    },
    { key: "state", title: t("assets.state"), cell: ({ state }) => t(`assets.state.${state}`) },
  ]
}

interface Linked {
  readonly id: string
  readonly name: string
  readonly longitude?: number | null
  readonly latitude?: number | null
}

/** Shows an asset beside the map; without scripts it is another page. */
export function AssetLink({ asset }: { asset: Linked }) {
  const site = useSite()
  const { id, name, longitude = null, latitude = null } = asset
  const place = longitude === null || latitude === null ? undefined : `${longitude},${latitude}`
  return (
    <a href={here(site, { [MAP_NAMES.chosen]: id })} data-asset={id} data-place={place}>
      {name || id}
    </a>
  )
}
