import type { InputTold, Provenance } from "@tinhso/server/indicators/provenance/model"
import { formatDay, formatDecimal, formatInstant } from "../../i18n/index.ts"
import { unitAfterValue } from "../../i18n/units.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { Facts } from "../../ui/Facts.tsx"
import { inLanguage } from "../parts/words.ts"
import { type Site, useSite } from "../site.tsx"
import { ContributorList } from "./contributors.tsx"
import { Head, Proven, Value } from "./words.tsx"

/** A value with the formula and its inputs, or with the units that contributed. */
export function FigureScreen({ of, page }: { of: Provenance; page: number }) {
  const { t } = useSite()
  const { reported, expected } = of
  return (
    <>
      <Head of={of} />
      {expected > 0 && (
        <p className="meta">
          {t("provenance.coverage", { reported, expected })}
          {of.status === "estimated" && <span>{t("provenance.estimated")}</span>}
        </p>
      )}
      <Proven proof={of.proof} />
      <Formula of={of} />
      {of.contributors !== null && <ContributorList of={of} list={of.contributors} page={page} />}
      {of.measure !== null && <Adding of={of} measure={of.measure} />}
    </>
  )
}

function Formula({ of }: { of: Provenance }) {
  const site = useSite()
  const { t, language } = site
  const { formula, inputs, kind } = of
  if (formula === null) return kind === "indicator" ? <p>{t("provenance.noFormula")}</p> : null
  return (
    <section aria-labelledby="cong-thuc">
      <h2 id="cong-thuc">{t("provenance.formula")}</h2>
      <p className="sentence">{inLanguage(site, formula.sentenceVi, formula.sentenceEn)}</p>
      <Facts
        facts={[
          { name: t("provenance.formula"), value: <code className="hash">{formula.text}</code> },
          { name: t("provenance.version"), value: formula.version },
          {
            name: t("provenance.validFrom"),
            value: formula.validFrom && formatDay(formula.validFrom, language),
          },
          { name: t("provenance.document"), value: formula.document },
          { name: t("provenance.recorded"), value: formatInstant(formula.recordedAt, language) },
        ]}
      />
      {inputs.length > 0 && <Inputs inputs={inputs} />}
    </section>
  )
}

function Inputs({ inputs }: { inputs: readonly InputTold[] }) {
  const site = useSite()
  return (
    <DataTable
      caption={site.t("provenance.inputs")}
      columns={inputColumns(site)}
      rows={inputs}
      rowKey={(row) => row.read}
    />
  )
}

const inputColumns = (site: Site): Column<InputTold>[] => [
  {
    key: "input",
    title: site.t("provenance.input"),
    heads: true,
    cell: (row) => (
      <>
        {inLanguage(site, row.nameVi, row.nameEn)}
        {row.read !== row.nameVi && (
          <span className="meta">
            <code>{row.read}</code>
          </span>
        )}
      </>
    ),
  },
  { key: "period", title: site.t("provenance.period"), cell: (row) => row.opens.period },
  {
    key: "value",
    title: site.t("provenance.value"),
    numeric: true,
    cell: (row) => (
      <>
        <Value of={row} unit={row.unitOfMeasure} opens={row.opens} />
        {row.value !== null && row.unitOfMeasure !== "" && (
          <span className="unit"> {unitAfterValue(row.unitOfMeasure, site.language)}</span>
        )}
      </>
    ),
  },
  {
    key: "reports",
    title: site.t("provenance.reports"),
    numeric: true,
    cell: (row) => `${row.reported}/${row.expected}`,
  },
]

interface AddingProps {
  readonly of: Provenance
  readonly measure: NonNullable<Provenance["measure"]>
}

function Adding({ of, measure }: AddingProps) {
  const site = useSite()
  const { t, language } = site
  const least = formatDecimal(String(Number((measure.minCoverage * 100).toFixed(2))), language)
  return (
    <section aria-labelledby="cach-cong">
      <h2 id="cach-cong">{t("provenance.howAdds")}</h2>
      <Facts
        facts={[
          {
            name: t("provenance.definition"),
            value: inLanguage(site, measure.definitionVi, measure.definitionEn),
          },
          {
            name: t("provenance.reportedBy"),
            value: t(`provenance.level.${measure.reportedBy}`),
          },
          { name: t("provenance.overUnits"), value: t(`provenance.adds.${measure.overUnits}`) },
          { name: t("provenance.inTime"), value: t(`provenance.adds.${measure.inTime}`) },
          {
            name: t("provenance.minCoverage"),
            value: measure.minCoverage > 0 && of.expected > 0 && `${least}\u00a0%`,
          },
        ]}
      />
    </section>
  )
}
