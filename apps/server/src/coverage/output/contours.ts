import { type Grid, pixelLatitude, pixelLongitude } from "../engine/grid.ts"
import { componentsOf } from "./components.ts"
import { type Field, pixelsAbove, type Ring, traceRings } from "./trace-rings.ts"

/** One line to draw: where values, whole numbers, reach `least`, and what is said of it. */
export interface ContourWish {
  readonly values: ArrayLike<number>
  readonly least: number
  readonly properties: Readonly<Record<string, string | number>>
}

/** Six digits of a degree are a decimetre. */
const DIGITS = 1e6
/** What is unknown counts as so much below the level: hundredths of a dB. */
const UNKNOWN_BELOW = 1000

/**
 * Areas where values reach a level, as GeoJSON (RFC 7946): drawn between the middles of pixels by
 * marching squares, one feature for every wish. Outer rings run against the clock and holes with it,
 * every hole stands with the area it is cut from, and no two rings touch.
 */
export function contoursAsGeoJson(grid: Grid, wishes: readonly ContourWish[]): string {
  const features = wishes.map(({ values, least, properties }) => {
    const { columns, rows, stepX, stepY } = grid
    // Values are whole: between two of them none is equal to the level.
    const level = least - 0.5
    const nearest = Math.min(0.25, Math.max(0.01, 2 / (DIGITS * Math.min(stepX, stepY))))
    const field = { values, columns, rows, level, least: least - UNKNOWN_BELOW, nearest }
    const polygons = polygonsOf(field).map((rings) =>
      rings.map((ring) => ringAsText(grid, ring)).join(),
    )
    const coordinates = polygons.map((rings) => `[${rings}]`).join()
    const about = JSON.stringify(properties)
    return `{"type":"Feature","properties":${about},"geometry":{"type":"MultiPolygon","coordinates":[${coordinates}]}}`
  })
  return `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n`
}

/** Rings by the pixels they lie around: the outer one first, then its holes. */
function polygonsOf(field: Field): Ring[][] {
  const inside = pixelsAbove(field)
  const components = componentsOf(inside, field.columns, field.rows)
  const polygons = new Map<number, Ring[]>()
  for (const ring of traceRings(field, inside)) {
    const component = components.of(ring.column, ring.row)
    const rings = polygons.get(component)
    // Row by row from the north the first line of an area is the one around it.
    if (rings === undefined) polygons.set(component, [ring])
    else rings.push(ring)
  }
  return [...polygons.values()]
}

function ringAsText(grid: Grid, { points }: Ring): string {
  const positions: string[] = []
  for (let i = 0; i < points.length; i += 2) {
    const lon = pixelLongitude(grid, grid.column + points[i]!)
    const lat = pixelLatitude(grid, grid.row + points[i + 1]!)
    positions.push(`[${rounded(lon)},${rounded(lat)}]`)
  }
  return `[${positions.join()},${positions[0] ?? ""}]`
}

const rounded = (degrees: number) => Math.round(degrees * DIGITS) / DIGITS
