import type { ReleaseDetail, RowsPage } from "@tinhso/server/indicators/releases/model"
import { BarChart } from "../../ui/BarChart.tsx"
import { useSite } from "../site.tsx"
import type { Shown } from "./shown.ts"
import { indicatorName, numberText, periodName, valueText } from "./words.ts"

/** Bars of one picture. */
const MOST = 34

/**
 * The values where the table is of one indicator and period and they fit into a picture; else how
 * complete each indicator is.
 */
export function ReleaseChart({
  release,
  rows,
  shown,
}: {
  release: ReleaseDetail
  rows: RowsPage
  shown: Shown
}) {
  const site = useSite()
  const { t, language } = site
  const { indicator, period } = shown
  const wholes = rows.rows.filter((row) => row.breakdown === (shown.breakdown ?? ""))
  const known = wholes.flatMap((row) => (row.value === null ? [] : { row, value: row.value }))
  const asValues = rows.total === rows.rows.length && known.length > 1 && known.length <= MOST
  if (indicator !== null && period !== null && asValues) {
    return (
      <BarChart
        title={t("release.values", {
          name: indicatorName(release, indicator, site),
          period: periodName(period, language),
        })}
        bars={known
          .toSorted((a, b) => b.value - a.value)
          .map(({ row, value }) => ({
            key: `${row.unit} ${row.figure}`,
            label: row.unitName,
            value,
            text: valueText(row, site),
          }))}
      />
    )
  }
  return (
    <BarChart
      title={t("release.complete")}
      max={100}
      bars={release.indicators.slice(0, MOST).map(({ code, rows: all, withValue }) => ({
        key: code,
        label: indicatorName(release, code, site),
        value: (withValue / all) * 100,
        text: `${numberText((withValue / all) * 100, language)}\u00a0%`,
      }))}
    />
  )
}
