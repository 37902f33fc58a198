import { formatNumber } from "@tinhso/vietnamese"
import { plotVillages } from "./village-plot.ts"

interface Props {
  readonly title: string
  readonly villages: readonly {
    readonly name: string
    readonly latitude: number
    readonly longitude: number
  }[]
}

/** Villages on a plain plane, north up, with a bar that says how far things are. */
export function VillagePlot({ title, villages }: Props) {
  const { width, height, dots, bar } = plotVillages(villages)
  const metres = bar.metres < 1000 ? `${bar.metres} m` : `${formatNumber(bar.metres / 1000)} km`
  return (
    <svg className="village-plot" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      {dots.map(({ key, x, y, name, side }) => (
        <g key={key}>
          <circle cx={x} cy={y} r="5" />
          <text x={side === "start" ? x + 9 : x - 9} y={y + 4} textAnchor={side}>
            {name}
          </text>
        </g>
      ))}
      <path d={`M12 ${height - 14}v6h${bar.length}v-6`} fill="none" />
      <text x={18 + bar.length} y={height - 6}>
        {metres}
      </text>
      <path d={`M${width - 18} 30v-20m-5 7l5-7l5 7`} fill="none" />
    </svg>
  )
}
