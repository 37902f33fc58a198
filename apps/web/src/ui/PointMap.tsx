import { mercator } from "./mercator.ts"
import { type LabelledPoint, labelSides, type Side } from "./label-sides.ts"

export interface MapPoint {
  readonly key: string
  /** A line break makes two lines. */
  readonly label: string
  readonly longitude: number
  readonly latitude: number
  readonly href: string | null
  /** From 0 to 4, weakest to strongest; "apart": several numbers; null: nothing to show. */
  readonly step: number | "apart" | null
  /** Its name is written wherever there is room; the others' only when there is much. */
  readonly named: boolean
  /** The sides of the point to write its name on, best first. */
  readonly sides: readonly Side[]
}

/** What every map of Việt Nam shows: the mainland and both archipelagos, with their names. */
export const BOUNDS = { west: 102, east: 117.5, south: 8, north: 23.5 } as const

const WEST = BOUNDS.west - 0.5
const EAST = BOUNDS.east + 1
const SOUTH = BOUNDS.south - 1.7
const NORTH = BOUNDS.north + 0.4
const WIDTH = 480
const FONT = 13
const LINE = 15

const SCALE = WIDTH / (EAST - WEST)
const HEIGHT = Math.round((mercator(NORTH) - mercator(SOUTH)) * SCALE)

const xOf = ({ longitude }: MapPoint) => (longitude - WEST) * SCALE
const yOf = ({ latitude }: MapPoint) => (mercator(NORTH) - mercator(latitude)) * SCALE

export const MAP_SIZE = { width: WIDTH, height: HEIGHT } as const

/** Points on a plain map without background, drawn on the server: what is there without scripts. */
export function PointMap({ title, points }: { title: string; points: readonly MapPoint[] }) {
  return (
    <svg className="point-map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      <MapDrawing points={points} />
    </svg>
  )
}

/** The points themselves: also a part of larger drawings. */
export function MapDrawing({ points }: { points: readonly MapPoint[] }) {
  const sides = labelSides(points.map(labelled), { width: WIDTH, height: HEIGHT })
  return (
    <>
      {points.map((point) => (
        <g key={point.key}>
          <circle
            cx={xOf(point)}
            cy={yOf(point)}
            r={point.step === null ? 3 : 6}
            className={stepClass(point.step)}
          />
          <Name point={point} side={sides.get(point.key)} />
        </g>
      ))}
    </>
  )
}

const labelled = (point: MapPoint): LabelledPoint => {
  const lines = point.label.split("\n")
  return {
    key: point.key,
    x: xOf(point),
    y: yOf(point),
    gap: GAP,
    // About the width of the letters; the browser has not measured them yet.
    width: Math.max(...lines.map((line) => line.length)) * FONT * 0.56,
    height: lines.length * LINE,
    sides: point.named ? point.sides : [],
  }
}

const GAP = 8
const ANCHORS = { right: "start", left: "end", below: "middle", above: "middle" } as const

function Name({ point, side }: { point: MapPoint; side: Side | undefined }) {
  if (side === undefined) return null
  const lines = point.label.split("\n")
  const x = xOf(point) + (side === "right" ? GAP : side === "left" ? -GAP : 0)
  const middle = yOf(point) - ((lines.length - 1) * LINE) / 2 + FONT / 3
  const below = yOf(point) + GAP + FONT * 0.8
  const above = yOf(point) - GAP - (lines.length - 1) * LINE - FONT * 0.2
  const y = side === "below" ? below : side === "above" ? above : middle
  return (
    <text y={y} textAnchor={ANCHORS[side]}>
      {lines.map((line, index) => (
        <tspan key={line} x={x} dy={index === 0 ? 0 : LINE}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

export const stepClass = (step: MapPoint["step"]) => (step === null ? "step-none" : `step-${step}`)
