import { renderToStaticMarkup } from "react-dom/server"
import { newestOf, rangeOf, SMALL } from "../../../ui/Multiples.tsx"
import { MAP_SIZE, MapDrawing } from "../../../ui/PointMap.tsx"
import { TrendLines, type TrendSize } from "../../../ui/TrendChart.tsx"
import { MOST_LINES, MOST_MULTIPLES, overTime, shownColumn } from "./chart-data.ts"
import { titleOf, titleWithoutPeriod } from "./charts.tsx"
import { type Drawing, type DrawingProps, WIDTH } from "./drawing-model.ts"
import { valueText } from "./names.ts"
import { rankingDrawing } from "./ranking-drawing.tsx"
import type { Chart } from "./state.ts"

/** The colours of the light theme, and the type of the pages, in the drawing itself. */
const STYLE = `text{font-family:'Be Vietnam Pro','Segoe UI',Roboto,Arial,sans-serif;font-size:12px;fill:#1a2228}
.title{font-size:15px;font-weight:600}.note,.tick{font-size:11px;fill:#53606a}
.axis{stroke:#9aa7b1}.grid{stroke:#d8dfe4}polyline{fill:none;stroke:#2c7fb0;stroke-width:2}circle{fill:#2c7fb0}
.s1 polyline{stroke:#a14a00}.s1 circle,.name.s1{fill:#a14a00}.s2 polyline{stroke:#4c7a1f}.s2 circle,.name.s2{fill:#4c7a1f}
.s3 polyline{stroke:#8a3d8f}.s3 circle,.name.s3{fill:#8a3d8f}.s4 polyline{stroke:#6b5d00}.s4 circle,.name.s4{fill:#6b5d00}
.s5 polyline{stroke:#b02a55}.s5 circle,.name.s5{fill:#b02a55}.name.s0{fill:#2c7fb0}
.whole polyline{stroke:#1a2228;stroke-width:3}.whole circle{fill:#1a2228}.name.whole{fill:#1a2228;font-weight:600}
.aim polyline{stroke:#8a2f00;stroke-dasharray:5 4}.name.aim{fill:#8a2f00}
.bar{fill:#2c7fb0}.value{font-weight:600}.mark{stroke:#8a2f00;stroke-width:2;stroke-dasharray:5 4}.mark.own{stroke:#1a2228;stroke-dasharray:none}
.step-0{fill:#d3e6f2}.step-1{fill:#9cc8e3}.step-2{fill:#5ba3cd}.step-3{fill:#2474a6}.step-4{fill:#0b4468}.step-none{fill:#fff}
circle[class^="step-"]{stroke:#1a2228;stroke-width:1}`

const HEAD = 64
const FOOT = 30

/** A chart as a file of its own: title, description, source, letters as text. Null without values. */
export function drawingOf(chart: Chart, props: DrawingProps): string | null {
  const drawing = contentOf(chart, props)
  if (drawing === null) return null
  const { height, title, description, content } = drawing
  const { site, answer } = props
  const total = HEAD + height + FOOT
  const source = `Tỉnh Số · ${site.origin} · ${answer.view} · ${answer.asOf ?? site.asOf}`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${total}`}
      width={WIDTH}
      height={total}
      role="img"
      aria-labelledby="t d"
      lang={site.language}
    >
      <title id="t">{title}</title>
      <desc id="d">{description}</desc>
      <style>{STYLE}</style>
      <rect width={WIDTH} height={total} fill="#ffffff" />
      {wrapped(title).map((line, index) => (
        <text key={line} className="title" x="16" y={26 + index * 19}>
          {line}
        </text>
      ))}
      <g transform={`translate(0 ${HEAD})`}>{content}</g>
      <text className="note" x="16" y={total - 10}>
        {source}
      </text>
    </svg>,
  )}`
}

const LETTERS = 84

/** At most two lines of words. */
function wrapped(text: string): string[] {
  if (text.length <= LETTERS) return [text]
  const at = text.lastIndexOf(" ", LETTERS)
  const rest = text.slice(at + 1)
  return [text.slice(0, at), rest.length <= LETTERS ? rest : `${rest.slice(0, LETTERS - 1)}…`]
}

function contentOf(chart: Chart, props: DrawingProps): Drawing | null {
  switch (chart) {
    case "ranking":
      return rankingDrawing(props)
    case "trend":
      return trendDrawing(props)
    case "multiples":
      return multiplesDrawing(props)
    case "map":
      return mapDrawing(props)
    case "none":
      return null
  }
}

const TREND: TrendSize = { width: WIDTH, height: 340, left: 70, right: 140, ticks: 6 }

function trendDrawing(props: DrawingProps): Drawing | null {
  const { answer, names, site } = props
  const { times, groups, indicator } = overTime(answer, names, site)
  if (groups.length === 0 || indicator === undefined || times.length < 2) return null
  if (groups.length > MOST_LINES) return multiplesDrawing(props)
  const title = titleWithoutPeriod(indicator, site)
  const formatValue = (value: number) => valueText(value, site.language)
  const series = groups.flatMap((group) => group.series)
  const said = groups.map(
    ({ label, series: [one] }) =>
      `${label}: ${(one?.values ?? []).map((value, index) => `${times[index] ?? ""} ${value === null ? "—" : formatValue(value)}`).join(", ")}`,
  )
  return {
    height: TREND.height,
    title,
    description: `${title}. ${said.join("; ")}.`,
    content: (
      <TrendLines {...{ title, description: "", times, series, formatValue, size: TREND }} />
    ),
  }
}

const ACROSS = 3
const CELL = { width: 232, height: 152 }

function multiplesDrawing({ answer, names, site }: DrawingProps): Drawing | null {
  const { times, groups, indicator } = overTime(answer, names, site)
  if (groups.length === 0 || indicator === undefined) return null
  const title = titleWithoutPeriod(indicator, site)
  const shown = groups.slice(0, MOST_MULTIPLES)
  const range = rangeOf(shown)
  const formatValue = (value: number) => valueText(value, site.language)
  return {
    height: Math.ceil(shown.length / ACROSS) * CELL.height,
    title,
    description: `${title}. ${shown.map((one) => `${one.label} ${formatted(newestOf(one), formatValue)}`).join("; ")}.`,
    content: shown.map((one, index) => (
      <g
        key={one.key}
        transform={`translate(${10 + (index % ACROSS) * CELL.width} ${Math.floor(index / ACROSS) * CELL.height})`}
      >
        <text x="8" y="14">
          {one.label.length > 24 ? `${one.label.slice(0, 23)}…` : one.label}
        </text>
        <text className="value" x={SMALL.width - 8} y="14" textAnchor="end">
          {formatted(newestOf(one), formatValue)}
        </text>
        <g transform="translate(0 20)">
          <TrendLines
            {...{
              title,
              description: "",
              times,
              series: one.series,
              formatValue,
              size: SMALL,
              range,
            }}
          />
        </g>
      </g>
    )),
  }
}

const formatted = (value: number | null, format: (value: number) => string) =>
  value === null ? "—" : format(value)

function mapDrawing({ answer, site, map }: DrawingProps): Drawing | null {
  if (map === null || map.drawn === 0) return null
  const title = titleOf(answer, shownColumn(answer), site)
  return {
    height: MAP_SIZE.height,
    title,
    description: site.t("explore.mapLabel", { what: title }),
    content: (
      <g transform={`translate(${(WIDTH - MAP_SIZE.width) / 2} 0)`}>
        <MapDrawing points={map.points} />
      </g>
    ),
  }
}
