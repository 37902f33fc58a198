import { type Static, Type } from "typebox"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** Days that the calendar has: no 30 February, 29 February only in leap years, no year 0. */
const DAY = [
  "(?!0000)\\d{4}-(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])",
  "(?!0000)\\d{4}-(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)",
  "(?!0000)\\d{4}-02-(?:0[1-9]|1\\d|2[0-8])",
  "(?!0000)(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29",
].join("|")

/** A calendar day in Vietnam, "2025-07-01". */
export const Day = Type.String({ pattern: `^(?:${DAY})$` })

/**
 * Our own name of a unit, never reused: the official code for a unit that the list of 2024 has
 * ("27" Bắc Ninh, "22" Quảng Ninh, "193" Hạ Long city), with the year for one that was created
 * later ("24.2025" today's Bắc Ninh; plain "24" is Bắc Giang). The country is "VN".
 */
export const UnitId = Type.String({ pattern: "^[0-9A-Z][0-9A-Z.-]{0,30}$" })

export const Level = Type.Union([
  Type.Literal("country"),
  Type.Literal("province"),
  Type.Literal("district"),
  Type.Literal("commune"),
])
export type Level = Static<typeof Level>

/** Enough of a unit to print and link it. `name` "Bắc Ninh", `fullName` "Tỉnh Bắc Ninh". */
export const UnitRef = Type.Object({
  id: UnitId,
  code: Nullable(Type.String()),
  name: Type.String(),
  fullName: Type.String(),
  level: Level,
  /** First day, or null when it is older than the oldest list. */
  opened: Nullable(Day),
  /** First day on which it no longer exists, or null while it does. */
  closed: Nullable(Day),
})
export type UnitRef = Static<typeof UnitRef>

export const EventKind = Type.Union([
  Type.Literal("merge"),
  Type.Literal("split"),
  Type.Literal("transfer"),
  Type.Literal("rename"),
  Type.Literal("abolish"),
  Type.Literal("create"),
])
export type EventKind = Static<typeof EventKind>

export const ShareBasis = Type.Union([
  Type.Literal("whole"),
  Type.Literal("population"),
  Type.Literal("households"),
  Type.Literal("explicit"),
  Type.Literal("undetermined"),
])
export type ShareBasis = Static<typeof ShareBasis>

/**
 * One step of lineage, seen from the unit it is listed under. `share` is the part of the *older*
 * unit that went into the newer one: 1 for a merger (exact), less than 1 with its basis for a split
 * (estimated), null where a split is known but its share is not.
 */
export const LineageLink = Type.Interface([UnitRef], {
  date: Day,
  event: EventKind,
  share: Nullable(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
  basis: ShareBasis,
  /** The legal document, as written: "202/2025/QH15". */
  document: Nullable(Type.String()),
})
export type LineageLink = Static<typeof LineageLink>

const Dated = (key: "name" | "code") =>
  Type.Object({ [key]: Type.String(), from: Nullable(Day), to: Nullable(Day) })

/** A unit as it stood on `at`, with what came before and after it. */
export const Unit = Type.Interface([UnitRef], {
  at: Day,
  existsThen: Type.Boolean(),
  /** From the country down to the parent, on `at` (or on its last day). */
  path: Type.Array(UnitRef),
  names: Type.Array(Dated("name")),
  codes: Type.Array(Dated("code")),
  /** Spellings and codes by which it is also found. */
  aliases: Type.Array(Type.String()),
  predecessors: Type.Array(LineageLink),
  successors: Type.Array(LineageLink),
  /** What happened to the unit itself: renamed, moved under another parent, abolished. */
  events: Type.Array(
    Type.Object({
      kind: EventKind,
      date: Day,
      document: Nullable(Type.String()),
      note: Type.String(),
    }),
  ),
  /** How many units lie directly below it on `at`, by level. */
  children: Type.Array(Type.Object({ level: Level, count: Type.Integer() })),
  /** A point to stand for it on a map, WGS 84 degrees, or null. */
  point: Nullable(Type.Object({ longitude: Type.Number(), latitude: Type.Number() })),
})
export type Unit = Static<typeof Unit>

/** `reported`: units of the time. `at:2026-01-01`: history carried along lineage to that day. */
export const View = Type.String({ pattern: `^(?:reported|at:(?:${DAY}))$` })

/** A unit found in a list, with the units above it: "Tỉnh Bắc Ninh". */
export const UnitHit = Type.Interface([UnitRef], {
  /** Full names of the units above it, the nearest first, without the country. */
  within: Type.String(),
})
export type UnitHit = Static<typeof UnitHit>

/** One step of lineage between two units of `LineageGraph`. */
export const LineageEdge = Type.Object({
  source: UnitId,
  target: UnitId,
  date: Day,
  event: EventKind,
  share: Nullable(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
  basis: ShareBasis,
  document: Nullable(Type.String()),
})
export type LineageEdge = Static<typeof LineageEdge>

/** Everything a unit came from and became, and what else went into its heirs; oldest first. */
export const LineageGraph = Type.Object({
  unit: UnitId,
  nodes: Type.Array(UnitRef),
  edges: Type.Array(LineageEdge),
})
export type LineageGraph = Static<typeof LineageGraph>

const Coordinates = Type.Object({ longitude: Type.Number(), latitude: Type.Number() })

/**
 * The units of a level on a day that have something to draw: a point here, or a boundary, which
 * comes from `/api/v1/map/boundaries`.
 */
export const MapUnits = Type.Object({
  at: Day,
  level: Level,
  units: Type.Array(
    Type.Interface([UnitRef], { point: Nullable(Coordinates), hasBoundary: Type.Boolean() }),
  ),
  /** Whom to name under a map that shows these points. */
  credit: Type.String(),
})
export type MapUnits = Static<typeof MapUnits>

/** GeoJSON of the boundaries that an administrator has loaded. */
export const MapBoundaries = Type.Object({
  type: Type.Literal("FeatureCollection"),
  features: Type.Array(
    Type.Object({
      type: Type.Literal("Feature"),
      id: UnitId,
      properties: Type.Object({
        name: Type.String(),
        fullName: Type.String(),
        code: Nullable(Type.String()),
        source: Type.String(),
      }),
      geometry: Type.Object({
        type: Type.Union([Type.Literal("Polygon"), Type.Literal("MultiPolygon")]),
        coordinates: Type.Array(Type.Unknown()),
      }),
    }),
  ),
})
export type MapBoundaries = Static<typeof MapBoundaries>
