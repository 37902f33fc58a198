import type { Figure, FigureDetail } from "@tinhso/server/indicators/model"
import { formatDecimal, type Language } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import { DataTable } from "../../ui/DataTable.tsx"
import { Link, useSite } from "../site.tsx"
import { figurePath, FigureValue } from "./figure.tsx"

/** The parts that the document prints; a part that is a figure of its own opens it. */
export function Breakdown({ figure }: { figure: FigureDetail }) {
  const { t, language } = useSite()
  const { whole, parts } = figure.related
  if (figure.breakdown.length + parts.length === 0 && whole === null) return null
  const rows = rowsOf(figure, language)
  const shown = new Set(rows.map((row) => row.figure?.id))
  return (
    <section aria-labelledby="thanh-phan">
      <h2 id="thanh-phan">{t("figure.breakdown")}</h2>
      {rows.length > 0 && <Parts figure={figure} rows={rows} />}
      {parts.length > shown.size && (
        <ul>
          {parts
            .filter((one) => !shown.has(one.id))
            .map((one) => (
              <li key={one.id}>
                {one.label}: <FigureValue figure={one} />
              </li>
            ))}
        </ul>
      )}
      {whole !== null && (
        <p>
          {t(figure.relation === "subset" ? "figure.subsetOf" : "figure.partOf")} {whole.label}:{" "}
          <FigureValue figure={whole} />
        </p>
      )}
    </section>
  )
}

interface Row {
  readonly label: string
  readonly exact: string
  readonly figure: Figure | undefined
}

/** A printed part is a figure when exactly one related figure has its value. */
function rowsOf({ breakdown, breakdownVi, related }: FigureDetail, language: Language): Row[] {
  return breakdown.map((row, index) => {
    const same = related.parts.filter((one) => one.exact === row.exact && one.relation === "part")
    const label = language === "vi" ? (breakdownVi[index] ?? row.label) : row.label
    return { ...row, label, figure: same.length === 1 ? same[0] : undefined }
  })
}

function Parts({ figure, rows }: { figure: FigureDetail; rows: readonly Row[] }) {
  const { t, language } = useSite()
  return (
    <DataTable
      caption={t("figure.breakdownCaption", { label: figure.label })}
      columns={[
        { key: "label", title: t("figure.part"), heads: true, cell: labelOf },
        {
          key: "value",
          title: unitOfMeasure(figure.unitOfMeasure, language),
          numeric: true,
          cell: (row) => formatDecimal(row.exact, language),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.label}
    />
  )
}

const labelOf = (row: Row) =>
  row.figure === undefined ? row.label : <Link to={figurePath(row.figure.id)}>{row.label}</Link>
