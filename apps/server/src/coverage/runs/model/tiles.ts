import { type Static, Type } from "typebox"
import { LegendEntry } from "./facts.ts"
import { LayerKey, Picture, RunId } from "./names.ts"

/** TileJSON 3.0.0 */
export const TileJson = Type.Object({
  tilejson: Type.Literal("3.0.0"),
  name: Type.String(),
  description: Type.String(),
  attribution: Type.String(),
  scheme: Type.Literal("xyz"),
  tiles: Type.Array(Type.String()),
  bounds: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
  minzoom: Type.Integer(),
  maxzoom: Type.Integer(),
  legend: Type.Array(LegendEntry),
})
export type TileJson = Static<typeof TileJson>

export const TileParams = Type.Object({
  id: RunId,
  layer: LayerKey,
  what: Picture,
  z: Type.Integer({ minimum: 0, maximum: 22 }),
  x: Type.Integer({ minimum: 0 }),
  y: Type.Integer({ minimum: 0 }),
})
