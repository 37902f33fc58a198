import type { MapFeature } from "@tinhso/server/registry/assets/model"
import type { Box } from "./address.ts"
import { mercator } from "../mercator.ts"
import { isMarked, kindColour, STATE_SHAPES } from "./marks.ts"

const WIDTH = 640
const HEIGHT = 520

interface Props {
  readonly title: string
  readonly box: Box
  readonly features: readonly MapFeature[]
  readonly declared: readonly string[]
}

/** The map without scripts: the same heaps and marks at their places, nothing that moves. */
export function Drawing({ title, box, features, declared }: Props) {
  const [west, south, east, north] = box
  const high = mercator(north) - mercator(south)
  const scale = Math.min(WIDTH / (east - west), HEIGHT / high)
  const left = (WIDTH - (east - west) * scale) / 2
  const top = (HEIGHT - high * scale) / 2
  return (
    <svg className="asset-drawing" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      {features.map(({ geometry, properties }) => {
        const [longitude = 0, latitude = 0] = geometry.coordinates
        const x = left + (longitude - west) * scale
        const y = top + (mercator(north) - mercator(latitude)) * scale
        return (
          <Mark
            key={`${longitude} ${latitude} ${properties.ids}`}
            x={x}
            y={y}
            of={properties}
            declared={declared}
          />
        )
      })}
    </svg>
  )
}

function Mark({
  x,
  y,
  of: { count, state, kind },
  declared,
}: {
  readonly x: number
  readonly y: number
  readonly of: MapFeature["properties"]
  readonly declared: readonly string[]
}) {
  if (count > 1) {
    return (
      <g>
        <circle cx={x} cy={y} r={heapRadius(count)} className="asset-heap" />
        <text x={x} y={y + 4} textAnchor="middle" className="asset-heap-count">
          {count}
        </text>
      </g>
    )
  }
  return (
    <path
      transform={`translate(${x - 8} ${y - 8})`}
      d={STATE_SHAPES[isMarked(state) ? state : "active"]}
      fillRule="evenodd"
      fill={`var(${kindColour(declared, kind)})`}
      className="asset-mark"
    />
  )
}

const heapRadius = (count: number) => 10 + Math.min(14, Math.log10(count) * 5)

/** The zoom at which a box fills the drawing. */
export function drawingZoom([west, south, east, north]: Box): number {
  const across = Math.log2(((WIDTH / 512) * 360) / Math.max(1e-6, east - west))
  const down = Math.log2(((HEIGHT / 512) * 360) / Math.max(1e-6, mercator(north) - mercator(south)))
  return Math.max(0, Math.min(15, Math.floor(Math.min(across, down))))
}
