export interface MapPoint {
  readonly key: string
  readonly label: string
  readonly longitude: number
  readonly latitude: number
  readonly href: string | null
  /** From 0 to 4, weakest to strongest; null: known to have nothing to show. */
  readonly step: number | null
  /** Its name is always written; the others' only where there is room. */
  readonly named: boolean
}

const WEST = 101.5
const EAST = 118.5
const SOUTH = 6.3
const NORTH = 23.9
const WIDTH = 480

const mercator = (latitude: number) =>
  Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * (180 / Math.PI)
const SCALE = WIDTH / (EAST - WEST)
const HEIGHT = Math.round((mercator(NORTH) - mercator(SOUTH)) * SCALE)

/** Points on a plain map without background, drawn on the server: what is there without scripts. */
export function PointMap({ title, points }: { title: string; points: readonly MapPoint[] }) {
  return (
    <svg className="point-map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      {points.map((point) => {
        const x = (point.longitude - WEST) * SCALE
        const y = (mercator(NORTH) - mercator(point.latitude)) * SCALE
        return (
          <g key={point.key}>
            <circle
              cx={x}
              cy={y}
              r={point.step === null ? 3 : 6}
              className={stepClass(point.step)}
            />
            {point.named && (
              <text
                x={labelLeft(point) ? x - 9 : x + 9}
                y={y + 4}
                textAnchor={labelLeft(point) ? "end" : "start"}
              >
                {point.label}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** Far in the east a name goes to the left of its point, where there is room. */
export const labelLeft = (point: MapPoint) => point.longitude > 110

export const stepClass = (step: number | null) => (step === null ? "step-none" : `step-${step}`)
