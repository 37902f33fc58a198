import type { Measure, MeasureFigures, MeasureSummary } from "@tinhso/server/indicators/model"
import { formatPeriod } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { type MapPoint, PointMap, stepClass } from "../../ui/PointMap.tsx"
import type { MapUnits } from "@tinhso/server/registry/model"
import { href, localPath, type Site, useSite } from "../site.tsx"
import { MapLayers } from "../asset-map/layers.tsx"
import { Permalink } from "./controls.tsx"
import { FigureValue, PlaceLink, placePath, unitName } from "./figure.tsx"
import { Value, valueOf } from "./measure-places.tsx"
import { leading } from "./sentence.tsx"
import { inLanguage } from "./words.ts"

export interface MapRow {
  readonly unit: MapUnits["units"][number]
  /** Some document reports on it. */
  readonly told: boolean
  /** Its value of the chosen measure. */
  readonly measured: MeasureFigures["places"][number] | null
}

interface Island {
  readonly id: string
  readonly name: string
  readonly longitude: number
  readonly latitude: number
}

interface Props {
  /** The units are those of this day. */
  readonly day: string
  readonly rows: readonly MapRow[]
  readonly measures: readonly MeasureSummary[]
  readonly chosen: Measure | null
  readonly islands: readonly Island[]
}

/** The map and its table side by side; the table alone says everything. */
export function MapBody({ day, rows, measures, chosen, islands }: Props) {
  const site = useSite()
  const { t } = site
  const stepOf = steps(rows, chosen)
  const known = rows.filter((row) => (chosen === null ? row.told : row.measured !== null))
  const points = [
    ...islands.map(islandPoint),
    ...rows.toSorted(strongestFirst).flatMap((row) => pointOf(row, stepOf, site)),
  ]
  return (
    <>
      <h1>{t("map.title")}</h1>
      <MapLayers />
      <p className="lead">{t("map.lead")}</p>
      <Choose measures={measures} chosen={chosen} />
      <Permalink view={`at:${day}`} />
      <div className="map-layout">
        <div>
          <div
            className="map"
            data-island="map"
            data-label={t("map.label")}
            data-failed={t("map.noWebgl")}
            data-boundaries={
              rows.some((row) => row.unit.hasBoundary)
                ? `/api/v1/map/boundaries?at=${day}`
                : undefined
            }
            data-points={JSON.stringify(points)}
          >
            <PointMap title={t("map.label")} points={points} />
          </div>
          <Legend chosen={chosen} />
          <p className="small map-credit" data-boundaries={t("map.boundaries")}>
            {t("map.credit")}
          </p>
        </div>
        <div>
          <DataTable
            caption={t("map.table")}
            columns={columns(site, chosen)}
            rows={known.toSorted(strongestFirst)}
            rowKey={(row) => row.unit.id}
            rowId={(row) => `dv-${row.unit.id}`}
            empty={t("map.noneKnown")}
          />
          <Unknown units={rows.filter((row) => !known.includes(row)).map((row) => row.unit)} />
        </div>
      </div>
    </>
  )
}

const numberOf = (row: MapRow) =>
  row.measured === null ? null : (valueOf(row.measured)?.value ?? null)

/** Five steps from the smallest to the largest value; without a measure, whether there is data. */
function steps(rows: readonly MapRow[], chosen: Measure | null) {
  const values = rows.flatMap((row) => numberOf(row) ?? [])
  const low = Math.min(...values)
  const high = Math.max(...values)
  return (row: MapRow): MapPoint["step"] => {
    if (chosen === null) return row.told ? 4 : null
    const value = numberOf(row)
    if (value === null) return row.measured === null ? null : "apart"
    return high === low ? 4 : Math.min(4, Math.floor(((value - low) / (high - low)) * 5))
  }
}

function pointOf(row: MapRow, stepOf: (row: MapRow) => MapPoint["step"], site: Site): MapPoint[] {
  const { unit } = row
  if (unit.point === null) return []
  const step = stepOf(row)
  return [
    {
      key: unit.id,
      label: unit.name,
      ...unit.point,
      href: href(site, placePath(unit)),
      step,
      named: step !== null,
      sides: ["right", "left", "above", "below"],
    },
  ]
}

