import { axisTicks } from "./axis-ticks.ts"

export interface TrendSeries {
  readonly key: string
  readonly label: string
  /** One for each time, in order; null where there is none: the line has a gap. */
  readonly values: readonly (number | null)[]
  /** The whole, drawn apart from the others. */
  readonly whole?: boolean
  /** Where a plan leads to: drawn dashed. */
  readonly aim?: boolean
}

interface Props {
  readonly title: string
  /** The whole chart in words, for people who hear it. */
  readonly description: string
  readonly times: readonly string[]
  readonly series: readonly TrendSeries[]
  readonly formatValue: (value: number) => string
  readonly size?: TrendSize
  /** The least and the most of the axis, where several charts share one. */
  readonly range?: { readonly least: number; readonly most: number }
}

export interface TrendSize {
  readonly width: number
  readonly height: number
  /** Room for the numbers of the axis and for the names of the lines. */
  readonly left: number
  readonly right: number
  readonly ticks: number
}

const WIDE: TrendSize = { width: 460, height: 260, left: 52, right: 116, ticks: 5 }
const TOP = 14
const BOTTOM = 30
const LINE = 15

/** Lines over time with an axis, each named at its end. Missing values break the line. */
export function TrendChart(props: Props) {
  const { width, height } = props.size ?? WIDE
  return (
    <figure className="trend">
      <figcaption>{props.title}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={props.description}
      >
        <TrendLines {...props} />
      </svg>
    </figure>
  )
}

/** The drawing itself, without a frame: also a part of larger drawings. */
export function TrendLines({ times, series, formatValue, range, size = WIDE }: Props) {
  const values = series.flatMap((one) => one.values.flatMap((value) => value ?? []))
  const ticks = axisTicks(
    Math.min(0, range?.least ?? 0, ...values),
    Math.max(range?.most ?? 0, ...values),
    size.ticks,
  )
  const low = ticks[0] ?? 0
  const high = ticks.at(-1) ?? 1
  const right = size.width - size.right
  const x = (index: number) =>
    times.length < 2
      ? (size.left + right) / 2
      : size.left + 8 + (index / (times.length - 1)) * (right - size.left - 16)
  const y = (value: number) =>
    size.height - BOTTOM - ((value - low) / (high - low || 1)) * (size.height - TOP - BOTTOM)
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? "axis" : "grid"}
            x1={size.left}
            x2={right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text className="tick" x={size.left - 6} y={y(tick) + 4} textAnchor="end">
            {formatValue(tick)}
          </text>
        </g>
      ))}
      <Times times={times} x={x} size={size} />
      {series.map((one, index) => (
        <Line key={one.key} one={one} number={index} x={x} y={y} />
      ))}
      {size.right > 40 && <Names series={series} x={right + 8} y={y} most={size.height - BOTTOM} />}
    </>
  )
}

interface Scales {
  readonly x: (index: number) => number
  readonly y: (value: number) => number
}

/** As many times as have room, the last one always. */
function Times({ times, x, size }: { times: readonly string[]; x: Scales["x"]; size: TrendSize }) {
  const longest = Math.max(1, ...times.map((time) => time.length)) * 6.6 + 8
  const room = Math.max(1, Math.floor((size.width - size.left - size.right) / longest))
  const every = Math.ceil(times.length / room)
  return (
    <>
      {times.map((time, index) =>
        (times.length - 1 - index) % every === 0 ? (
          <text key={time} className="tick" x={x(index)} y={size.height - 8} textAnchor="middle">
            {time}
          </text>
        ) : null,
      )}
    </>
  )
}

function Line({ one, number, x, y }: Scales & { one: TrendSeries; number: number }) {
  const className =
    one.aim === true ? "aim" : one.whole === true ? "whole" : `series s${number % 6}`
  return (
    <g className={className}>
      {stretches(one.values).map((stretch) => (
        <polyline
          key={stretch[0]?.index}
          points={stretch
            .map(({ index, value }) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`)
            .join(" ")}
        />
      ))}
      {one.aim !== true &&
        one.values.map((value, index) =>
          value === null ? null : (
            // oxlint-disable-next-line react/no-array-index-key -- a point is its place in time
            <circle key={index} cx={x(index)} cy={y(value)} r="3" />
          ),
        )}
    </g>
  )
}

/** Runs of values without a gap. */
function stretches(values: readonly (number | null)[]) {
  const runs: { index: number; value: number }[][] = []
  let open = false
  for (const [index, value] of values.entries()) {
    if (value === null) {
      open = false
      continue
    }
    if (!open) runs.push([])
    runs.at(-1)?.push({ index, value })
    open = true
  }
  return runs
}

/** Every line by its name where it ends, moved apart where ends lie close. */
function Names({
  series,
  x,
  y,
  most,
}: {
  series: readonly TrendSeries[]
  x: number
  y: Scales["y"]
  most: number
}) {
  const ends = series.flatMap((one, number) => {
    const value = one.values.findLast((each) => each !== null)
    return value == null ? [] : [{ one, number, y: y(value) + 4 }]
  })
  const inOrder = ends.toSorted((a, b) => a.y - b.y)
  const placed: typeof ends = []
  for (const end of inOrder) {
    placed.push({ ...end, y: Math.max(end.y, (placed.at(-1)?.y ?? -LINE) + LINE) })
  }
  const over = Math.max(0, (placed.at(-1)?.y ?? 0) - most)
  return (
    <>
      {placed.map(({ one, number, y: at }) => (
        <text
          key={one.key}
          className={
            one.aim === true
              ? "name aim"
              : one.whole === true
                ? "name whole"
                : `name s${number % 6}`
          }
          x={x}
          y={at - over}
        >
          {shortened(one.label)}
        </text>
      ))}
    </>
  )
}

const LETTERS = 17
const shortened = (text: string) =>
  text.length <= LETTERS ? text : `${text.slice(0, LETTERS - 1).trimEnd()}…`
