import type { Point } from "@tinhso/places"
import type { Geometry, GeometryKind } from "./model.ts"

/** west, south, east, north in degrees. */
export type Box = readonly [number, number, number, number]

/** A degree of latitude is never shorter, m. */
const DEGREE = 110_000

/** A box that surely has everything within so many metres of a place. */
export function boxAround({ longitude, latitude }: Point, metres: number): Box {
  const north = metres / DEGREE
  const east = north / Math.max(0.01, Math.cos((latitude * Math.PI) / 180))
  return [longitude - east, latitude - north, longitude + east, latitude + north]
}

/** Calls `found` for every position of a geometry. */
function eachPosition(
  geometry: Geometry,
  found: (longitude: number, latitude: number) => void,
): void {
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return
    const [longitude, latitude]: unknown[] = part
    if (typeof longitude === "number" && typeof latitude === "number") found(longitude, latitude)
    else for (const inner of part) walk(inner)
  }
  walk(geometry.coordinates)
}

export function boxOf(geometry: Geometry): Box {
  let [west, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let [east, north] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  eachPosition(geometry, (longitude, latitude) => {
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  })
  return [west, south, east, north]
}

/**
 * One position to stand for a geometry: the point itself, the middle position of the longest line,
 * the first position of an outer ring. It always lies on what it stands for.
 */
export function positionOf(geometry: Geometry): readonly [number, number] {
  const positions: [number, number][] = []
  const part: Geometry =
    geometry.type === "MultiLineString"
      ? { type: "LineString", coordinates: longest(geometry.coordinates) }
      : geometry
  eachPosition(part, (longitude, latitude) => positions.push([longitude, latitude]))
  const at = part.type === "LineString" ? Math.floor(positions.length / 2) : 0
  return positions[at] ?? [0, 0]
}

function longest(lines: readonly number[][][]): number[][] {
  return lines.reduce((best, line) => (line.length > best.length ? line : best), lines[0] ?? [])
}

const KINDS: Readonly<Record<Geometry["type"], GeometryKind>> = {
  Point: "point",
  LineString: "line",
  MultiLineString: "line",
  Polygon: "polygon",
  MultiPolygon: "polygon",
}

export const kindOfGeometry = (geometry: Geometry): GeometryKind => KINDS[geometry.type]
