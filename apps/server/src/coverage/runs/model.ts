import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../registry/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** Ours, never given again. */
export const RunId = Type.String({ pattern: "^PS-[0-9]{6,12}$" })

/** "4g_viettel"; "4g" for the best of all operators. */
const LayerKey = Type.String({ pattern: "^[a-z0-9][a-z0-9_-]{0,99}$" })

/**
 * `computing` has nothing to show yet (see `progress`); `draft` is seen by readers; `published` by
 * everybody; `withdrawn` by everybody too, with the reason. Nothing published is ever changed.
 */
const RunState = Type.Union([
  Type.Literal("computing"),
  Type.Literal("draft"),
  Type.Literal("published"),
  Type.Literal("withdrawn"),
])
export type RunState = Static<typeof RunState>

/** What a map of tiles shows. */
export const Picture = Type.Union([
  Type.Literal("covered"),
  Type.Literal("level"),
  Type.Literal("reliability"),
  Type.Literal("server"),
])
export type Picture = Static<typeof Picture>

/** A colour of a map and what it means. Classes differ in lightness and pattern, not only in hue. */
const LegendEntry = Type.Object({
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

/** How far a run is that the server computes. */
export const RunProgress = Type.Object({
  status: Type.Union([
    Type.Literal("queued"),
    Type.Literal("running"),
    Type.Literal("cancelling"),
    Type.Literal("cancelled"),
    Type.Literal("failed"),
  ]),
  phase: Nullable(
    Type.Union([Type.Literal("reading"), Type.Literal("computing"), Type.Literal("writing")]),
  ),
  /** Of the work, 0–1. */
  share: Type.Number(),
  /** Squares. */
  done: Type.Integer(),
  of: Type.Integer(),
  /** An estimate; null while nobody can say. */
  secondsLeft: Nullable(Type.Number()),
  askedAt: Type.String(),
  startedAt: Nullable(Type.String()),
  /** Why it failed. */
  failure: Nullable(
    Type.Object({
      title: Type.String(),
      detail: Type.String(),
      errors: Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() })),
    }),
  ),
})
export type RunProgress = Static<typeof RunProgress>

export const Run = Type.Object({
  id: RunId,
  name: Type.String(),
  state: RunState,
  /** In whose care it is; null: of the whole country. */
  unit: Nullable(UnitId),
  /** The published run to look at first: the newest of its unit; one of real stations before one of made-up ones. */
  current: Type.Boolean(),
  /** A newer published run of the same unit. */
  followedBy: Nullable(RunId),
  /** Some of its stations are made up: say so wherever it is shown. */
  illustrative: Type.Boolean(),
  /** All ground was taken for flat: say so wherever it is shown. */
  flatGround: Type.Boolean(),
  /** Null while it is computed. */
  facts: Nullable(RunFacts),
  /** Null once it is kept, and for everybody who is no reader. */
  progress: Nullable(RunProgress),
  /** Of the last step: when, Vietnamese day. */
  day: Nullable(Day),
  version: Type.Integer({ description: "Send it back with a change of state" }),
})
export type Run = Static<typeof Run>

const RunStep = Type.Object({
  state: RunState,
  day: Day,
  note: Type.String(),
  /** Null for everybody who is no reader. */
  by: Nullable(Type.String()),
  at: Type.String(),
})

/** A run with every state it had. */
export const RunDetail = Type.Interface([Run], { history: Type.Array(RunStep) })
export type RunDetail = Static<typeof RunDetail>

export const RunQuestion = Type.Object({
  /** Runs of this unit and of units below it. */
  unit: Type.Optional(UnitId),
  state: Type.Optional(RunState),
})
export type RunQuestion = Static<typeof RunQuestion>

export const RunList = Type.Object({
  /** The newest first. */
  rows: Type.Array(Run),
  /** The run to look at first: of the unit asked for, otherwise of all. */
  current: Nullable(RunId),
})
export type RunList = Static<typeof RunList>

/** WGS 84 within Việt Nam's surroundings, so that 0/0 and swapped places are refused. */
export const PlaceQuestion = Type.Object({
  lon: Type.Number({ minimum: 100, maximum: 120 }),
  lat: Type.Number({ minimum: 5, maximum: 25 }),
})
export type PlaceQuestion = Static<typeof PlaceQuestion>

/** How the antenna and a place see each other over the ground, by geometry alone. */
const SightWord = Type.Union([
  Type.Literal("free"),
  Type.Literal("grazing"),
  Type.Literal("hidden"),
])
export type SightWord = Static<typeof SightWord>

const Seen = Type.Object({
  /** As the stations' table or the registry calls it: "TS-000123". */
  station: Type.String(),
  mast: Nullable(Type.String()),
  technology: Type.String(),
  operator: Type.String(),
  longitude: Type.Number(),
  latitude: Type.Number(),
  distanceM: Type.Number(),
  /** From the place to the station, degrees clockwise from north. */
  bearing: Type.Number(),
})

