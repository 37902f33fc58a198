import type { PivotAnswer } from "@tinhso/server/indicators/pivot/model"
import { axisTicks } from "../../../ui/axis-ticks.ts"
import { indicatorAt, MOST_BARS, ranked, shownColumn } from "./chart-data.ts"
import { titleOf } from "./charts.tsx"
import { type Drawing, type DrawingProps, WIDTH } from "./drawing-model.ts"
import { valueText } from "./names.ts"

const ROW = 22
const LABELS = 210
const LETTERS = 30

interface Bar {
  readonly key: string
  readonly value: number
  readonly label: string
  readonly text: string
}

/** Bars from zero with their axis, names and values; lines for the whole and the target. */
export function rankingDrawing({ answer, names, site }: DrawingProps): Drawing | null {
  const column = shownColumn(answer)
  const bars = ranked(answer, column)
    .slice(0, MOST_BARS)
    .map(({ row, value }) => ({
      key: row.key,
      value,
      label: answer.rowAxes.map((axis) => names.of(axis, row, true)).join(" · "),
      text: valueText(value, site.language),
    }))
  if (bars.length === 0) return null
  const marks = marksOf(answer, column)
  const values = [...bars.map(({ value }) => value), ...marks.map(({ value }) => value)]
  const ticks = axisTicks(Math.min(0, ...values), Math.max(0, ...values))
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)]
  const x = (value: number) => LABELS + ((value - low) / (high - low || 1)) * (WIDTH - LABELS - 80)
  const bottom = bars.length * ROW
  const title = titleOf(answer, column, site)
  return {
    height: bottom + 24,
    title,
    description: `${title}: ${bars.map(({ label, text }) => `${label} ${text}`).join("; ")}.`,
    content: (
      <>
        {ticks.map((tick) => (
          <Tick
            key={tick}
            tick={tick}
            x={x(tick)}
            bottom={bottom}
            text={valueText(tick, site.language)}
          />
        ))}
        {bars.map((bar, index) => (
          <BarRow key={bar.key} bar={bar} y={index * ROW} x={x} />
        ))}
        {marks.map(({ kind, value }) => (
          <line
            key={kind}
            className={kind === "whole" ? "mark own" : "mark"}
            x1={x(value)}
            x2={x(value)}
            y1={0}
            y2={bottom}
          />
        ))}
      </>
    ),
  }
}

/** The whole and its target; the whole of a count is as long as all bars together. */
function marksOf(answer: PivotAnswer, column: number) {
  const indicator = indicatorAt(answer, answer.rows[0], answer.columns[column])
  const whole = answer.totals[0]?.cells[column]?.value ?? null
  const target = answer.targets.find(
    (one) => one.unit === answer.whole?.id && one.indicator === indicator?.code,
  )
  if (indicator?.count === true) return []
  return [
    ...(whole === null ? [] : [{ kind: "whole" as const, value: whole }]),
    ...(target === undefined ? [] : [{ kind: "target" as const, value: target.value }]),
  ]
}

function Tick({
  tick,
  x,
  bottom,
  text,
}: {
  tick: number
  x: number
  bottom: number
  text: string
}) {
  return (
    <g>
      <line className={tick === 0 ? "axis" : "grid"} x1={x} x2={x} y1={0} y2={bottom} />
      <text className="tick" x={x} y={bottom + 16} textAnchor="middle">
        {text}
      </text>
    </g>
  )
}

function BarRow({ bar, y, x }: { bar: Bar; y: number; x: (value: number) => number }) {
  const { label, value, text } = bar
  return (
    <g>
      <text x={LABELS - 8} y={y + 15} textAnchor="end">
        {label.length > LETTERS ? `${label.slice(0, LETTERS - 1)}…` : label}
      </text>
      <rect
        className="bar"
        x={Math.min(x(0), x(value))}
        y={y + 4}
        width={Math.max(1, Math.abs(x(value) - x(0)))}
        height={ROW - 8}
      />
      <text className="value" x={Math.max(x(0), x(value)) + 6} y={y + 15}>
        {text}
      </text>
    </g>
  )
}
