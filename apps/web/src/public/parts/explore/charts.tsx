import type { PivotAnswer } from "@tinhso/server/indicators/pivot/model"
import { formatPeriod } from "../../../i18n/index.ts"
import { BarChart } from "../../../ui/BarChart.tsx"
import { Multiples } from "../../../ui/Multiples.tsx"
import { PointMap, stepClass } from "../../../ui/PointMap.tsx"
import { TrendChart } from "../../../ui/TrendChart.tsx"
import { href, type Site, useSite } from "../../site.tsx"
import { originPath, spotOf } from "./cell.tsx"
import {
  indicatorAt,
  MOST_BARS,
  MOST_LINES,
  MOST_MULTIPLES,
  overTime,
  ranked,
  shownColumn,
} from "./chart-data.ts"
import { isShare } from "./first-indicator.ts"
import type { MapDrawn } from "./map-points.ts"
import { cellText, indicatorName, type Names, saidValue, unitText, valueText } from "./names.ts"
import type { Chart } from "./state.ts"

interface Props {
  readonly answer: PivotAnswer
  readonly names: Names
}

/** The chart beside the table; null where there is none to draw. */
export function TableChart({
  chart,
  map,
  ...props
}: Props & { chart: Chart; map: MapDrawn | null }) {
  switch (chart) {
    case "ranking":
      return <Ranking {...props} />
    case "trend":
      return <Trend {...props} />
    case "multiples":
      return <SmallMultiples {...props} />
    case "map":
      return map === null ? null : <MapChart {...props} map={map} />
    case "none":
      return null
  }
}

/** "Tỷ lệ hộ … (%), quý IV/2025" */
export function titleOf(answer: PivotAnswer, column: number, site: Site): string {
  const { t, language } = site
  const at = answer.columns[column]
  const indicator = indicatorAt(answer, answer.rows[0], at)
  const period = answer.periods.find(({ code }) => code === at?.period) ?? answer.periods.at(-1)
  if (indicator === undefined) return ""
  const title = t("explore.chartOf", {
    indicator: indicatorName(site, indicator),
    unit: unitText(indicator, language),
    period: period === undefined ? "" : formatPeriod(period, language),
  })
  return title.replace(" ()", "")
}

/** Bars from zero, the best first, with lines for the whole and for the target. */
export function Ranking({ answer, names }: Props) {
  const site = useSite()
  const { t, language } = site
  const column = shownColumn(answer)
  const at = answer.columns[column]
  const rows = ranked(answer, column)
  const indicator = indicatorAt(answer, answer.rows[0], at)
  if (rows.length === 0 || indicator === undefined || at === undefined) {
    return <p className="small">{t("explore.noChart")}</p>
  }
  return (
    <>
      <BarChart
        title={`${titleOf(answer, column, site)}. ${t("explore.axisFromZero")}`}
        marks={marksOf(answer, column, site)}
        {...(isShare(indicator) && { max: 100 })}
        bars={rows.slice(0, MOST_BARS).map(({ row, value }) => ({
          key: row.key,
          label: answer.rowAxes.map((axis) => names.of(axis, row, true)).join(" · "),
          value,
          text: (
            <a href={href(site, originPath(spotOf(row, at), answer.view))}>
              {cellText(value, indicator.unitOfMeasure, language)}
            </a>
          ),
        }))}
      />
      <Note drawn={MOST_BARS} of={rows.length} pages={answer.pages} />
      {indicator.count && <p className="small">{t("explore.countWarningBare")}</p>}
    </>
  )
}

/** The whole, and the target that a plan sets it, as lines over the bars. */
function marksOf(answer: PivotAnswer, column: number, { t, language }: Site) {
  const at = answer.columns[column]
  const indicator = indicatorAt(answer, answer.rows[0], at)
  const { whole } = answer
  // The whole of a count is as long as all bars together.
  if (indicator === undefined || whole === null || indicator.count) return []
  const value = answer.totals[0]?.cells[column]?.value ?? null
  const target = answer.targets.find(
    (one) => one.unit === whole.id && one.indicator === indicator.code,
  )
  const own = {
    value: value ?? 0,
    kind: "whole" as const,
    label: t("explore.markWhole", {
      unit: whole.fullName,
      value: saidValue(value ?? 0, indicator, language),
    }),
  }
  return [
    ...(value === null ? [] : [own]),
    ...(target === undefined
      ? []
      : [
          {
            value: target.value,
            kind: "target" as const,
            label: t("explore.markTarget", {
              period: formatPeriod(target.period, language),
              value: saidValue(target.value, indicator, language),
            }),
          },
        ]),
  ]
}

