import type {
  AgencyLine,
  CriterionFacts,
  GroupFacts,
  RoundReport,
} from "@tinhso/server/assessment/outputs/model"
import { BarChart } from "../../ui/BarChart.tsx"
import { inLanguage } from "../parts/words.ts"
import { Link, useSite } from "../site.tsx"
import { agencyPath, anchorOf, pointsText, rankText, shareText } from "./words.ts"

/** Bars of one picture; the table has all. */
const MOST_BARS = 20

/** The agencies with the most points of a peer group, with the band of their rank. */
export function RankingChart({ report, group }: { report: RoundReport; group: GroupFacts }) {
  const site = useSite()
  const { t, language } = site
  const members = report.standings.filter((one) => one.group === group.group)
  if (members.length < 2) return null
  const shown = members.slice(0, MOST_BARS)
  return (
    <BarChart
      title={t("dti.chartRanking", {
        group: inLanguage(site, group.name.vi, group.name.en),
        count: shown.length,
      })}
      max={Math.max(...shown.map(({ maxPoints }) => maxPoints))}
      bars={shown.map((one) => ({
        key: one.unit,
        label: <Link to={agencyPath(report.round.id, one.unit)}>{one.name}</Link>,
        value: one.points,
        text: (
          <>
            {pointsText(one.points, language)}{" "}
            {one.rank !== null && (
              <span className="small">{t("dti.rankOf", { rank: rankText(one) })}</span>
            )}
          </>
        ),
      }))}
    />
  )
}

/** Criteria of one picture. */
const MOST_CRITERIA = 20

/** Where least is reached: a line from the least to the most, a box for the middle half, the median. */
export function Distribution({ report }: { report: RoundReport }) {
  const { t, language } = useSite()
  const shown = report.criteria
    .flatMap(sharesOf)
    .toSorted((a, b) => a.median - b.median)
    .slice(0, MOST_CRITERIA)
  if (shown.length === 0) return null
  return (
    <figure className="bars">
      <figcaption>{t("dti.chartCriteria", { count: shown.length })}</figcaption>
      <ul>
        {shown.map(({ code, name, least, lower, median, upper, most }) => (
          <li key={code}>
            <span className="bar-label">
              <a href={`#${anchorOf(code)}`}>{code}</a> <span className="small">{short(name)}</span>
            </span>
            <span className="bar-track" aria-hidden="true">
              <span className="spread-range" style={between(least, most)} />
              <span className="spread-box" style={between(lower, upper)} />
              <span className="spread-median" style={{ left: percent(median) }} />
            </span>
            <span className="bar-value">{shareText(median, language)}</span>
          </li>
        ))}
      </ul>
      <p className="bar-legend">{t("dti.chartCriteriaHow")}</p>
    </figure>
  )
}

const LETTERS = 46
const short = (name: string) => (name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name)
const percent = (share: number) => `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`
const between = (from: number, to: number) => ({ left: percent(from), width: percent(to - from) })

function sharesOf(one: CriterionFacts) {
  const { code, name, maxPoints, least, lower, median, upper, most } = one
  if (maxPoints === null || maxPoints === 0 || least === null || most === null) return []
  if (lower === null || median === null || upper === null) return []
  const of = (points: number) => points / maxPoints
  return [
    {
      code,
      name,
      least: of(least),
      lower: of(lower),
      median: of(median),
      upper: of(upper),
      most: of(most),
    },
  ]
}

/** Rows of the heat table; the ranking has all. */
const MOST_ROWS = 40

/** Agencies × pillars: the more is reached the darker, with the number in every cell. */
export function Heat({ report }: { report: RoundReport }) {
  const { t, language } = useSite()
  const { columns, standings, round } = report
  if (columns.length === 0 || standings.length < 2) return null
  const shown = standings.slice(0, MOST_ROWS)
  return (
    <section aria-labelledby="tru-cot-bang">
      <h2 id="tru-cot-bang">{t("dti.pillars")}</h2>
      <div className="table-frame">
        <table className="table heat">
          <caption>{t("dti.heatCaption", { count: shown.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("dti.agency")}</th>
              {columns.map(({ code, name }) => (
                <th key={code} scope="col" className="numeric">
                  {code} <span className="small">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.unit}>
                <th scope="row">
                  <Link to={agencyPath(round.id, one.unit)}>{one.name}</Link>
                </th>
                {columns.map(({ code }) => (
                  <HeatCell key={code} share={shareOf(one, code)} language={language} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const shareOf = ({ shares }: AgencyLine, code: string) => shares[code] ?? null

function HeatCell({ share, language }: { share: number | null; language: "vi" | "en" }) {
  const step = share === null ? "none" : Math.min(4, Math.floor(Math.max(0, share) * 5))
  return <td className={`numeric heat-${step}`}>{shareText(share, language)}</td>
}
