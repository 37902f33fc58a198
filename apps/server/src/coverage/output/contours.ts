import { contours } from "d3-contour"
import { type Grid, pixelLatitude, pixelLongitude } from "../engine/grid.ts"

/** One line to draw: where values reach `least`, and what is said of it. */
export interface ContourWish {
  readonly values: ArrayLike<number>
  readonly least: number
  readonly properties: Readonly<Record<string, string | number>>
}

/** Six digits of a degree are a decimetre. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/**
 * Areas where values reach a level, as GeoJSON (RFC 7946): drawn between the middles of pixels by
 * marching squares, one feature for every wish.
 */
export function contoursAsGeoJson(grid: Grid, wishes: readonly ContourWish[]): string {
  const draw = contours().size([grid.columns, grid.rows])
  const features = wishes.map(({ values, least, properties }) => {
    // What is unknown must not pull a line outwards: it counts as just below the level.
    const near = Float64Array.from(values, (value) => Math.max(value, least - 1000))
    const { coordinates } = draw.contour(Array.from(near), least)
    const placed = coordinates.map((polygon) =>
      polygon.map((ring) =>
        ring.map(([x = 0, y = 0]) => [
          rounded(pixelLongitude(grid, grid.column + x - 0.5)),
          rounded(pixelLatitude(grid, grid.row + y - 0.5)),
        ]),
      ),
    )
    const geometry = { type: "MultiPolygon", coordinates: placed }
    return JSON.stringify({ type: "Feature", properties, geometry })
  })
  return `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n`
}
