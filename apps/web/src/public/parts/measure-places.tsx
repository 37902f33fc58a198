import type { MeasureFigures, PlaceMeasure } from "@tinhso/server/indicators/model"
import type { UnitRef } from "@tinhso/server/registry/model"
import { formatDecimal } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import { BarChart } from "../../ui/BarChart.tsx"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { href, type Site, useSite } from "../site.tsx"
import {
  amountText,
  FailedTag,
  FigureValue,
  Freshness,
  PlaceLink,
  placePath,
  TargetTag,
  unitName,
} from "./figure.tsx"
import { anchorOf, leading } from "./sentence.tsx"
import { reasonsOf } from "./words.ts"

type Row = MeasureFigures["places"][number]

interface TableProps {
  readonly data: MeasureFigures
  readonly failed: ReadonlySet<string>
}

/** The places that report a measure, largest value first. */
export function PlacesTable({ data, failed }: TableProps) {
  const site = useSite()
  const rows = data.places.toSorted((a, b) => (valueOf(b)?.value ?? -1) - (valueOf(a)?.value ?? -1))
  return (
    <DataTable
      caption={site.t("measure.placesCaption", {
        unit: unitOfMeasure(data.measure.unitOfMeasure, site.language),
      })}
      columns={columns(site, failed)}
      rows={rows}
      rowKey={(row) => row.place.id}
      empty={site.t("figures.none")}
    />
  )
}

/** What can be printed as a value, of a figure or of a sum. */
export type Amount = Pick<PlaceMeasure, "comparator" | "value" | "exact">

/** The number that stands for a place: its newest figure that is no target, or its sum. */
export function valueOf(row: Row): Amount | undefined {
  return row.how === "own" ? leading(row) : row.how === "sum" ? row : undefined
}

function columns(site: Site, failed: ReadonlySet<string>): Column<Row>[] {
  const { t } = site
  return [
    {
      key: "place",
      title: t("figures.place"),
      heads: true,
      cell: (row) => <PlaceLink unit={row.place} />,
      order: (row) => row.place.name,
    },
    {
      key: "value",
      title: t("figures.value"),
      numeric: true,
      cell: (row) => <Value row={row} />,
      order: (row) => valueOf(row)?.value ?? -1,
    },
    {
      key: "period",
      title: t("figures.period"),
      cell: (row) => <Periods row={row} />,
      order: (row) => leading(row)?.period.ends ?? "",
    },
    { key: "state", title: t("measure.state"), cell: (row) => <State row={row} failed={failed} /> },
  ]
}

export function Value({ row }: { row: Row }) {
  const { language, t } = useSite()
  const figure = leading(row)
  if (row.how === "own") {
    return figure === undefined ? (
      t("figure.noValue")
    ) : (
      <FigureValue figure={figure} withUnit={false} />
    )
  }
  if (row.how === "sum") {
    const site = { language, t }
    return <SumLink row={row} text={amountText(row, site.language, site.t)} />
  }
  return row.figures.map((one) => (
    <span key={one.id} className="stacked">
      {unitName(one.place, t, false)}: <FigureValue figure={one} withUnit={false} />
    </span>
  ))
}

/** A sum opens on the page of its place, where its parts are listed. */
function SumLink({ row, text }: { row: Row; text: string }) {
  const site = useSite()
  return <a href={`${href(site, placePath(row.place))}#${anchorOf(row)}`}>{text}</a>
}

function Periods({ row }: { row: Row }) {
  const figure = leading(row)
  if (row.how === "own") return figure === undefined ? null : <Freshness period={figure.period} />
  return row.figures.map((one) => (
    <span key={one.id} className="stacked">
      <Freshness period={one.period} />
    </span>
  ))
}

function State({ row, failed }: { row: Row; failed: ReadonlySet<string> }) {
  const site = useSite()
  return (
    <>
      {row.targets.map((one) => (
        <TargetTag key={one.target} status={one.status} />
      ))}
      {row.figures
        .filter((one) => failed.has(one.id))
        .map((one) => (
          <FailedTag key={one.id} figureId={one.id} />
        ))}
      {reasonsOf(row, site).map((text) => (
        <span key={text} className="stacked small">
          {text}
        </span>
      ))}
    </>
  )
}

/** The same values as bars, when two or more can be compared. */
export function PlacesChart({ data }: { data: MeasureFigures }) {
  const { t, language } = useSite()
  const bars = data.places.flatMap(valuesToCompare).map(({ unit, amount, value }) => ({
    key: unit.id,
    label: <PlaceLink unit={unit} full={false} />,
    value,
    text: amountText(amount, language, t),
    muted: unit.level === "country",
  }))
  if (bars.length < 2) return null
  const unit = unitOfMeasure(data.measure.unitOfMeasure, language)
  const max = data.measure.share ? { max: 100 } : {}
  return (
    <BarChart
      title={t("measure.chart", { unit, zero: formatDecimal("0", language) })}
      bars={bars.toSorted((a, b) => b.value - a.value)}
      {...max}
    />
  )
}

interface Comparable {
  readonly unit: UnitRef
  readonly amount: Amount
  readonly value: number
}

/** A place's own number or sum; of places side by side the newest of each older unit. */
function valuesToCompare(row: Row): Comparable[] {
  if (row.how === "sum") return row.value === null ? [] : [comparable(row.place, row, row.value)]
  const newest = new Map<string, Comparable>()
  for (const one of row.figures) {
    if (one.kind === "target" || one.value === null || newest.has(one.place.id)) continue
    newest.set(one.place.id, comparable(one.place, one, one.value))
  }
  return [...newest.values()]
}

const comparable = (unit: UnitRef, amount: Amount, value: number) => ({ unit, amount, value })
