import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { ReleaseDetail, ReleaseRow } from "@tinhso/server/indicators/releases/model"
import { useState } from "react"
import { formatDecimal, type Language } from "../../i18n/index.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Pager } from "../frame/Pager.tsx"
import { type Say, useWords } from "../words/index.ts"
import { ROWS, rowsQuery } from "./queries.ts"

/** The rows as they are, or will be, frozen. */
export function Rows({ release }: { release: ReleaseDetail }) {
  const { say } = useWords()
  const [page, setPage] = useState(1)
  const found = useQuery({ ...rowsQuery(release.id, page), placeholderData: keepPreviousData })
  return (
    <section aria-labelledby="cac-dong">
      <h2 id="cac-dong" className="section-title">
        {say("rel.sample")}
      </h2>
      <Loaded query={found}>
        {({ rows, total }) => (
          <>
            <Table rows={rows} release={release} />
            <Pager page={page} size={ROWS} total={total} onChange={setPage} />
          </>
        )}
      </Loaded>
    </section>
  )
}

const TITLES = ["indicator", "unit", "period", "value", "coverage"] as const

function Table({ rows, release }: { rows: readonly ReleaseRow[]; release: ReleaseDetail }) {
  const { say, language } = useWords()
  const names = new Map(
    release.indicators.map(({ code, nameVi, nameEn }) => [
      code,
      language === "en" ? nameEn : nameVi,
    ]),
  )
  return (
    <table className="grid">
      <caption className="hidden">{say("rel.sample")}</caption>
      <thead>
        <tr>
          {TITLES.map((title) => (
            <th key={title} scope="col">
              {say(`rel.${title}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={[row.indicator, row.period, row.unit, row.breakdown, row.figure].join(" ")}>
            <th scope="row" data-label={say("rel.indicator")}>
              {row.label || names.get(row.indicator)}
              {row.breakdown !== "" && ` [${row.breakdown}]`}
            </th>
            <td data-label={say("rel.unit")}>{row.unitName}</td>
            <td data-label={say("rel.period")}>{row.period}</td>
            <td data-label={say("rel.value")}>{valueText(row, say, language)}</td>
            <td data-label={say("rel.coverage")}>
              {row.expected === null ? "—" : `${row.reported ?? 0}/${row.expected}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function valueText({ written, value, unitOfMeasure }: ReleaseRow, say: Say, language: Language) {
  const exact = written ?? (value === null ? null : String(Math.round(value * 100) / 100))
  if (exact === null) return say("rel.missing")
  return `${formatDecimal(exact, language)}${unitOfMeasure === "%" ? " %" : ""}`
}
