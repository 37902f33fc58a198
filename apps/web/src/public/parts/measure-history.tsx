import type { Figure, MeasureFigures } from "@tinhso/server/indicators/model"
import type { UnitRef } from "@tinhso/server/registry/model"
import { formatPeriod } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { LineChart } from "../../ui/LineChart.tsx"
import { type Site, useSite } from "../site.tsx"
import { amountText, FigureValue, unitName } from "./figure.tsx"

/** Fewer points than this make no line: the table says it all. */
const LINE = 3

interface Series {
  readonly place: UnitRef
  readonly figures: readonly Figure[]
}

/** How a measure went, for every place that reported it for more than one period. */
export function History({ data }: { data: MeasureFigures }) {
  const site = useSite()
  const series = seriesOf(data)
  if (series.length === 0) return null
  return (
    <section aria-labelledby="dien-bien">
      <h2 id="dien-bien">{site.t("history.title")}</h2>
      {series.map((one) => (
        <OneSeries key={one.place.id} series={one} />
      ))}
    </section>
  )
}

function seriesOf(data: MeasureFigures): Series[] {
  const figures = new Map<string, Figure>()
  for (const row of data.places) for (const one of row.figures) figures.set(one.id, one)
  const told = [...figures.values()].filter((one) => one.kind !== "target" && one.value !== null)
  const byPlace = Map.groupBy(told, (one) => one.place.id)
  return [...byPlace.values()].flatMap((list) => {
    const first = list[0]
    if (first === undefined || new Set(list.map((one) => one.period.code)).size < 2) return []
    return [{ place: first.place, figures: list.toSorted(oldestFirst) }]
  })
}

const oldestFirst = (a: Figure, b: Figure) => a.period.ends.localeCompare(b.period.ends)

function OneSeries({ series }: { series: Series }) {
  const site = useSite()
  const { t, language } = site
  const { place, figures } = series
  return (
    <div className="series-block">
      <DataTable
        caption={unitName(place, t)}
        columns={columns(site)}
        rows={figures}
        rowKey={(one) => one.id}
      />
      {figures.length >= LINE && (
        <LineChart
          title={unitName(place, t)}
          description={describe(series, site)}
          points={figures.map((one) => ({
            at: Date.parse(one.period.ends),
            value: one.value ?? 0,
            text: amountText(one, language, t),
            time: formatPeriod(one.period, language),
          }))}
        />
      )}
    </div>
  )
}

const describe = ({ place, figures }: Series, { t, language }: Site) =>
  `${unitName(place, t)}: ${figures
    .map((one) => `${formatPeriod(one.period, language)}: ${amountText(one, language, t)}`)
    .join("; ")}`

function columns({ t, language }: Site): Column<Figure>[] {
  return [
    {
      key: "period",
      title: t("figures.period"),
      heads: true,
      cell: (one) => formatPeriod(one.period, language),
    },
    {
      key: "value",
      title: t("figures.value"),
      numeric: true,
      cell: (one) => <FigureValue figure={one} />,
    },
  ]
}