const islandPoint = (island: Island): MapPoint => ({
  key: island.id,
  label: island.name.replace(" (", "\n("),
  longitude: island.longitude,
  latitude: island.latitude,
  href: null,
  step: null,
  named: true,
  sides: ["below", "above", "left", "right"],
})

const strongestFirst = (a: MapRow, b: MapRow) => rankOf(b) - rankOf(a)
const rankOf = (row: MapRow) => numberOf(row) ?? (row.measured === null ? Number(row.told) - 3 : -1)

/** A plain form: choosing a measure is another page with its own address. */
function Choose({ measures, chosen }: Pick<Props, "measures" | "chosen">) {
  const site = useSite()
  const { t } = site
  return (
    <form className="map-form" method="get" action={localPath("/ban-do", site.language)}>
      <label htmlFor="chi-so">{t("map.measure")}</label>
      <select id="chi-so" name="chi-so" defaultValue={chosen?.code ?? ""}>
        <option value="">{t("map.presence")}</option>
        {measures.map((one) => (
          <option key={one.code} value={one.code}>
            {inLanguage(site, one.nameVi, one.nameEn)}
          </option>
        ))}
      </select>
      <button type="submit">{t("map.show")}</button>
    </form>
  )
}

function Legend({ chosen }: { chosen: Measure | null }) {
  const { t } = useSite()
  return (
    <p className="legend">
      {chosen === null ? (
        <span>
          <Swatch step={4} /> {t("map.hasData")}
        </span>
      ) : (
        <span>
          {t("map.low")}{" "}
          {[0, 1, 2, 3, 4].map((step) => (
            <Swatch key={step} step={step} />
          ))}{" "}
          {t("map.high")}
        </span>
      )}
      {chosen !== null && (
        <span>
          <Swatch step="apart" /> {t("map.apart")}
        </span>
      )}
      <span>
        <Swatch step={null} /> {t("map.noData")}
      </span>
    </p>
  )
}

/** Units of which nothing is known, folded away: there are many. */
function Unknown({ units }: { units: readonly MapRow["unit"][] }) {
  const { t } = useSite()
  if (units.length === 0) return null
  return (
    <details>
      <summary>{t("map.unknown", { count: units.length })}</summary>
      <ul className="columns">
        {units.map((unit) => (
          <li key={unit.id} id={`dv-${unit.id}`}>
            <PlaceLink unit={unit} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Swatch({ step }: { step: MapPoint["step"] }) {
  return (
    <svg className="swatch" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r={step === null ? 4 : 6} className={stepClass(step)} />
    </svg>
  )
}

/** The value, and which units and times it comes from. */
function Measured({ row }: { row: MeasureFigures["places"][number] }) {
  const { language, t } = useSite()
  const used = new Set(row.components.map((one) => one.figure))
  const own = leading(row)
  const from =
    row.how === "own" ? [] : row.figures.filter((one) => row.how !== "sum" || used.has(one.id))
  return (
    <>
      {row.how !== "side-by-side" && <Value row={row} />}
      {row.how === "own" && own !== undefined && (
        <span className="stacked small">{formatPeriod(own.period, language)}</span>
      )}
      {from.map((one) => (
        <span key={one.id} className="stacked small">
          {unitName(one.place, t, false)}
          {one.kind === "target" && ` (${t("kind.target")})`}:{" "}
          <FigureValue figure={one} withUnit={false} />, {formatPeriod(one.period, language)}
        </span>
      ))}
    </>
  )
}

function columns(site: Site, chosen: Measure | null): Column<MapRow>[] {
  const { t, language } = site
  const place: Column<MapRow> = {
    key: "place",
    title: t("figures.place"),
    heads: true,
    cell: ({ unit }) => <PlaceLink unit={unit} />,
    order: ({ unit }) => unit.name,
  }
  if (chosen === null) {
    return [
      place,
      {
        key: "told",
        title: t("measures.figures"),
        cell: (row) => t(row.told ? "map.hasData" : "map.noData"),
        order: (row) => Number(row.told),
      },
    ]
  }
  return [
    place,
    {
      key: "value",
      title: `${inLanguage(site, chosen.nameVi, chosen.nameEn)} (${unitOfMeasure(chosen.unitOfMeasure, language)})`,
      numeric: true,
      cell: (row) => (row.measured === null ? t("map.noData") : <Measured row={row.measured} />),
      order: (row) => numberOf(row) ?? -1,
    },
  ]
}
