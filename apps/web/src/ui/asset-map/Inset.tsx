import type { Box } from "./address.ts"
import { INSET, insetRect, insetX, insetY } from "./inset.ts"

interface Island {
  readonly id: string
  readonly name: string
  readonly longitude: number
  readonly latitude: number
}

interface Props {
  readonly title: string
  readonly islands: readonly Island[]
  /** Points of provinces: the shape of the country where no boundary is loaded. */
  readonly provinces: readonly { readonly longitude: number; readonly latitude: number }[]
  /** What is in view, where no script marks it. */
  readonly view?: Box
}

/** The whole country with both archipelagos, on every map; the map marks what is in view. */
export function Inset({ title, islands, provinces, view }: Props) {
  return (
    <svg
      className="asset-inset"
      viewBox={`0 0 ${INSET.width} ${INSET.height}`}
      role="img"
      aria-label={title}
    >
      <rect width={INSET.width} height={INSET.height} className="asset-inset-sea" />
      {provinces.map(({ longitude, latitude }) => (
        <circle
          key={`${longitude} ${latitude}`}
          cx={insetX(longitude)}
          cy={insetY(latitude)}
          r="2.2"
        />
      ))}
      {islands.map((island) => (
        <g key={island.id} className="asset-inset-island">
          <IslandDots longitude={island.longitude} latitude={island.latitude} />
          <IslandName island={island} />
        </g>
      ))}
      <rect
        className="asset-inset-view"
        data-view=""
        {...(view === undefined ? {} : insetRect(view))}
      />
    </svg>
  )
}

/** An archipelago is many islands, not a point. */
const DOTS = [
  [-0.5, 0.2],
  [0.1, 0.5],
  [0.6, 0],
  [0, -0.4],
] as const

function IslandDots({ longitude, latitude }: { longitude: number; latitude: number }) {
  return DOTS.map(([east, north]) => (
    <circle
      key={`${east} ${north}`}
      cx={insetX(longitude + east)}
      cy={insetY(latitude + north)}
      r="1.6"
    />
  ))
}

/** Below its islands: "Quần đảo Hoàng Sa" / "(Đà Nẵng)". */
function IslandName({ island }: { island: Island }) {
  const x = insetX(island.longitude)
  const y = insetY(island.latitude - 0.9)
  return (
    <text textAnchor="middle" y={y}>
      {island.name.split(" (").map((line, index) => (
        <tspan key={line} x={x} dy={index === 0 ? 9 : 12}>
          {index === 0 ? line : `(${line}`}
        </tspan>
      ))}
    </text>
  )
}
