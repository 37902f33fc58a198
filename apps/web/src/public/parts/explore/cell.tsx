import type { PivotCell, PivotColumn } from "@tinhso/server/indicators/pivot/model"
import { useSite, href } from "../../site.tsx"
import { cellText } from "./names.ts"

/** Where a value stands, as the page of its origin is asked. */
export type Spot = Required<Pick<PivotColumn, "unit" | "indicator" | "period">> &
  Pick<PivotColumn, "breakdown">

export const spotOf = (row: PivotColumn, column: PivotColumn): Spot => ({
  unit: row.unit ?? column.unit ?? "",
  indicator: row.indicator ?? column.indicator ?? "",
  period: row.period ?? column.period ?? "",
  breakdown: row.breakdown ?? column.breakdown ?? "",
})

export function originPath({ unit, indicator, period, breakdown }: Spot, view: string): string {
  const query = new URLSearchParams({ "chi-so": indicator, "don-vi": unit, ky: period })
  if (breakdown !== undefined && breakdown !== "") query.set("tach", breakdown)
  query.set("view", view)
  return `/nguon-goc?${query.toString()}`
}

interface Props {
  readonly cell: PivotCell | null
  readonly spot: Spot
  readonly view: string
  /** The unit of measure. */
  readonly unit: string
}

/** A value with how complete and how sure it is, in a word or a shape; it opens its origin. */
export function CellValue({ cell, spot, view, unit }: Props) {
  const site = useSite()
  const { t, language } = site
  if (cell === null) return <Sign text="·" said={t("explore.noUnit")} />
  if (cell.status === "not-applicable") return <Sign text="x" said={t("explore.notApplicable")} />
  const to = href(site, originPath(spot, view))
  const { reported, expected, value } = cell
  if (value === null) {
    return (
      <a className="missing" href={to}>
        <Sign text="—" said={t("explore.missing", { reported, expected })} />
      </a>
    )
  }
  return (
    <>
      {cell.judgement === "behind" && <Sign text="▼" said={t("explore.behind")} className="late" />}
      {cell.estimated && <Sign text="≈" said={t("explore.estimated")} />}
      <a href={to}>{cellText(value, unit, language)}</a>
      {reported < expected && (
        <span className="part">
          <span aria-hidden="true">
            {reported}/{expected}
          </span>
          <span className="hidden"> {t("explore.share", { reported, expected })}</span>
        </span>
      )}
    </>
  )
}

/** A shape for the eye, its word for the ear. */
function Sign({ text, said, className }: { text: string; said: string; className?: string }) {
  return (
    <span className={className === undefined ? "sign" : `sign ${className}`} title={said}>
      <span aria-hidden="true">{text}</span>
      <span className="hidden">{said}</span>
    </span>
  )
}
