import type { Computed, PivotAnswer } from "@tinhso/server/indicators/pivot/model"
import { Notice } from "../../../ui/Notice.tsx"
import { href, Link, useSite } from "../../site.tsx"
import { measurePath } from "../figure.tsx"
import { chartOf, indicatorAt, shownColumn } from "./chart-data.ts"
import { TableChart } from "./charts.tsx"
import type { MapDrawn } from "./map-points.ts"
import { indicatorName, Names } from "./names.ts"
import { addressOf, CHARTS, keptOf, questionOf, type State } from "./state.ts"
import { Legend, PivotTable } from "./table.tsx"

interface Props {
  readonly state: State
  readonly answer: PivotAnswer
  readonly computed: readonly Computed[]
  readonly map: MapDrawn | null
}

/** Sentences, then the table with its chart beside it, then how to take it away. */
export function ExploreTable({ state, answer, computed, map }: Props) {
  const site = useSite()
  const names = new Names(answer, site)
  const chart = chartOf(answer, state.chart)
  const to = (change: Partial<State>) => href(site, `/phan-tich?${addressOf(state, change)}`)
  return (
    <>
      <Illustrative answer={answer} />
      {answer.sentences.length > 0 && (
        <ul className="told">
          {answer.sentences.map((sentence) => (
            <li key={sentence.vi}>{sentence[site.language]}</li>
          ))}
        </ul>
      )}
      {answer.rows.length === 0 ? (
        <NoRows state={state} answer={answer} to={to} />
      ) : (
        <div className={chart === "none" ? "explore-layout bare" : "explore-layout"}>
          <div>
            <PivotTable
              answer={answer}
              names={names}
              sorted={(sort) => to({ sort, page: 1 })}
              caption={captionOf(answer, names, site)}
            />
            <Pages answer={answer} to={to} />
            <Legend answer={answer} />
            <Counts answer={answer} />
          </div>
          <div>
            <ChartSwitch chart={chart} to={to} />
            <TableChart chart={chart} answer={answer} names={names} map={map} />
            {(chart === "ranking" || chart === "map") && (
              <RatesInstead answer={answer} computed={computed} to={to} />
            )}
          </div>
        </div>
      )}
      <Take state={state} answer={answer} drawn={chart !== "none" && answer.rows.length > 0} />
    </>
  )
}

/** Says that the values are made up, where they are. */
export function Illustrative({ answer }: { answer: Pick<PivotAnswer, "illustrative"> }) {
  const { t } = useSite()
  if (!answer.illustrative) return null
  return (
    <Notice tone="warn" title={t("explore.illustrative")}>
      <p>{t("explore.illustrativeWhat")}</p>
    </Notice>
  )
}

type To = (change: Partial<State>) => string

/** What the columns do not say because all share it. */
export function captionOf(
  answer: PivotAnswer,
  names: Names,
  site: ReturnType<typeof useSite>,
): string {
  const parts = [
    answer.indicators.length === 1 ? titleOfOne(answer, site) : null,
    answer.periods.length === 1
      ? names.of("periods", { period: answer.periods[0]?.code ?? "" })
      : null,
    answer.whole?.fullName ?? null,
  ]
  const what =
    parts.filter((part) => part !== null).join(" · ") || site.t("explore.rows.indicators")
  return answer.matched === answer.of
    ? site.t("explore.caption", { what, count: answer.of })
    : site.t("explore.captionOf", { what, count: answer.matched, of: answer.of })
}

function titleOfOne({ indicators }: PivotAnswer, site: ReturnType<typeof useSite>): string | null {
  const [one] = indicators
  if (one === undefined) return null
  return one.unitOfMeasure === "%" ? `${indicatorName(site, one)} (%)` : indicatorName(site, one)
}

function NoRows({ state, answer, to }: Pick<Props, "state" | "answer"> & { to: To }) {
  const { t } = useSite()
  return (
    <div className="empty">
      <p>{t(answer.of === 0 ? "explore.noRows" : "explore.noRowsOnly")}</p>
      {answer.of === 0 && <p>{t("explore.noUnits")}</p>}
      {state.only !== null && (
        <p>
          <a href={to({ only: null })}>{t("explore.allRows")}</a>
        </p>
      )}
    </div>
  )
}

