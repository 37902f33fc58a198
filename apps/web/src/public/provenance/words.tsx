import type {
  CellProvenance,
  Opened,
  Proof,
  Provenance,
} from "@tinhso/server/indicators/provenance/model"
import { formatDecimal, formatPeriod, type Language } from "../../i18n/index.ts"
import { unitAfterValue } from "../../i18n/units.ts"
import { Notice } from "../../ui/Notice.tsx"
import { Tag } from "../../ui/Tag.tsx"
import { viewDay } from "../parts/controls.tsx"
import { PlaceLink } from "../parts/figure.tsx"
import { inLanguage } from "../parts/words.ts"
import { Link, useSite } from "../site.tsx"
import { openPath } from "./address.ts"

/** A number with as many digits as it means; a percentage with two decimals. */
export function valueText(value: number, unit: string, language: Language): string {
  if (unit === "%") return formatDecimal(value.toFixed(2), language)
  const rounded = Number(value.toPrecision(12))
  const plain = rounded.toLocaleString("en-US", {
    useGrouping: false,
    maximumFractionDigits: Math.abs(rounded) >= 100 ? 2 : 6,
  })
  return formatDecimal(plain, language)
}

interface Valued {
  readonly value: number | null
  readonly status: Provenance["status"]
}

/** A value that is opened further, or the word for there being none. */
export function Value({ of, unit, opens }: { of: Valued; unit: string; opens: Opened | null }) {
  const { t, language } = useSite()
  const text =
    of.value === null
      ? t(`provenance.status.${of.status === "not-applicable" ? of.status : "missing"}`)
      : valueText(of.value, unit, language)
  return (
    <span className="amount">
      {opens === null ? text : <Link to={openPath(opens)}>{text}</Link>}
      {of.status === "estimated" && of.value !== null && (
        <span className="age"> ({t("provenance.status.estimated")})</span>
      )}
    </span>
  )
}

/** The value in large, what it is of, and whether the page adds up to it. */
export function Head({ of }: { of: Provenance | CellProvenance }) {
  const site = useSite()
  const { t, language } = site
  const { opened } = of
  const day = opened.screen === "figure" ? viewDay(opened.view) : null
  return (
    <>
      <h1>{inLanguage(site, of.nameVi, of.nameEn)}</h1>
      <p className="lead">
        <PlaceLink unit={of.unit} /> · {formatPeriod(of.period, language)}
        {opened.ytd && ` · ${t("provenance.since")}`}
        {opened.by !== "" && ` · ${opened.by}`}
        {day !== null && ` · ${t("view.at", { day: day.split("-").toReversed().join("/") })}`}
      </p>
      <p className="big-value">
        {of.value === null ? t("provenance.none") : valueText(of.value, of.unitOfMeasure, language)}
        {of.value !== null && of.unitOfMeasure !== "" && (
          <span className="unit"> {unitAfterValue(of.unitOfMeasure, language)}</span>
        )}
      </p>
    </>
  )
}

/** Says visibly whether the numbers of the page were found to add up. */
export function Proven({ proof }: { proof: Proof }) {
  const site = useSite()
  const text = inLanguage(site, proof.saysVi, proof.saysEn).replaceAll(" %", "\u00a0%")
  if (!proof.holds) {
    return (
      <Notice tone="warn" title={site.t("provenance.breaksTitle")}>
        <p>{text}</p>
      </Notice>
    )
  }
  return (
    <p className="meta">
      <Tag tone="good">{site.t("provenance.holds")}</Tag> {text}
    </p>
  )
}