const LayerAt = Type.Object({
  key: LayerKey,
  technology: Type.String(),
  operator: Nullable(Type.String()),
  thresholdDbm: Nullable(Type.Number()),
  /**
   * `unknown`: no ground is known there; `outside`: farther from every station than was computed;
   * `undefined`: nothing says what counts as covered.
   */
  status: Type.Union([
    Type.Literal("covered"),
    Type.Literal("uncovered"),
    Type.Literal("unknown"),
    Type.Literal("outside"),
    Type.Literal("undefined"),
  ]),
  levelDbm: Nullable(Type.Number()),
  /** The greatest share at which it is still covered, %; 0: none. */
  reliability: Nullable(Type.Number()),
  sight: Nullable(SightWord),
  server: Nullable(Seen),
})
export type LayerAt = Static<typeof LayerAt>

const Place = Type.Object({ longitude: Type.Number(), latitude: Type.Number() })

/** What the pictures of a run say of a place. */
export const PlaceAnswer = Type.Object({
  run: RunId,
  asked: Place,
  /** The middle of the pixel it lies in; null outside of the pictures. */
  pixel: Nullable(Place),
  illustrative: Type.Boolean(),
  flatGround: Type.Boolean(),
  layers: Type.Array(LayerAt),
})
export type PlaceAnswer = Static<typeof PlaceAnswer>

export const WhyQuestion = Type.Interface([PlaceQuestion], {
  technology: Type.String({ minLength: 1, maxLength: 60 }),
  /** All operators without it. */
  operator: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  /** So many stations at most. */
  count: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
})
export type WhyQuestion = Static<typeof WhyQuestion>

/**
 * Why a station does not serve a place, or that it does: `radius` nothing is computed so far away;
 * `terrain` the ground between is not known; `antenna` its antenna looks elsewhere (without that it
 * would serve); `hidden` the ground hides the place (free space would do); `budget` too far and too
 * weak even where nothing lies between; `refused` the model does not hold for this path.
 */
const WhyReason = Type.Union([
  Type.Literal("serves"),
  Type.Literal("radius"),
  Type.Literal("terrain"),
  Type.Literal("antenna"),
  Type.Literal("hidden"),
  Type.Literal("budget"),
  Type.Literal("refused"),
])
export type WhyReason = Static<typeof WhyReason>

const WhyStation = Type.Interface([Seen], {
  frequencyMhz: Type.Number(),
  heightM: Type.Number(),
  reason: WhyReason,
  /** At the first share of reliability: the number that the raster has. Null where none is computed. */
  levelDbm: Nullable(Type.Number()),
  /** At every share. */
  levels: Type.Array(Type.Object({ reliability: Type.Number(), levelDbm: Type.Number() })),
  /** How much is lacking, dB; 0 or less where it serves. */
  shortfallDb: Nullable(Type.Number()),
  /** What its antenna gives less in this direction than in its best one, dB. */
  antennaLossDb: Nullable(Type.Number()),
  /** The level if nothing lay between, dBm, antenna included. */
  freeSpaceDbm: Nullable(Type.Number()),
  sight: Nullable(SightWord),
  /** The point of the ground that rises highest above the ray, or comes nearest to it. */
  obstacle: Nullable(
    Type.Object({
      /** From the station, m. */
      distanceM: Type.Number(),
      groundM: Type.Number(),
      /** By how many metres the ground, on the curved earth, is above the ray; negative: below. */
      aboveRayM: Type.Number(),
      longitude: Type.Number(),
      latitude: Type.Number(),
    }),
  ),
})
export type WhyStation = Static<typeof WhyStation>

/** The ground between the strongest station and the place, for a drawing. */
const WhyProfile = Type.Object({
  station: Type.String(),
  frequencyMhz: Type.Number(),
  distanceM: Type.Number(),
  /** Of antenna and receiver, m above the sea. */
  antennaM: Type.Number(),
  receiverM: Type.Number(),
  /** The earth's radius by which the ground is bent, m: 4/3 of the true one. */
  earthRadiusM: Type.Number(),
  points: Type.Array(
    Type.Object({
      distanceM: Type.Number(),
      groundM: Type.Number(),
      /** By how much the earth's curve lifts it. */
      bulgeM: Type.Number(),
      /** The straight ray, m above the sea. */
      rayM: Type.Number(),
      /** Radius of the first Fresnel zone. */
      fresnelM: Type.Number(),
    }),
  ),
})

/** Why a place is covered or not, by the engine's own arithmetic over the ground the run used. */
export const WhyAnswer = Type.Object({
  run: RunId,
  asked: Place,
  /** The middle of the pixel it stands for. */
  pixel: Place,
  groundM: Nullable(Type.Number()),
  technology: Type.String(),
  operator: Nullable(Type.String()),
  thresholdDbm: Nullable(Type.Number()),
  radiusM: Type.Number(),
  illustrative: Type.Boolean(),
  flatGround: Type.Boolean(),
  /** The strongest first, then the nearest of those without a level. */
  stations: Type.Array(WhyStation),
  profile: Nullable(WhyProfile),
})
export type WhyAnswer = Static<typeof WhyAnswer>

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
  /** Leave stations out that lack a figure, instead of refusing the run. */
  skipBad: Type.Optional(Type.Boolean()),
})
export type NewRun = Static<typeof NewRun>

/** What a run can be asked of this server. */
export const RunOptions = Type.Object({
  /** Whether terrain is set (TINHSO_TERRAIN). */
  terrain: Type.Boolean(),
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
