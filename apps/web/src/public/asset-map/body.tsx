import { formatDay } from "../../i18n/index.ts"
import { boxText, mapQuestion } from "../../ui/asset-map/address.ts"
import { Drawing } from "../../ui/asset-map/Drawing.tsx"
import { Inset } from "../../ui/asset-map/Inset.tsx"
import { Legend } from "../../ui/asset-map/Legend.tsx"
import { isMarked } from "../../ui/asset-map/marks.ts"
import { ISLANDS } from "../../ui/islands-of-vietnam.ts"
import { inLanguage } from "../parts/words.ts"
import { Notice } from "../../ui/Notice.tsx"
import { CoverageBeside } from "../coverage/beside.tsx"
import { CoverageKey } from "../coverage/key.tsx"
import { CoveragePanel } from "../coverage/panel.tsx"
import type { CoverageView } from "../coverage/view.ts"
import { useSite } from "../site.tsx"
import { Chosen } from "./chosen.tsx"
import { Filters } from "./filters.tsx"
import { MapLayers } from "./layers.tsx"
import type { MapView } from "./read.ts"
import { AssetList, Ranking } from "./tables.tsx"

/** The map and its tables side by side; the tables alone say everything. */
export function AssetMapBody({ view, coverage }: { view: MapView; coverage: CoverageView }) {
  const { t, language, today } = useSite()
  const { asked, unit } = view
  const day = formatDay(asked.at === "" ? today : asked.at, language)
  const where = unit === null ? t("assets.whole") : unit.fullName
  return (
    <>
      <h1>{t("assets.title")}</h1>
      <MapLayers />
      <p className="lead">{t("assets.lead")}</p>
      {view.ranking.illustrative && (
        <Notice tone="warn" title={t("explore.illustrative")}>
          <p>{t("assets.illustrativeWhat")}</p>
        </Notice>
      )}
      <Filters view={view} />
      <CoveragePanel view={coverage} />
      <p className="asset-map-title">
        <strong>{where}</strong> · {day}
      </p>
      <div className="asset-map-layout">
        <div>
          <MapFrame view={view} />
          <MapLegend view={view} />
          <CoverageKey view={coverage} />
          <p className="small" data-map-credit={t("assets.basemap")}>
            {t("assets.credit")}
          </p>
        </div>
        <div>
          <CoverageBeside view={coverage} />
          <div data-map-part="tables">
            <Chosen view={view} />
            <Ranking view={view} />
            <AssetList view={view} />
          </div>
        </div>
      </div>
    </>
  )
}

function MapFrame({ view }: { view: MapView }) {
  const site = useSite()
  const { t } = site
  const islands = ISLANDS.map((one) => ({
    ...one,
    name: inLanguage(site, one.nameVi, one.nameEn),
  }))
  const provinces = view.provinces.units.flatMap(({ point }) => point ?? [])
  const declared = view.kinds.map(({ code }) => code)
  return (
    <div
      className="asset-map"
      data-island="asset-map"
      data-label={t("assets.label")}
      data-no-webgl={t("map.noWebgl")}
      data-failed={t("assets.failed")}
      data-question={mapQuestion(view.asked)}
      data-day={view.asked.at}
      data-box={boxText(view.view)}
      data-chosen={view.asked.chosen}
      data-kinds={declared.join(",")}
      data-islands={JSON.stringify(islands)}
    >
      <Drawing
        title={t("assets.drawing")}
        box={view.view}
        features={view.drawn.features}
        declared={declared}
      />
      <Inset title={t("assets.inset")} islands={islands} provinces={provinces} />
      <output className="asset-map-note" />
    </div>
  )
}

function MapLegend({ view }: { view: MapView }) {
  const site = useSite()
  const { t } = site
  const states = ["active", "planned", "faulty", "removed"] as const
  const asked =
    view.asked.state === "" ? ["active", "planned", "faulty"] : view.asked.state.split(",")
  const kinds = view.kinds.filter(
    ({ code, public: open }) =>
      open.listed && open.place === "exact" && ["", code].includes(view.asked.kind),
  )
  return (
    <Legend
      title={t("assets.legend")}
      heap={t("assets.heap")}
      states={states
        .filter((code) => isMarked(code) && asked.includes(code))
        .map((code) => ({ code, name: t(`assets.state.${code}`) }))}
      kinds={kinds.map((kind) => ({
        code: kind.code,
        geometry: kind.geometry,
        name: inLanguage(site, kind.nameVi, kind.nameEn),
      }))}
      declared={view.kinds.map(({ code }) => code)}
    />
  )
}
