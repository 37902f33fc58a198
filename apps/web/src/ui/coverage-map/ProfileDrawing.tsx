import type { WhyAnswer } from "@tinhso/server/coverage/runs/model"
import { axisTicks } from "../axis-ticks.ts"

export type Profile = NonNullable<WhyAnswer["profile"]>
type Point = Profile["points"][number]
type Obstacle = WhyAnswer["stations"][number]["obstacle"]

const WIDTH = 720
const HEIGHT = 300
const LEFT = 52
const RIGHT = 16
const TOP = 34
const BOTTOM = 40

interface ProfileWords {
  /** All of the drawing in a sentence. */
  readonly description: string
  readonly antenna: string
  readonly place: string
  readonly obstacle: string | null
  /** Beside the axes: "km từ trạm", "m trên mực nước biển". */
  readonly along: string
  readonly height: string
  /** Says a number as the page does. */
  readonly number: (value: number) => string
}

interface Props {
  readonly profile: Profile
  readonly obstacle: Obstacle
  readonly words: ProfileWords
}

/** The ground with the bend of the earth: over it rays are straight. */
const bent = ({ groundM, bulgeM }: Point) => groundM + bulgeM

/** Ground, ray and Fresnel zone between an antenna and a place. */
export function ProfileDrawing({ profile, obstacle, words }: Props) {
  const { points, distanceM } = profile
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined) return null
  const scale = scaleOf(profile)
  const { x, y } = scale
  const hidden = obstacle !== null && obstacle.aboveRayM > 0
  return (
    <svg
      className="profile-drawing"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.description}
    >
      <Axes scale={scale} words={words} distance={distanceM} />
      <path className="profile-fresnel" d={zone(points, scale)} />
      <path className="profile-ground" d={groundShape(points, scale)} />
      <line
        className={hidden ? "profile-ray profile-ray-hidden" : "profile-ray"}
        x1={x(0)}
        y1={y(first.rayM)}
        x2={x(distanceM)}
        y2={y(last.rayM)}
      />
      <Mast x={x(0)} foot={y(bent(first))} top={y(first.rayM)} />
      <Receiver x={x(distanceM)} foot={y(bent(last))} top={y(last.rayM)} />
      <Worst profile={profile} obstacle={obstacle} scale={scale} text={words.obstacle} />
      <text className="profile-name" x={LEFT} y={16}>
        {words.antenna}
      </text>
      <text className="profile-name" x={WIDTH - RIGHT} y={16} textAnchor="end">
        {words.place}
      </text>
    </svg>
  )
}

interface Scale {
  readonly x: (along: number) => number
  readonly y: (height: number) => number
  readonly ticks: readonly number[]
}

function scaleOf({ points, distanceM }: Profile): Scale {
  const heights = points.flatMap((point) => [bent(point), point.rayM])
  const least = Math.min(...heights)
  const ticks = axisTicks(least, Math.max(...heights, least + 20))
  const bottom = ticks[0] ?? least
  const top = ticks.at(-1) ?? least + 20
  return {
    x: (along) => LEFT + (along / distanceM) * (WIDTH - LEFT - RIGHT),
    y: (height) => HEIGHT - BOTTOM - ((height - bottom) / (top - bottom)) * (HEIGHT - TOP - BOTTOM),
    ticks,
  }
}

const at = (x: number, y: number) => `${x.toFixed(1)},${y.toFixed(1)}`

function groundShape(points: readonly Point[], { x, y }: Scale): string {
  const line = points.map((point) => at(x(point.distanceM), y(bent(point))))
  const floor = HEIGHT - BOTTOM
  return `M${LEFT},${floor}L${line.join("L")}L${WIDTH - RIGHT},${floor}Z`
}

function zone(points: readonly Point[], { x, y }: Scale): string {
  const edge = (side: 1 | -1) =>
    points.map(({ distanceM, rayM, fresnelM }) => at(x(distanceM), y(rayM + side * fresnelM)))
  return `M${edge(1).join("L")}L${edge(-1).toReversed().join("L")}Z`
}

function Axes({
  scale: { x, y, ticks },
  words,
  distance,
}: {
  readonly scale: Scale
  readonly words: ProfileWords
  readonly distance: number
}) {
  const along = axisTicks(0, distance / 1000, 6).filter((km) => km * 1000 <= distance)
  return (
    <g className="profile-axes">
      {ticks.map((height) => (
        <g key={height}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(height)} y2={y(height)} />
          <text x={LEFT - 6} y={y(height) + 4} textAnchor="end">
            {words.number(height)}
          </text>
        </g>
      ))}
      {along.map((km) => (
        <text key={km} x={x(km * 1000)} y={HEIGHT - BOTTOM + 16} textAnchor="middle">
          {words.number(km)}
        </text>
      ))}
      <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 6} textAnchor="middle">
        {words.along}
      </text>
      <text
        transform={`translate(12 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)`}
        textAnchor="middle"
      >
        {words.height}
      </text>
    </g>
  )
}

interface Standing {
  readonly x: number
  readonly foot: number
  readonly top: number
}

/** A mast is never drawn shorter than can be seen. */
function Mast({ x, foot, top }: Standing) {
  const high = Math.min(top, foot - 6)
  return (
    <g className="profile-mast">
      <path
        d={`M${at(x - 4, foot)}L${at(x, high)}L${at(x + 4, foot)}M${at(x - 5, high)}L${at(x + 5, high)}`}
      />
    </g>
  )
}

function Receiver({ x, foot, top }: Standing) {
  const high = Math.min(top, foot - 5)
  return (
    <g className="profile-receiver">
      <line x1={x} x2={x} y1={foot} y2={high} />
      <circle cx={x} cy={high} r="3.5" />
    </g>
  )
}

/** The ground that stands in the way, and by how much. */
function Worst({
  profile,
  obstacle,
  scale: { x, y },
  text,
}: {
  readonly profile: Profile
  readonly obstacle: Obstacle
  readonly scale: Scale
  readonly text: string | null
}) {
  const point = nearest(profile.points, obstacle?.distanceM ?? Number.NaN)
  if (point === undefined || text === null) return null
  const along = x(point.distanceM)
  const right = along > WIDTH / 2
  const top = Math.min(y(bent(point)), y(point.rayM))
  return (
    <g className="profile-worst">
      <line x1={along} x2={along} y1={y(bent(point))} y2={y(point.rayM)} />
      <circle cx={along} cy={y(bent(point))} r="4" />
      <text
        x={along + (right ? -8 : 8)}
        y={Math.max(TOP + 2, top - 8)}
        textAnchor={right ? "end" : "start"}
      >
        {text}
      </text>
    </g>
  )
}

function nearest(points: readonly Point[], distance: number): Point | undefined {
  if (Number.isNaN(distance)) return undefined
  return points.reduce((best, point) =>
    Math.abs(point.distanceM - distance) < Math.abs(best.distanceM - distance) ? point : best,
  )
}
