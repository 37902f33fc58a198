import type { PivotAnswer } from "@tinhso/server/indicators/pivot/model"
import type { TileShown } from "@tinhso/server/indicators/views/model"
import { Tag } from "../../ui/Tag.tsx"
import { href, useSite } from "../site.tsx"
import { originPath, spotOf } from "./explore/cell.tsx"
import { Ranking, SmallMultiples, Trend } from "./explore/charts.tsx"
import { Names, unitText, valueText } from "./explore/names.ts"
import { captionOf } from "./explore/result.tsx"
import { addressOf, stateOfView } from "./explore/state.ts"
import { PivotTable } from "./explore/table.tsx"
import { Freshness } from "./figure.tsx"

/** One tile of a dashboard: what it shows, then of when, how complete, how old, how good. */
export function TileBox({ shown }: { shown: TileShown }) {
  const site = useSite()
  const { answer, state } = shown
  return (
    <>
      <h2>{shown.title}</h2>
      {answer === null ? (
        <p className="small">{shown.problem}</p>
      ) : (
        <Content shown={shown} answer={{ ...answer, pages: 1 }} />
      )}
      {answer !== null && <Standing shown={shown} />}
      {state !== null && (
        <p className="small">
          <a href={href(site, `/phan-tich?${addressOf(stateOfView(state))}`)}>
            {site.t("board.openView")}
            <span className="hidden"> {shown.title}</span>
          </a>
        </p>
      )}
    </>
  )
}

function Content({ shown, answer }: { shown: TileShown; answer: PivotAnswer }) {
  const site = useSite()
  const names = new Names(answer, site)
  switch (shown.tile.kind) {
    case "number":
      return <NumberTile shown={shown} answer={answer} />
    case "table":
      return <PivotTable answer={answer} names={names} caption={captionOf(answer, names, site)} />
    case "ranking":
      return <Ranking answer={answer} names={names} />
    case "trend":
      return <Trend answer={answer} names={names} />
    case "multiples":
      return <SmallMultiples answer={answer} names={names} />
  }
}

/** Where a number tile's number stands: of the whole, or of the first row, in the newest period. */
function numberOf({ period }: TileShown, answer: PivotAnswer) {
  const [indicator] = answer.indicators
  const row = answer.totals[0] ?? answer.rows[0]
  if (indicator === undefined || row === undefined || period === null) return null
  const at = answer.columns.findIndex((column) => {
    const spot = spotOf(row, column)
    return spot.period === period.code && spot.indicator === indicator.code
  })
  const column = answer.columns[at]
  const value = row.cells[at]?.value ?? null
  if (column === undefined || value === null) return null
  return { value, indicator, spot: spotOf(row, column) }
}

/** The number large, then the sentence that says what it is. */
function NumberTile({ shown, answer }: { shown: TileShown; answer: PivotAnswer }) {
  const site = useSite()
  const { t, language } = site
  const number = numberOf(shown, answer)
  const sentence = answer.sentences[0]?.[language]
  if (number === null) return <p>{sentence ?? t("board.noValue")}</p>
  const { value, indicator, spot } = number
  return (
    <>
      <p className="big">
        <a href={href(site, originPath(spot, answer.view))}>{valueText(value, language)}</a>
        <span className="unit"> {unitText(indicator, language)}</span>
      </p>
      {answer.totals.length > 0 && <p className="sentence">{sentence}</p>}
    </>
  )
}

const TONES = { reached: "good", behind: "bad", "on-trajectory": "info" } as const
const STATES = {
  reached: "explore.reachedTarget",
  behind: "explore.behind",
  "on-trajectory": "explore.onLine",
} as const

function Standing({ shown }: { shown: TileShown }) {
  const { t } = useSite()
  const { period, reported, expected, stale, judgement, answer } = shown
  const unit = answer?.whole?.fullName
  return (
    <>
      <p className="meta">
        {period === null ? <span>{t("board.noPeriod")}</span> : <Freshness period={period} />}
        {expected > 0 && <span>{t("board.reported", { reported, expected })}</span>}
        {judgement !== null && <Tag tone={TONES[judgement]}>{t(STATES[judgement])}</Tag>}
      </p>
      {stale && (
        <p className="meta">
          <Tag tone="warn">
            {unit === undefined ? t("board.oldBare") : t("board.old", { unit })}
          </Tag>
        </p>
      )}
    </>
  )
}
