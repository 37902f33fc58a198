import type { ReleaseDetail } from "@tinhso/server/indicators/releases/model"
import { formatWhole } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import { DataTable } from "../../ui/DataTable.tsx"
import { inLanguage } from "../parts/words.ts"
import { useSite } from "../site.tsx"
import { indicatorName } from "./words.ts"

/** What was amiss when it was published, and why it was published all the same. */
export function Behind({ release }: { release: ReleaseDetail }) {
  const site = useSite()
  const { t } = site
  const { checks, accepted, alone } = release
  return (
    <section aria-labelledby="can-biet">
      <h2 id="can-biet">{t("release.checks")}</h2>
      {checks.length === 0 && <p>{t("release.noChecks")}</p>}
      {checks.length > 0 && (
        <ul>
          {checks.map(({ kind, textVi, textEn, examples }) => (
            <li key={kind}>
              {inLanguage(site, textVi, textEn)}.
              {examples.length > 0 && (
                <details>
                  <summary>{`${examples.length}…`}</summary>
                  <ul>
                    {examples.map((one) => (
                      <li key={one} className="small">
                        {one}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
      {accepted !== null && <p>{t("release.accepted", { reason: accepted })}</p>}
      {alone !== null && <p>{t("release.alone", { reason: alone })}</p>}
    </section>
  )
}

type Described = ReleaseDetail["indicators"][number]

/** The indicators with the formulas that were in force. */
export function Formulas({ release }: { release: ReleaseDetail }) {
  const site = useSite()
  const { t, language } = site
  return (
    <section aria-labelledby="cong-thuc">
      <h2 id="cong-thuc">{t("release.formulas")}</h2>
      <DataTable
        caption={t("release.indicator")}
        rows={release.indicators}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "name",
            title: t("release.indicator"),
            heads: true,
            cell: ({ code }: Described) => indicatorName(release, code, site),
          },
          {
            key: "formula",
            title: t("release.formula"),
            cell: ({ formulas }: Described) =>
              formulas.length === 0
                ? t("release.base")
                : formulas.map(({ version, formula, document }) => (
                    <span key={version} className="stacked">
                      <code>{formula}</code>
                      {document !== null && ` (${document})`}
                    </span>
                  )),
          },
          {
            key: "unit",
            title: t("measure.unit"),
            cell: (one: Described) => unitOfMeasure(one.unitOfMeasure, language),
          },
          {
            key: "rows",
            title: t("releases.rows"),
            numeric: true,
            cell: ({ rows, withValue }: Described) =>
              `${formatWhole(withValue, language)}/${formatWhole(rows, language)}`,
          },
        ]}
      />
    </section>
  )
}
