import { plotPoints } from "./plot-points.ts"

interface Props {
  readonly title: string
  /** Longitudes and latitudes. */
  readonly places: readonly (readonly [number, number])[]
}

/** Where points lie, as small rings on a plain plane with north up. */
export function PointsPlot({ title, places }: Props) {
  const plot = plotPoints(places)
  if (plot === null) return null
  return (
    <svg
      className="measured-plot"
      viewBox={`0 0 ${plot.width} ${plot.height}`}
      role="img"
      aria-label={title}
    >
      {plot.dots.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="3" />
      ))}
    </svg>
  )
}
