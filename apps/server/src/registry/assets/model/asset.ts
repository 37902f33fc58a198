import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../model.ts"
import { OrganisationId } from "../../organisations/model.ts"
import { AttributeCode, KindCode, Severity } from "./kind.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** Ours, never given again. */
export const AssetId = Type.String({ pattern: "^TS-[0-9]{6,12}$" })

export const AssetState = Type.Union([
  Type.Literal("planned"),
  Type.Literal("active"),
  Type.Literal("faulty"),
  Type.Literal("removed"),
])
export type AssetState = Static<typeof AssetState>

const Position = Type.Array(Type.Number(), { minItems: 2, maxItems: 3 })
const Line = Type.Array(Position, { minItems: 2, maxItems: 50_000 })
const Rings = Type.Array(Type.Array(Position, { minItems: 4, maxItems: 50_000 }), { minItems: 1 })

/** GeoJSON, WGS 84: longitude first. */
export const Geometry = Type.Union([
  Type.Object({ type: Type.Literal("Point"), coordinates: Position }),
  Type.Object({ type: Type.Literal("LineString"), coordinates: Line }),
  Type.Object({
    type: Type.Literal("MultiLineString"),
    coordinates: Type.Array(Line, { minItems: 1 }),
  }),
  Type.Object({ type: Type.Literal("Polygon"), coordinates: Rings }),
  Type.Object({
    type: Type.Literal("MultiPolygon"),
    coordinates: Type.Array(Rings, { minItems: 1 }),
  }),
])
export type Geometry = Static<typeof Geometry>

export const AttributeValue = Type.Union([
  Type.String({ maxLength: 4000 }),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.Union([Type.String({ maxLength: 4000 }), Type.Number()]), { maxItems: 200 }),
])
export type AttributeValue = Static<typeof AttributeValue>
export const Attributes = Type.Record(AttributeCode, AttributeValue)
export type Attributes = Static<typeof Attributes>

/** A code that somebody gave the asset: `scheme` is who, an organisation's id or a word of the file. */
export const AssetCode = Type.Object({
  scheme: Type.String({ pattern: "^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$" }),
  code: Type.String({ minLength: 1, maxLength: 100 }),
})
export type AssetCode = Static<typeof AssetCode>

/** Where something is known from. */
export const AssetSource = Type.Union([
  Type.Object({ kind: Type.Literal("form") }),
  Type.Object({
    kind: Type.Literal("file"),
    file: Type.String({ maxLength: 300 }),
    sheet: Nullable(Type.String({ maxLength: 100 })),
    sha256: Nullable(Type.String({ maxLength: 64 })),
  }),
  /** An operator's own system, by its key. */
  Type.Object({ kind: Type.Literal("key"), key: Type.String({ maxLength: 64 }) }),
  /** Made up, for demonstration: shown as such wherever it goes. */
  Type.Object({ kind: Type.Literal("illustration"), text: Type.String({ maxLength: 300 }) }),
])
export type AssetSource = Static<typeof AssetSource>

/**
 * Where the unit of an asset is known from: `boundary` the boundary it lies in; `declared` what its
 * owner said, where no boundary is loaded; `carried` what was said, led to the units of the day along
 * lineage; `above` the smallest unit that surely has it, where a unit was split and nobody knows which
 * part it lies in; `none` nothing is known.
 */
export const UnitBasis = Type.Union([
  Type.Literal("boundary"),
  Type.Literal("declared"),
  Type.Literal("carried"),
  Type.Literal("above"),
  Type.Literal("none"),
])
export type UnitBasis = Static<typeof UnitBasis>

/** An asset as it stood on a day. */
export const Asset = Type.Object({
  id: AssetId,
  kind: KindCode,
  name: Type.String(),
  state: AssetState,
  codes: Type.Array(AssetCode),
  /** The smallest unit it surely lies in; null where nothing is known. */
  unit: Nullable(UnitId),
  unitBasis: UnitBasis,
  /** What its owner said. */
  declaredUnit: Nullable(UnitId),
  owner: Nullable(OrganisationId),
  operator: Nullable(OrganisationId),
  /** Its own; null where it has none. */
  geometry: Nullable(Geometry),
  /** A point of it, its own or of the asset it stands on. */
  longitude: Nullable(Type.Number()),
  latitude: Nullable(Type.Number()),
  attributes: Attributes,
  /** Ids of photographs and papers. */
  evidence: Type.Array(Type.String()),
  /** Made up, for demonstration. */
  illustrative: Type.Boolean(),
  /** The act that changed it last: send it back with a change. */
  version: Type.Integer(),
})
export type Asset = Static<typeof Asset>

/** What is wrong with an asset or a draft of one. */
export const AssetProblem = Type.Object({
  /** "out-of-range", "in-the-sea", or the code of a rule of the kind. */
  code: Type.String(),
  severity: Severity,
  /** "attributes.height", "geometry", "unit", "codes", "state", "kind". */
  field: Type.String(),
  vi: Type.String(),
  en: Type.String(),
  /** What may have been meant: "45". */
  suggestion: Nullable(Type.String()),
  /** Other assets that it is about: a neighbour, the mast. */
  assets: Type.Array(AssetId),
})
export type AssetProblem = Static<typeof AssetProblem>

/** A warning on an asset, with the answer that somebody gave to it. */
export const AssetWarning = Type.Interface([AssetProblem], {
  /** Names what the warning is about: the answer holds as long as that is the same. */
  fingerprint: Type.String(),
  answer: Nullable(Type.Object({ reason: Type.String(), at: Type.String(), by: Type.String() })),
})
export type AssetWarning = Static<typeof AssetWarning>

/** A value that one field had over a stretch of days, as it is known. */
export const FieldStretch = Type.Object({
  /** Null: as far back as is known. */
  from: Nullable(Day),
  /** First day on which it no longer holds; null while it does. */
  to: Nullable(Day),
  /** Null where it was taken away. */
  value: Type.Unknown(),
  act: Type.Integer(),
})
export type FieldStretch = Static<typeof FieldStretch>

/** One act that said something of an asset. */
export const AssetAct = Type.Object({
  act: Type.Integer(),
  at: Type.String(),
  by: Type.String(),
  source: AssetSource,
  /** "Sheet1!12": the row of the file. */
  place: Nullable(Type.String()),
  note: Type.String(),
  /** What it said, and for which days. */
  said: Type.Array(
    Type.Object({
      from: Nullable(Day),
      to: Nullable(Day),
      fields: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
})
export type AssetAct = Static<typeof AssetAct>
