import { type Static, Type } from "typebox"
import { Day, Level, UnitId } from "../../registry/model.ts"
import { RegisteredGap } from "../register/model.ts"
import { RunId } from "../runs/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** An asset of the kind `village`. */
export const VillageId = Type.String({ pattern: "^TS-[0-9]{6,12}$" })

/** Who was served by one run, as counted once; ours, never given again. */
export const ResultId = Type.String({ pattern: "^DP-[0-9]{6,12}$" })

/** "4G"; "4G+" for a set of technologies that a definition names. */
const Technology = Type.String({ minLength: 1, maxLength: 60 })

/** Technologies that count as one: "4G trở lên". */
export const TechnologySet = Type.Object(
  {
    code: Type.String({ pattern: "^[^\\s,;]{1,20}$" }),
    titleVi: Type.String({ minLength: 1, maxLength: 100 }),
    titleEn: Type.String({ minLength: 1, maxLength: 100 }),
    /** As stations write them; a place has the set where any of them has signal. */
    technologies: Type.Array(Technology, { minItems: 1, maxItems: 20 }),
    /** The word for it in codes of measures: "4g"; null where it feeds none. */
    measure: Nullable(Type.String({ pattern: "^[\\p{Ll}\\d_]{1,20}$" })),
  },
  { additionalProperties: false },
)
export type TechnologySet = Static<typeof TechnologySet>

/** How villages are counted: configuration, and who says so. */
export const ServedDefinition = Type.Object(
  {
    code: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,39}$" }),
    titleVi: Type.String({ minLength: 1, maxLength: 200 }),
    titleEn: Type.String({ minLength: 1, maxLength: 200 }),
    source: Type.String({ minLength: 1, maxLength: 500 }),
    /** A village is served where at least this share of its 25 places has signal. */
    rule: Type.Number({ minimum: 0.01, maximum: 1 }),
    /** Half the side of the square of places around a village without an area, m. */
    spreadM: Type.Number({ minimum: 0, maximum: 5000 }),
    /** `share`: households and people in proportion to the places; `whole`: all of a served village. */
    people: Type.Union([Type.Literal("share"), Type.Literal("whole")]),
    /** What villages are a share of: those of which something is known, or all of the register. */
    villagesOf: Type.Union([Type.Literal("known"), Type.Literal("all")]),
    sets: Type.Array(TechnologySet, { maxItems: 20 }),
  },
  { additionalProperties: false },
)
export type ServedDefinition = Static<typeof ServedDefinition>

/** What was asked of every village: one technology or set, of one operator or of any. */
export const ResultLayer = Type.Object({
  technology: Technology,
  titleVi: Type.String(),
  titleEn: Type.String(),
  /** The technologies of the run that were taken together. */
  members: Type.Array(Technology),
  operator: Nullable(Type.String()),
})
export type ResultLayer = Static<typeof ResultLayer>

/** A part and its whole, with what the whole leaves out: never the one without the others. */
export const Part = Type.Object({
  served: Type.Number(),
  /** What it is a share of. */
  of: Type.Number(),
  /** Villages whose number, or whose ground, nobody knows: not in `of`, unless the definition says all. */
  unknownVillages: Type.Integer(),
})
export type Part = Static<typeof Part>

/** km². The parts add up to the unit. */
export const AreaPart = Type.Object({
  served: Type.Number(),
  /** All of the unit but unknown ground. */
  of: Type.Number(),
  unknown: Type.Number(),
  /** Farther from every station than was computed: in `of`, without signal. */
  beyond: Type.Number(),
})
export type AreaPart = Static<typeof AreaPart>

export const ServedFigures = Type.Object({
  unit: UnitId,
  unitName: Type.String(),
  level: Level,
  technology: Technology,
  operator: Nullable(Type.String()),
  /** Villages of the register. */
  registered: Type.Integer(),
  villages: Part,
  households: Part,
  population: Part,
  /** Null where no boundary of the unit is loaded, or the run has no picture. */
  area: Nullable(AreaPart),
})
export type ServedFigures = Static<typeof ServedFigures>

/** Who was served by a run: kept once, never changed. */
export const ServedResult = Type.Object({
  id: ResultId,
  run: RunId,
  runName: Type.String(),
  /** In whose care the run is; null: of the whole country. */
  unit: Nullable(UnitId),
  definition: ServedDefinition,
  /** The day whose villages were asked for. */
  day: Day,
  at: Type.String(),
  villages: Type.Integer(),
  layers: Type.Array(ResultLayer),
  /** What operators are called that stations name by a code: "452-04" is Viettel. */
  operatorNames: Type.Record(Type.String(), Type.String()),
  /** Stations or villages are made up: say so wherever it is shown. */
  illustrative: Type.Boolean(),
  flatGround: Type.Boolean(),
  /** Of its run. */
  state: Type.Union([Type.Literal("draft"), Type.Literal("published"), Type.Literal("withdrawn")]),
  /** The published one to look at first. */
  current: Type.Boolean(),
})
export type ServedResult = Static<typeof ServedResult>

export const ResultQuestion = Type.Object({
  run: Type.Optional(RunId),
  unit: Type.Optional(UnitId),
})
export type ResultQuestion = Static<typeof ResultQuestion>

export const ResultList = Type.Object({
  /** The newest first. */
  rows: Type.Array(ServedResult),
  current: Nullable(ResultId),
})
export type ResultList = Static<typeof ResultList>

