import type { AgencySeries, SeriesPoint } from "@tinhso/server/assessment/outputs/model"
import { formatDay } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { TrendChart, type TrendSeries } from "../../ui/TrendChart.tsx"
import { inLanguage } from "../parts/words.ts"
import { Link, type Site, useSite } from "../site.tsx"
import { agencyPath, indexPath, pointsText, rankText, shareText } from "./words.ts"

interface Props {
  readonly series: AgencySeries
  readonly title: string
  /** Fewer rounds are not worth a section. */
  readonly least: number
}

/**
 * The published rounds of an agency. A line joins rounds by one version of one index; where
 * versions differ it breaks, and the table says whether and how far they may be compared.
 */
export function Series({ series, title, least }: Props) {
  const site = useSite()
  const { t, language } = site
  const { rounds, unit } = series
  if (rounds.length < least) return null
  const lines = linesOf(rounds, site)
  const formatValue = (value: number) => shareText(value / 100, language)
  return (
    <section aria-labelledby="qua-cac-dot">
      <h2 id="qua-cac-dot">{title}</h2>
      {lines.length > 0 && (
        <TrendChart
          title={t("dti.seriesChart")}
          description={rounds
            .map((one) => `${one.title}: ${shareText(one.value, language)}`)
            .join("; ")}
          times={rounds.map(({ dataEnds }) => formatDay(dataEnds, language))}
          series={lines}
          formatValue={formatValue}
        />
      )}
      <DataTable
        caption={t("dti.roundsCaption", { count: rounds.length })}
        columns={columnsOf(site, unit)}
        rows={rounds.toReversed()}
        rowKey={({ round }) => round}
      />
    </section>
  )
}

/** One line for each run of rounds that may be joined; a run of one is no line. */
function linesOf(rounds: readonly SeriesPoint[], site: Site): TrendSeries[] {
  const runs: number[][] = []
  rounds.forEach(({ before }, i) => {
    const last = runs.at(-1)
    if (last !== undefined && before?.comparable === "direct") last.push(i)
    else runs.push([i])
  })
  return runs
    .filter((run) => run.length > 1)
    .map((run) => {
      const { index } = rounds[run[0] ?? 0] ?? {
        index: { name: "", nameEn: "", version: 0, id: "" },
      }
      return {
        key: String(run[0]),
        label: `${inLanguage(site, index.name, index.nameEn)} ${index.version}`,
        values: rounds.map(({ value }, i) =>
          run.includes(i) && value !== null ? value * 100 : null,
        ),
      }
    })
}

const columnsOf = (site: Site, unit: string): Column<SeriesPoint>[] => [
  {
    key: "round",
    title: site.t("dti.round"),
    heads: true,
    cell: ({ round, title }) => <Link to={agencyPath(round, unit)}>{title}</Link>,
  },
  {
    key: "index",
    title: site.t("dti.index"),
    cell: ({ index }) => (
      <Link to={indexPath(index.id, index.version)}>
        {index.id} {index.version}
      </Link>
    ),
  },
  {
    key: "points",
    title: site.t("dti.points"),
    numeric: true,
    cell: ({ points, maxPoints }) =>
      `${pointsText(points, site.language)}/${pointsText(maxPoints, site.language)}`,
  },
  {
    key: "share",
    title: site.t("dti.share"),
    numeric: true,
    cell: ({ value }) => shareText(value, site.language),
  },
  {
    key: "rank",
    title: site.t("dti.rank"),
    numeric: true,
    cell: (one) => `${rankText(one)} / ${one.of}`,
  },
  {
    key: "before",
    title: site.t("dti.besideBefore"),
    cell: ({ before }) =>
      before === null
        ? "–"
        : `${site.t(`dti.comparable.${before.comparable}`)}${before.comparable === "direct" ? "" : `: ${before.note}`}`,
  },
]
