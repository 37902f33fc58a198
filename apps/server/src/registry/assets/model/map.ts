import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../model.ts"
import { AssetState } from "./asset.ts"
import { AssetQuestion, Box } from "./question.ts"

const { sort: _sort, limit: _limit, after: _after, ...asked } = AssetQuestion.properties

/** What a map asks for: the assets of a list in a box, at a zoom. */
export const MapQuestion = Type.Object({
  ...asked,
  box: Box,
  zoom: Type.Integer({ minimum: 0, maximum: 24 }),
})
export type MapQuestion = Static<typeof MapQuestion>

/** One asset, or several that would cover each other. */
export const MapFeature = Type.Object({
  type: Type.Literal("Feature"),
  geometry: Type.Object({
    type: Type.Literal("Point"),
    coordinates: Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }),
  }),
  properties: Type.Object({
    count: Type.Integer(),
    /** "TS-000001,TS-000002"; empty for more than twenty. */
    ids: Type.String(),
    /** Of a single one. */
    name: Type.String(),
    /** Empty where they are of several. */
    kind: Type.String(),
    /** Empty where they differ. */
    state: Type.String(),
    /** How many of them are faulty. */
    faulty: Type.Integer(),
    /** west,south,east,north of them. */
    box: Type.String(),
  }),
})
export type MapFeature = Static<typeof MapFeature>

export const AssetMap = Type.Object({
  type: Type.Literal("FeatureCollection"),
  at: Day,
  /** All that are drawn. */
  total: Type.Integer(),
  features: Type.Array(MapFeature),
})
export type AssetMap = Static<typeof AssetMap>

export const UnitsQuestion = Type.Object(asked)
export type UnitsQuestion = Static<typeof UnitsQuestion>

/** How many assets lie in each unit directly below one, most first. */
export const AssetsByUnit = Type.Object({
  at: Day,
  /** The units stand below this one. */
  below: UnitId,
  total: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      unit: UnitId,
      name: Type.String(),
      total: Type.Integer(),
      states: Type.Array(Type.Object({ state: AssetState, total: Type.Integer() })),
    }),
  ),
  /** Of which nobody knows in which of them they lie. */
  elsewhere: Type.Integer(),
  /** Whether any of them is made up for a demonstration. */
  illustrative: Type.Boolean(),
})
export type AssetsByUnit = Static<typeof AssetsByUnit>
