import { type Static, Type } from "typebox"
import { LayerKey, RunId } from "./names.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** WGS 84; a place that lies in the pictures only with both numbers swapped is refused. */
export const PlaceQuestion = Type.Object({
  lon: Type.Number({ minimum: -180, maximum: 180 }),
  lat: Type.Number({ minimum: -90, maximum: 90 }),
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