function Pages({ answer, to }: { answer: PivotAnswer; to: To }) {
  const { t } = useSite()
  const { page, pages } = answer
  if (pages < 2) return null
  return (
    <nav className="pages" aria-label={t("explore.pages")}>
      {page > 1 && <a href={to({ page: page - 1 })}>{t("explore.previous")}</a>}
      <span>{t("explore.page", { page, pages })}</span>
      {page < pages && <a href={to({ page: page + 1 })}>{t("explore.next")}</a>}
    </nav>
  )
}

function Counts({ answer }: { answer: PivotAnswer }) {
  const { t } = useSite()
  const { withValue, missing, incomplete, estimated } = answer.counts
  return (
    <p className="small">{t("explore.counts", { withValue, missing, incomplete, estimated })}</p>
  )
}

function ChartSwitch({ chart, to }: { chart: State["chart"]; to: To }) {
  const { t } = useSite()
  return (
    <nav className="switch" aria-label={t("explore.chart")}>
      {CHARTS.map((one) => (
        <a key={one} href={to({ chart: one })} aria-current={one === chart ? "true" : undefined}>
          {t(`explore.chart.${one}`)}
        </a>
      ))}
    </nav>
  )
}

/** Where a count is ranked: the shares that are made of it. */
function RatesInstead({ answer, computed, to }: Omit<Props, "state" | "map"> & { to: To }) {
  const site = useSite()
  const indicator = indicatorAt(answer, answer.rows[0], answer.columns[shownColumn(answer)])
  if (indicator?.count !== true) return null
  const rates = computed.filter(
    ({ count, kind, bases, periods }) =>
      !count && kind === "indicator" && bases.includes(indicator.code) && periods.length > 0,
  )
  if (rates.length === 0) return null
  return (
    <p className="small">
      {site.t("explore.countWarning")}{" "}
      {rates.slice(0, 4).map((one, index) => (
        <span key={one.code}>
          {index > 0 && ", "}
          <a href={to({ indicators: [one.code], sort: null, page: 1 })}>
            {indicatorName(site, one)}
          </a>
        </span>
      ))}
    </p>
  )
}

/** Files, the line that asks the API, pictures of the chart, keeping the view. */
function Take({ state, answer, drawn }: Pick<Props, "state" | "answer"> & { drawn: boolean }) {
  const site = useSite()
  const { t, language } = site
  const query = questionOf({ ...state, view: answer.view })
  const api = `/api/v1/pivot?${query.toString()}&lang=${language}`
  const tidy = new URLSearchParams(query)
  for (const name of ["rows", "sort", "only"]) tidy.delete(name)
  tidy.set("periods", answer.periods.map(({ code }) => code).join(","))
  const picture = (kind: "svg" | "png") => href(site, `/phan-tich.${kind}?${addressOf(state)}`)
  const files = [
    { to: `${api}&format=xlsx`, title: "XLSX" },
    { to: `${api}&format=csv`, title: "CSV" },
    { to: `/api/v1/query?${tidy.toString()}&format=arrow`, title: "Arrow" },
    { to: api, title: "JSON" },
    ...(drawn
      ? (["svg", "png"] as const).map((kind) => ({ to: picture(kind), title: kind.toUpperCase() }))
      : []),
  ]
  const kept = new URLSearchParams(Object.entries(keptOf(state)))
  return (
    <section aria-labelledby="lay-ve">
      <h2 id="lay-ve">{t("explore.take")}</h2>
      <p className="downloads">
        {t("download.label")}{" "}
        {files.map(({ to, title }, index) => (
          <span key={title}>
            {index > 0 && " · "}
            <a href={to}>{title}</a>
          </span>
        ))}
      </p>
      <p>
        <a className="button" href={`/console/ban-xem/moi?${kept.toString()}`}>
          {t("explore.save")}
        </a>{" "}
        <Link to="/bang">{t("explore.boards")}</Link> ·{" "}
        <Link to="/phan-tich/so-sanh">{t("explore.compare")}</Link>
        {answer.indicators.map((one) => (
          <span key={one.code}>
            {" · "}
            <Link to={measurePath(one.code)}>{indicatorName(site, one)}</Link>
          </span>
        ))}
      </p>
      <pre className="citation">{`GET ${api}`}</pre>
    </section>
  )
}
