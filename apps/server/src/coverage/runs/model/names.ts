import { type Static, Type } from "typebox"

/** Ours, never given again. */
export const RunId = Type.String({ pattern: "^PS-[0-9]{6,12}$" })

/** "4g_viettel"; "4g" for the best of all operators. */
export const LayerKey = Type.String({ pattern: "^[a-z0-9][a-z0-9_-]{0,99}$" })
/** What a map of tiles shows. */
export const Picture = Type.Union([
  Type.Literal("covered"),
  Type.Literal("level"),
  Type.Literal("reliability"),
  Type.Literal("server"),
])
export type Picture = Static<typeof Picture>
