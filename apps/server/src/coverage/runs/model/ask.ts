import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../../registry/model.ts"

export const StateChange = Type.Object({
  state: Type.Union([Type.Literal("published"), Type.Literal("withdrawn")]),
  version: Type.Integer({ minimum: 1 }),
  /** Needed to withdraw. */
  note: Type.Optional(Type.String({ maxLength: 2000, pattern: "^[^\\u0000]*$" })),
})
export type StateChange = Static<typeof StateChange>

const Words = (maxLength: number) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: "^[^\\u0000-\\u001f]*[^\\s\\u0000-\\u001f][^\\u0000-\\u001f]*$",
  })

/** A run that the server is to compute from the stations of the registry. */
export const NewRun = Type.Object({
  name: Words(200),
  /** Stations of this unit and of units below it; its editors may ask. */
  unit: UnitId,
  /** As the registry stood on this day; today without it. */
  day: Type.Optional(Day),
  /** All without them. */
  technologies: Type.Optional(Type.Array(Words(60), { minItems: 1, maxItems: 20 })),
  operators: Type.Optional(Type.Array(Words(100), { minItems: 1, maxItems: 20 })),
  /** What counts as covered: a name of `options.presets`. */
  preset: Type.Optional(Words(60)),
  model: Type.Optional(Type.Union([Type.Literal("itm"), Type.Literal("p1812")])),
  mode: Type.Optional(Type.Union([Type.Literal("field"), Type.Literal("covered")])),
  radiusKm: Type.Optional(Type.Number({ minimum: 0.5, maximum: 100 })),
  resolutionM: Type.Optional(Type.Number({ minimum: 5, maximum: 5000 })),
  reliabilities: Type.Optional(
    Type.Array(Type.Integer({ minimum: 1, maximum: 99 }), { minItems: 1, maxItems: 5 }),
  ),
  /** `flat`: no terrain at all, all ground at the level of the sea. */
  ground: Type.Optional(Type.Union([Type.Literal("terrain"), Type.Literal("flat")])),
  missingTerrain: Type.Optional(
    Type.Union([Type.Literal("refuse"), Type.Literal("flat"), Type.Literal("skip")]),
  ),
  holes: Type.Optional(
    Type.Union([Type.Literal("refuse"), Type.Literal("fill"), Type.Literal("skip")]),
  ),
  /** Whether what stands on the ground counts; by P.1812 alone. */
  clutter: Type.Optional(Type.Boolean()),
  /** Leave stations out that lack a figure, instead of refusing the run. */
  skipBad: Type.Optional(Type.Boolean()),
})
export type NewRun = Static<typeof NewRun>

/** What a run can be asked of this server. */
export const RunOptions = Type.Object({
  /** Whether terrain is set (TINHSO_TERRAIN). */
  terrain: Type.Boolean(),
  /** Whether land cover is set (TINHSO_CLUTTER). */
  clutter: Type.Optional(Type.Boolean()),
  presets: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Type.String(),
      source: Type.String(),
      thresholds: Type.Record(Type.String(), Type.Number()),
    }),
  ),
  defaults: Type.Object({
    preset: Type.String(),
    radiusKm: Type.Number(),
    resolutionM: Type.Number(),
    reliabilities: Type.Array(Type.Number()),
  }),
})
export type RunOptions = Static<typeof RunOptions>