function Note({ drawn, of, pages }: { drawn: number; of: number; pages: number }) {
  const { t } = useSite()
  if (of > drawn) return <p className="small">{t("explore.firstOnly", { count: drawn })}</p>
  return pages > 1 ? <p className="small">{t("explore.ofPage")}</p> : null
}

/** Lines over time; more than can be told apart become small charts. */
export function Trend({ answer, names }: Props) {
  const site = useSite()
  const { t, language } = site
  if (answer.periods.length < 2) return <p className="small">{t("explore.noTrend")}</p>
  const { times, groups, indicator } = overTime(answer, names, site)
  if (groups.length === 0 || indicator === undefined) {
    return <p className="small">{t("explore.noChart")}</p>
  }
  if (groups.length > MOST_LINES) return <SmallMultiples answer={answer} names={names} />
  const what = titleWithoutPeriod(indicator, site)
  const series = groups.flatMap((group) => group.series)
  return (
    <TrendChart
      title={`${what}. ${t("explore.axisFromZero")}`}
      description={t("explore.trendDescription", {
        what,
        first: times[0] ?? "",
        last: times.at(-1) ?? "",
        series: series.map(({ label }) => label).join(", "),
      })}
      times={times}
      series={series}
      formatValue={(value) => valueText(value, language)}
    />
  )
}

export function titleWithoutPeriod(
  indicator: PivotAnswer["indicators"][number],
  site: Site,
): string {
  const unit = unitText(indicator, site.language)
  const name = indicatorName(site, indicator)
  return unit === "" ? name : `${name} (${unit})`
}

/** One small chart for every row, all with the same axis. */
export function SmallMultiples({ answer, names }: Props) {
  const site = useSite()
  const { t, language } = site
  const { times, groups, indicator } = overTime(answer, names, site)
  if (groups.length === 0 || indicator === undefined) {
    return <p className="small">{t("explore.noChart")}</p>
  }
  return (
    <>
      <Multiples
        title={`${titleWithoutPeriod(indicator, site)}. ${t("explore.axisFromZero")}`}
        times={times}
        charts={groups.slice(0, MOST_MULTIPLES)}
        formatValue={(value) => valueText(value, language)}
      />
      <Note drawn={MOST_MULTIPLES} of={groups.length} pages={answer.pages} />
    </>
  )
}

function MapChart({ answer, map }: Props & { map: MapDrawn }) {
  const site = useSite()
  const { t } = site
  const title = titleOf(answer, shownColumn(answer), site)
  const label = t("explore.mapLabel", { what: title })
  const indicator = indicatorAt(answer, answer.rows[0], answer.columns[shownColumn(answer)])
  return (
    <figure className="map-figure">
      <figcaption className="small">{title}</figcaption>
      <div
        className="map"
        data-island="map"
        data-part={answer.whole === null || answer.whole.level === "country" ? undefined : ""}
        data-label={label}
        data-failed={t("map.noWebgl")}
        data-points={JSON.stringify(map.points)}
      >
        <PointMap title={label} points={map.points} />
      </div>
      <p className="legend">
        <span>
          {t("map.low")}{" "}
          {([0, 1, 2, 3, 4] as const).map((step) => (
            <Swatch key={step} step={step} />
          ))}{" "}
          {t("map.high")}
        </span>
        <span>
          <Swatch step={null} /> {t("map.noData")}
        </span>
      </p>
      {map.drawn === 0 && <p className="small">{t("explore.noPoints")}</p>}
      {indicator?.count === true && <p className="small">{t("explore.countWarningBare")}</p>}
      <p className="small map-credit">{t("map.credit")}</p>
    </figure>
  )
}

function Swatch({ step }: { step: 0 | 1 | 2 | 3 | 4 | null }) {
  return (
    <svg className="swatch" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r={step === null ? 4 : 6} className={stepClass(step)} />
    </svg>
  )
}
