import type { PlaceComputed } from "@tinhso/server/indicators/pivot/model"
import { formatPeriod } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { Tag } from "../../ui/Tag.tsx"
import { href, Link, type Site, useSite } from "../site.tsx"
import { provincesState } from "./computed.tsx"
import { CellValue } from "./explore/cell.tsx"
import { indicatorName, saidValue } from "./explore/names.ts"
import { addressOf } from "./explore/state.ts"
import { measurePath } from "./figure.tsx"

/** The computed indicators of a place, beside the unit above it and their targets. */
export function PlaceIndicators({
  rows,
  unit,
  view,
}: {
  rows: readonly PlaceComputed[]
  unit: string
  view: string
}) {
  const site = useSite()
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="chi-so-tinh-toan">
      <h2 id="chi-so-tinh-toan">{site.t("computed.ofPlace")}</h2>
      <DataTable
        caption={site.t("computed.ofPlaceCaption", { count: rows.length })}
        columns={placeColumns(site, rows, unit, view)}
        rows={rows}
        rowKey={(row) => row.indicator.code}
      />
      <p>
        <a
          href={href(
            site,
            `/phan-tich?${addressOf({
              ...provincesState(""),
              indicators: rows
                .filter(({ indicator }) => !indicator.count)
                .slice(0, 4)
                .map(({ indicator }) => indicator.code),
              units: `children:${unit}`,
            })}`,
          )}
        >
          {site.t("computed.explore")}
        </a>
      </p>
    </section>
  )
}

const spot = (row: PlaceComputed, unit: string) => ({
  unit,
  indicator: row.indicator.code,
  period: row.period.code,
  breakdown: "",
})

function placeColumns(
  site: Site,
  rows: readonly PlaceComputed[],
  unit: string,
  view: string,
): Column<PlaceComputed>[] {
  const { t, language } = site
  const above = rows.find((row) => row.above !== null)?.above?.unit
  return [
    {
      key: "name",
      title: t("figures.measure"),
      heads: true,
      cell: (row) => (
        <Link to={measurePath(row.indicator.code)}>{indicatorName(site, row.indicator)}</Link>
      ),
    },
    {
      key: "value",
      title: t("computed.value"),
      numeric: true,
      cell: (row) => (
        <>
          <CellValue
            cell={row.cell}
            spot={spot(row, unit)}
            view={view}
            unit={row.indicator.unitOfMeasure}
          />
          <span className="stacked small">{formatPeriod(row.period, language)}</span>
        </>
      ),
    },
    ...(above === undefined
      ? []
      : [
          {
            key: "above",
            title: t("computed.above", { unit: above.fullName }),
            numeric: true,
            cell: (row: PlaceComputed) =>
              row.above === null ? null : (
                <CellValue
                  cell={row.above.cell}
                  spot={spot(row, row.above.unit.id)}
                  view={view}
                  unit={row.indicator.unitOfMeasure}
                />
              ),
          },
        ]),
    { key: "target", title: t("computed.target"), cell: (row) => <Target row={row} /> },
  ]
}

const TONES = { reached: "good", behind: "bad", "on-trajectory": "info" } as const
const STATES = {
  reached: "explore.reachedTarget",
  behind: "explore.behind",
  "on-trajectory": "explore.onLine",
} as const

function Target({ row }: { row: PlaceComputed }) {
  const { t, language } = useSite()
  const { target, cell, indicator } = row
  if (target === null) return <span className="small">{t("computed.noTarget")}</span>
  return (
    <>
      {saidValue(target.value, indicator, language)} ({formatPeriod(target.period, language)}){" "}
      {cell.judgement !== null && (
        <Tag tone={TONES[cell.judgement]}>{t(STATES[cell.judgement])}</Tag>
      )}
    </>
  )
}
