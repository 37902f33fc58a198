import { TrendLines, type TrendSeries, type TrendSize } from "./TrendChart.tsx"

export interface MultipleChart {
  readonly key: string
  readonly label: string
  readonly series: readonly TrendSeries[]
}

interface Props {
  readonly title: string
  readonly times: readonly string[]
  readonly charts: readonly MultipleChart[]
  readonly formatValue: (value: number) => string
}

export const SMALL: TrendSize = { width: 220, height: 120, left: 40, right: 8, ticks: 3 }

/** The least and the most of all charts: only on one axis can they be compared. */
export function rangeOf(charts: readonly MultipleChart[]) {
  const values = charts.flatMap((chart) =>
    chart.series.flatMap((one) => one.values.flatMap((value) => value ?? [])),
  )
  return { least: Math.min(0, ...values), most: Math.max(0, ...values) }
}

/** The newest value of the first line. */
export const newestOf = ({ series }: MultipleChart): number | null =>
  series[0]?.values.findLast((value) => value !== null) ?? null

/** Small charts side by side on one axis, each with its name and newest value. */
export function Multiples({ title, times, charts, formatValue }: Props) {
  const range = rangeOf(charts)
  return (
    <figure className="multiples">
      <figcaption>{title}</figcaption>
      <ul>
        {charts.map((chart) => {
          const newest = newestOf(chart)
          return (
            <li key={chart.key} className="multiple">
              <p>
                <span>{chart.label}</span>
                {newest !== null && <strong>{formatValue(newest)}</strong>}
              </p>
              <svg
                viewBox={`0 0 ${SMALL.width} ${SMALL.height}`}
                width={SMALL.width}
                height={SMALL.height}
                aria-hidden="true"
              >
                <TrendLines
                  title={chart.label}
                  description=""
                  times={times}
                  series={chart.series}
                  formatValue={formatValue}
                  size={SMALL}
                  range={range}
                />
              </svg>
            </li>
          )
        })}
      </ul>
    </figure>
  )
}
