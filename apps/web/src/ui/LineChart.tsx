interface Point {
  /** Position in time, milliseconds. */
  readonly at: number
  readonly value: number
  /** The value and the time as people read them. */
  readonly text: string
  readonly time: string
}

interface Props {
  readonly title: string
  /** The whole chart in words, for people who hear it. */
  readonly description: string
  readonly points: readonly Point[]
}

const WIDTH = 420
const HEIGHT = 200
const LEFT = 34
const RIGHT = 34
const TOP = 30
const BOTTOM = 30

/** One series from zero, each point labelled. Drawn on the server; colours come from the theme. */
export function LineChart({ title, description, points }: Props) {
  const sorted = points.toSorted((a, b) => a.at - b.at)
  const first = sorted[0]
  const last = sorted.at(-1)
  if (first === undefined || last === undefined) return null
  const top = Math.max(...sorted.map((point) => point.value), 0)
  const bottom = Math.min(...sorted.map((point) => point.value), 0)
  const x = (at: number) =>
    LEFT + ((at - first.at) / Math.max(1, last.at - first.at)) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) =>
    HEIGHT - BOTTOM - ((value - bottom) / (top - bottom || 1)) * (HEIGHT - TOP - BOTTOM)
  const path = sorted.map((point) => `${x(point.at).toFixed(1)},${y(point.value).toFixed(1)}`)
  return (
    <figure className="line-chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={description}>
        <line className="axis" x1={LEFT - 14} x2={WIDTH - RIGHT + 14} y1={y(0)} y2={y(0)} />
        <polyline className="series" points={path.join(" ")} />
        {sorted.map((point) => (
          <g key={point.at}>
            <circle className="dot" cx={x(point.at)} cy={y(point.value)} r="4" />
            <text x={x(point.at)} y={y(point.value) - 10}>
              {point.text}
            </text>
            <text className="time" x={x(point.at)} y={HEIGHT - 10}>
              {point.time}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  )
}
