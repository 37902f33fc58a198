import { Type } from "typebox"
import { Value } from "typebox/value"

/** RFC 7946, as far as places of people and ways of cables need it. */
const FeatureCollection = Type.Object({
  type: Type.Literal("FeatureCollection"),
  features: Type.Array(
    Type.Object({
      type: Type.Literal("Feature"),
      properties: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
      geometry: Type.Union([
        Type.Object({ type: Type.String(), coordinates: Type.Unknown() }),
        Type.Null(),
      ]),
    }),
  ),
})
export type Feature = Type.Static<typeof FeatureCollection>["features"][number]

const Position = Type.Array(Type.Number(), { minItems: 2, maxItems: 4 })
const Line = Type.Array(Position)
const Shape = {
  Point: Position,
  MultiPoint: Line,
  LineString: Line,
  MultiLineString: Type.Array(Line),
  Polygon: Type.Array(Line),
  MultiPolygon: Type.Array(Type.Array(Line)),
}

/** The features of a file; null where it is no collection of features. */
export function featuresOf(text: string): readonly Feature[] | null {
  try {
    const value: unknown = JSON.parse(text)
    return Value.Check(FeatureCollection, value) ? value.features : null
  } catch {
    return null
  }
}

const pair = ([lon = Number.NaN, lat = Number.NaN]: readonly number[]) => [lon, lat] as const

/** The polygons of a feature; null where it is of another shape. */
export function polygonsOf({ geometry }: Feature) {
  if (geometry?.type === "Polygon" && Value.Check(Shape.Polygon, geometry.coordinates)) {
    return [geometry.coordinates.map((ring) => ring.map(pair))]
  }
  if (geometry?.type === "MultiPolygon" && Value.Check(Shape.MultiPolygon, geometry.coordinates)) {
    return geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(pair)))
  }
  return null
}

/** The place of a feature that is a point, longitude first; null where it is of another shape. */
export function pointOf({ geometry }: Feature) {
  if (geometry?.type !== "Point" || !Value.Check(Shape.Point, geometry.coordinates)) return null
  return pair(geometry.coordinates)
}

/** The ways of a feature: lines, or points as ways of one; none of another shape. */
export function waysOf(feature: Feature) {
  const point = pointOf(feature)
  if (point !== null) return [[point]]
  const { type, coordinates } = feature.geometry ?? { type: "", coordinates: null }
  if (type === "LineString" && Value.Check(Shape.LineString, coordinates)) {
    return [coordinates.map(pair)]
  }
  if (type === "MultiLineString" && Value.Check(Shape.MultiLineString, coordinates)) {
    return coordinates.map((line) => line.map(pair))
  }
  if (type === "MultiPoint" && Value.Check(Shape.MultiPoint, coordinates)) {
    return coordinates.map((position) => [pair(position)])
  }
  return []
}
