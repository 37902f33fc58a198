import { type Static, Type } from "typebox"
import { Day } from "../../model.ts"
import { AssetQuestion } from "../model/question.ts"

/** Tiles are made down to this zoom; nearer, a map draws these larger. */
export const FINEST_TILE = 16

/**
 * Layers of a tile of assets. `points`: an asset or a heap of several (`count` > 1) with `ids` (up to
 * twenty of them), `name`, `kind`, `state` (where all have the same), `faulty`, `illustrative` (how many
 * are made up), `box` (west,south,east,north), and how many there are of each as `kind:mast`,
 * `state:active` …; `lines` and `areas`: `ids`, `kind`, `state`, and near `name`.
 */
export const ASSET_LAYERS = { points: "points", lines: "lines", areas: "areas" } as const

/**
 * Layers of a tile of units: `boundaries` (`unit`, `name`, `level`) and `names` (the same, with `from`:
 * the zoom from which a name is worth its room).
 */
export const UNIT_LAYERS = { boundaries: "boundaries", names: "names" } as const

const Whole = (what: string) => Type.String({ maxLength: 20, description: what })

/** A tile among those of its zoom, counted from the north-west. */
export const TileAddress = Type.Object({
  z: Whole(`zoom, 0 to ${FINEST_TILE}`),
  x: Whole("column, from the west"),
  y: Whole("row, from the north; “5.mvt” and “5.pbf” are row 5 too"),
})
export type TileAddress = Static<typeof TileAddress>

const { kind, state, unit, organisation, where, q, at } = AssetQuestion.properties

/** Which assets tiles show: the filters of a list. */
export const TileQuestion = Type.Object(
  { kind, state, unit, organisation, where, q, at },
  { additionalProperties: false },
)
export type TileQuestion = Static<typeof TileQuestion>

export const UnitTileQuestion = Type.Object(
  { at: Type.Optional(Day) },
  { additionalProperties: false },
)

/** TileJSON 3.0.0. */
export const TileJson = Type.Object({
  tilejson: Type.Literal("3.0.0"),
  name: Type.String(),
  description: Type.String(),
  attribution: Type.String(),
  scheme: Type.Literal("xyz"),
  tiles: Type.Array(Type.String()),
  minzoom: Type.Integer(),
  maxzoom: Type.Integer(),
  /** west, south, east, north of everything that is shown */
  bounds: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
  vector_layers: Type.Array(
    Type.Object({
      id: Type.String(),
      description: Type.String(),
      minzoom: Type.Integer(),
      maxzoom: Type.Integer(),
      fields: Type.Record(Type.String(), Type.String()),
    }),
  ),
})
export type TileJson = Static<typeof TileJson>
