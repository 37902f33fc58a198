import type { MergedRound, MergedUnit } from "@tinhso/server/assessment/model"
import { formatDay, formatDecimal, type Language } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { Tag } from "../../ui/Tag.tsx"
import { Link, type Site, useSite } from "../site.tsx"
import { pointsText } from "./words.ts"

/**
 * The units of a day out of the agencies of the round that they were merged from, by both published
 * methods side by side: neither is the right one. Nothing where nobody was merged.
 */
export function Merged({ merged }: { merged: MergedRound }) {
  const site = useSite()
  const { t, language } = site
  if (!merged.units.some(({ from }) => from.length > 1)) return null
  return (
    <section aria-labelledby="sap-nhap">
      <h2 id="sap-nhap">{t("dti.merged", { day: formatDay(merged.on, language) })}</h2>
      <ol className="prose">
        {merged.methods.map((method) => (
          <li key={method.id}>{method[language]}</li>
        ))}
      </ol>
      <DataTable
        caption={t("dti.mergedCaption", { count: merged.units.length })}
        columns={columnsOf(site)}
        rows={merged.units}
        rowKey={({ unit }) => unit}
      />
    </section>
  )
}

type ByMethod = MergedUnit["mean"]

/** As indices are published: four decimals. */
const valueText = ({ value }: ByMethod, language: Language) =>
  value === null ? "–" : formatDecimal(value.toFixed(4), language)

const columnsOf = (site: Site): Column<MergedUnit>[] => [
  {
    key: "unit",
    title: site.t("dti.place"),
    heads: true,
    cell: ({ unit, name, estimated }) => (
      <>
        <Link to={`/dia-ban/${unit}`}>{name}</Link>{" "}
        {estimated && <Tag tone="warn">{site.t("release.estimated")}</Tag>}
      </>
    ),
    order: ({ name }) => name,
  },
  {
    key: "from",
    title: site.t("dti.mergedFrom"),
    cell: ({ from }) => from.map(({ name }) => name).join(", "),
  },
  ...(["mean", "recomputed"] as const).flatMap((method, i) => [
    {
      key: method,
      title: site.t("dti.mergedValue", { number: i + 1 }),
      numeric: true,
      cell: (one: MergedUnit) => valueText(one[method], site.language),
      order: (one: MergedUnit) => one[method].value ?? -1,
    },
    {
      key: `${method}-rank`,
      title: site.t("dti.mergedRank", { number: i + 1 }),
      numeric: true,
      cell: (one: MergedUnit) => one[method].rank ?? "–",
      order: (one: MergedUnit) => one[method].rank ?? LAST,
    },
  ]),
  {
    key: "recomputable",
    title: site.t("dti.mergedRecomputable"),
    numeric: true,
    cell: ({ recomputable }) =>
      `${pointsText(recomputable.points, site.language)}/${pointsText(recomputable.of, site.language)}`,
  },
]

/** Ranks that nobody has sort last. */
const LAST = 1_000_000