export const NewResult = Type.Object(
  {
    run: RunId,
    /** A preset of `data/served-definitions.json`; the first without it. */
    definition: Type.Optional(ServedDefinition.properties.code),
    /** The day whose villages are asked for; today without it. */
    day: Type.Optional(Day),
  },
  { additionalProperties: false },
)
export type NewResult = Static<typeof NewResult>

export const FiguresQuestion = Type.Object({
  /** The unit itself, and with `below` those of a level under it; the country without it. */
  unit: Type.Optional(UnitId),
  below: Type.Optional(Level),
  technology: Type.Optional(Technology),
  /** Of any operator without it. */
  operator: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  format: Type.Optional(Type.Union([Type.Literal("json"), Type.Literal("csv")])),
})
export type FiguresQuestion = Static<typeof FiguresQuestion>

export const FiguresAnswer = Type.Object({
  result: ServedResult,
  /** The unit that was asked for, and everything above it. */
  path: Type.Array(Type.Object({ unit: UnitId, name: Type.String() })),
  /** The unit itself first; nothing of units where no village is registered. */
  rows: Type.Array(ServedFigures),
})
export type FiguresAnswer = Static<typeof FiguresAnswer>

/** Served or not by the rule; `unknown` where nothing is known of its ground. */
export const Standing = Type.Union([
  Type.Literal("served"),
  Type.Literal("unserved"),
  Type.Literal("unknown"),
])
export type Standing = Static<typeof Standing>

/** What a village is told to have, of one layer. */
export const VillageLayer = Type.Object({
  technology: Technology,
  operator: Nullable(Type.String()),
  /** Places with signal, of those whose ground is known. */
  covered: Type.Integer(),
  known: Type.Integer(),
  standing: Standing,
})
export type VillageLayer = Static<typeof VillageLayer>

const Count = Nullable(Type.Integer())

export const Village = Type.Object({
  id: VillageId,
  name: Type.String(),
  /** "thon", "ban", "to-dan-pho" */
  type: Nullable(Type.String()),
  codes: Type.Array(Type.String()),
  state: Type.String(),
  /** The smallest unit it surely lies in. */
  unit: Nullable(UnitId),
  unitName: Nullable(Type.String()),
  longitude: Nullable(Type.Number()),
  latitude: Nullable(Type.Number()),
  /** Its area is known, not only a point of it. */
  hasArea: Type.Boolean(),
  population: Count,
  households: Count,
  countedOn: Nullable(Day),
  countedSource: Nullable(Type.String()),
  fibreHouseholds: Count,
  fibreOn: Nullable(Day),
  fibreSource: Nullable(Type.String()),
  illustrative: Type.Boolean(),
})
export type Village = Static<typeof Village>

export const VillageRow = Type.Interface([Village], {
  /** Of the layer that was asked for; null where no result has the village. */
  layer: Nullable(VillageLayer),
})
export type VillageRow = Static<typeof VillageRow>

export const VillageQuestion = Type.Object({
  unit: Type.Optional(UnitId),
  /** west,south,east,north */
  box: Type.Optional(Type.String({ pattern: "^-?\\d+(?:\\.\\d+)?(?:,-?\\d+(?:\\.\\d+)?){3}$" })),
  /** Words of names and codes, marks left out. */
  q: Type.Optional(Type.String({ maxLength: 200 })),
  /** The day; today without it. */
  at: Type.Optional(Day),
  /** Who is served by this; the current one without it. */
  result: Type.Optional(ResultId),
  technology: Type.Optional(Technology),
  operator: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  standing: Type.Optional(Standing),
  /** `unknown`: nobody has counted its people. */
  population: Type.Optional(Type.Union([Type.Literal("known"), Type.Literal("unknown")])),
  sort: Type.Optional(
    Type.Union([
      Type.Literal("name"),
      Type.Literal("unit"),
      Type.Literal("population"),
      Type.Literal("signal"),
    ]),
  ),
  /** Rows to leave out: those of earlier pages. */
  from: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
})
export type VillageQuestion = Static<typeof VillageQuestion>

export const VillagePage = Type.Object({
  at: Day,
  total: Type.Integer(),
  /** Whose answers stand beside the villages; null where none is kept. */
  result: Nullable(ServedResult),
  rows: Type.Array(VillageRow),
  /** Where the next page begins. */
  next: Nullable(Type.Integer()),
})
export type VillagePage = Static<typeof VillagePage>

/** A station near a village, and what of it reaches the middle of the village. */
export const NearStation = Type.Object({
  id: Type.String(),
  name: Type.String(),
  technology: Type.String(),
  /** "452-04" */
  operator: Type.String(),
  /** "Viettel"; null where the code is not known. */
  operatorName: Nullable(Type.String()),
  state: Type.String(),
  distanceM: Type.Number(),
  /** From the village, degrees clockwise from north. */
  bearing: Type.Number(),
  illustrative: Type.Boolean(),
})
export type NearStation = Static<typeof NearStation>

/** A gap that a village belongs to, with what is done about it. */
const VillageGap = Type.Object({
  gap: RegisteredGap,
  /** From the village to the nearest of its places. */
  distanceM: Type.Number(),
})

/** The sheet of a village: everything that answers "why have we no signal". */
export const VillageSheet = Type.Object({
  at: Day,
  village: Village,
  /** Above it, the country left out: "Xã Sinh Long", "Tỉnh Tuyên Quang". */
  path: Type.Array(Type.Object({ unit: UnitId, name: Type.String() })),
  result: Nullable(ServedResult),
  layers: Type.Array(VillageLayer),
  /** Nearest first, whatever they reach. */
  stations: Type.Array(NearStation),
  gaps: Type.Array(VillageGap),
})
export type VillageSheet = Static<typeof VillageSheet>
