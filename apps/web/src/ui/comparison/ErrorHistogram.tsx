import type { Comparison } from "@tinhso/server/coverage/measurements/model"

interface Props {
  readonly title: string
  /** What the numbers below are. */
  readonly axis: string
  readonly histogram: Comparison["layers"][number]["histogram"]
}

const WIDTH = 480
const HEIGHT = 150
const LEFT = 8
const BOTTOM = 30
const TOP = 14

/** Pixels by error: bars left of the line say that the model promises more than was measured. */
export function ErrorHistogram({ title, axis, histogram: { width, bins } }: Props) {
  const most = Math.max(1, ...bins.map(({ n }) => n))
  const wide = (WIDTH - 2 * LEFT) / bins.length
  const tall = HEIGHT - BOTTOM - TOP
  const zero = bins.findIndex(({ from }) => from === 0)
  return (
    <svg
      className="error-histogram"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={title}
    >
      {bins.map(({ from, n }, i) => (
        <g key={from}>
          <rect
            className={from < 0 ? "below" : "above"}
            x={LEFT + i * wide + 1}
            y={HEIGHT - BOTTOM - (n / most) * tall}
            width={wide - 2}
            height={(n / most) * tall}
          >
            <title>{`${textOf(from, width, i, bins.length)}: ${n}`}</title>
          </rect>
          {from % (width * 4) === 0 && (
            <text x={LEFT + i * wide} y={HEIGHT - BOTTOM + 14} textAnchor="middle">
              {String(from).replace("-", "−")}
            </text>
          )}
        </g>
      ))}
      {zero >= 0 && <path d={`M${LEFT + zero * wide} ${TOP - 6}V${HEIGHT - BOTTOM + 2}`} />}
      <text x={WIDTH / 2} y={HEIGHT - 3} textAnchor="middle">
        {axis}
      </text>
    </svg>
  )
}

function textOf(from: number, width: number, at: number, count: number): string {
  if (at === 0) return `< ${from + width} dB`
  return at === count - 1 ? `≥ ${from} dB` : `${from} … ${from + width} dB`
}
