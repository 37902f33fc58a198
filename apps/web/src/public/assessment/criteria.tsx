import type { CriterionFacts, RoundReport } from "@tinhso/server/assessment/outputs/model"
import { formatWhole } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { type Site, useSite } from "../site.tsx"
import { Distribution } from "./charts.tsx"
import { anchorOf, pointsText, saidText } from "./words.ts"

/** How each criterion went: what is reached, what was lowered and why. */
export function Criteria({ report }: { report: RoundReport }) {
  const site = useSite()
  const { t } = site
  return (
    <section aria-labelledby="tieu-chi">
      <h2 id="tieu-chi">{t("dti.byCriterion")}</h2>
      <Distribution report={report} />
      <DataTable
        caption={t("dti.criteriaCaption", { count: report.criteria.length })}
        columns={columnsOf(site)}
        rows={report.criteria}
        rowKey={({ code }) => code}
        rowId={({ code }) => anchorOf(code)}
      />
    </section>
  )
}

function columnsOf(site: Site): Column<CriterionFacts>[] {
  const { t } = site
  return [
    { key: "code", title: t("dti.code"), cell: ({ code }) => code },
    {
      key: "name",
      title: t("dti.criterion"),
      heads: true,
      cell: ({ name }) => name,
      order: ({ name }) => name,
    },
    {
      key: "max",
      title: t("dti.max"),
      numeric: true,
      cell: (one) => saidText(one.maxPoints, site),
    },
    {
      key: "mean",
      title: t("dti.mean"),
      numeric: true,
      cell: (one) => saidText(one.mean, site),
      order: ({ mean, maxPoints }) => (mean ?? 0) / (maxPoints ?? 1),
    },
    {
      key: "median",
      title: t("dti.median"),
      numeric: true,
      cell: (one) => saidText(one.median, site),
      order: ({ median }) => median ?? -1,
    },
    ...lossColumns(site),
  ]
}

/** What verification took and gave, and why. */
function lossColumns({ t, language }: Site): Column<CriterionFacts>[] {
  const count = (number: number) => formatWhole(number, language)
  return [
    {
      key: "lowered",
      title: t("dti.lowered"),
      numeric: true,
      cell: ({ lowered, zeroed }) =>
        zeroed === 0 ? count(lowered) : `${count(lowered)} (${t("dti.zeroed", { count: zeroed })})`,
      order: ({ lowered }) => lowered,
    },
    {
      key: "raised",
      title: t("dti.raised"),
      numeric: true,
      cell: ({ raised }) => count(raised),
      order: ({ raised }) => raised,
    },
    {
      key: "lost",
      title: t("dti.lostPoints"),
      numeric: true,
      cell: ({ lost }) => pointsText(lost, language),
      order: ({ lost }) => lost,
    },
    {
      key: "why",
      title: t("dti.mostFrequentReason"),
      cell: ({ reasons }) =>
        reasons.map(({ reason, times }) => (
          <span key={reason} className="stacked">
            {reason} ({count(times)})
          </span>
        )),
    },
  ]
}
