import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../../registry/model.ts"
import { LayerKey, Picture } from "./names.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** A colour of a map and what it means. Classes differ in lightness and pattern, not only in hue. */
export const LegendEntry = Type.Object({
  label: Type.String(),
  labelEn: Type.String(),
  /** "#2171b5" */
  colour: Type.String(),
  /** How it is filled: plain, dots (asked, but not covered), hatched (nobody knows). */
  pattern: Type.Union([Type.Literal("plain"), Type.Literal("dots"), Type.Literal("hatched")]),
})
export type LegendEntry = Static<typeof LegendEntry>

const RunPicture = Type.Object({
  what: Picture,
  /** Address of PNG tiles with {z}, {x} and {y}; 256 pixels, web mercator. */
  tiles: Type.String(),
  legend: Type.Array(LegendEntry),
})

const RunFile = Type.Object({
  /** "covered", "level", "reliability", "server", "sight", "picture", "worldFile", "contours"… */
  what: Type.String(),
  name: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
  /** Where it is read, also in parts (HTTP ranges). */
  url: Type.String(),
})

/** Sides of covered pixels beyond which there is no coverage, by the reason. */
const Edges = Type.Object({
  radius: Type.Integer(),
  budget: Type.Integer(),
  hidden: Type.Integer(),
  terrain: Type.Integer(),
})

const RunLayer = Type.Object({
  key: LayerKey,
  technology: Type.String(),
  operator: Nullable(Type.String({ description: "null: the best of all operators" })),
  thresholdDbm: Nullable(Type.Number({ description: "null: nothing says what is covered" })),
  stations: Type.Integer(),
  areaInRangeKm2: Type.Number(),
  coveredKm2: Nullable(Type.Number()),
  pixelsInRange: Type.Integer(),
  coveredPixels: Nullable(Type.Integer()),
  edges: Nullable(Edges),
  pictures: Type.Array(RunPicture),
  files: Type.Array(RunFile),
})
export type RunLayer = Static<typeof RunLayer>

/** Where the stations of a run were read from. */
export const StationsOrigin = Type.Union([
  Type.Object({
    kind: Type.Literal("registry"),
    /** As the registry stood on this day, known after this act (null: not told). */
    day: Nullable(Day),
    act: Nullable(Type.Integer()),
    /** Null: of all units. */
    unit: Nullable(UnitId),
    sha256: Type.String(),
  }),
  Type.Object({ kind: Type.Literal("file"), file: Type.String(), sha256: Type.String() }),
])
export type StationsOrigin = Static<typeof StationsOrigin>

const GroundFacts = Type.Object({
  /** Nothing but the level of the sea: no hill hides anything. */
  flat: Type.Boolean(),
  /** Some of it was taken for the level of the sea, because nobody had it. */
  partlyFlat: Type.Boolean(),
  sources: Type.Array(
    Type.Object({ file: Type.String(), format: Type.String(), crs: Type.String() }),
  ),
  sha256: Type.String(),
  missing: Type.String({ description: "What became of missing ground: refuse, flat, skip" }),
  missingSamples: Type.Integer(),
  missingTiles: Type.Array(Type.String()),
  holes: Type.String({ description: "What became of holes: refuse, fill, skip" }),
  holeSamples: Type.Integer(),
  filledSamples: Type.Integer(),
  stationsWithoutGround: Type.Array(Type.String()),
  /** Whether the ground was kept with the run: without it nothing can be said of why. */
  kept: Type.Boolean(),
})

/** Everything that a kept run is: it never changes. */
export const RunFacts = Type.Object({
  stations: Type.Object({
    origin: StationsOrigin,
    used: Type.Integer(),
    illustrative: Type.Integer(),
    /** Rows or records that could not be computed and were left out. */
    left: Type.Integer(),
  }),
  model: Type.Union([Type.Literal("itm"), Type.Literal("p1812")]),
  mode: Type.Union([Type.Literal("field"), Type.Literal("covered")]),
  engine: Type.String(),
  radiusM: Type.Number(),
  resolutionM: Type.Number(),
  /** What counts as covered, and who says so. */
  definition: Type.Object({
    preset: Type.String(),
    title: Type.String(),
    source: Type.String(),
    rxHeightM: Type.Number(),
    otherLossDb: Type.Number(),
    /** dBm, by technology */
    thresholds: Type.Record(Type.String(), Type.Number()),
  }),
  reliabilities: Type.Array(Type.Number()),
  ground: GroundFacts,
  /** What stands on the ground: houses, trees; null: bare ground. */
  clutter: Nullable(Type.Object({ title: Type.String(), source: Type.String() })),
  /** west, south, east, north */
  bounds: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
  columns: Type.Integer(),
  rows: Type.Integer(),
  layers: Type.Array(RunLayer),
  /** What is said of the whole run, its stations, its ground. */
  files: Type.Array(RunFile),
})
export type RunFacts = Static<typeof RunFacts>
