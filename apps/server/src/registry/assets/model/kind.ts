import { type Static, Type } from "typebox"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** "mast", "base-station": never reused for something else. */
export const KindCode = Type.String({ pattern: "^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", maxLength: 40 })
/** "height", "antenna_height": what a formula reads. */
export const AttributeCode = Type.String({
  pattern: "^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$",
  maxLength: 40,
})

const Words = Type.String({ minLength: 1, maxLength: 200 })
const Note = Type.String({ maxLength: 1000, default: "" })

export const AttributeType = Type.Union([
  Type.Literal("text"),
  Type.Literal("number"),
  Type.Literal("integer"),
  Type.Literal("boolean"),
  Type.Literal("enum"),
  Type.Literal("date"),
  /** The id of another asset. */
  Type.Literal("asset"),
  /** The id of an organisation. */
  Type.Literal("organisation"),
])
export type AttributeType = Static<typeof AttributeType>

/** `required`: an asset without it is refused; `expected`: a warning stays on it. */
export const Need = Type.Union([
  Type.Literal("required"),
  Type.Literal("expected"),
  Type.Literal("optional"),
])
export type Need = Static<typeof Need>

/** One value that an attribute of type `enum` may have. */
export const EnumValue = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 60 }),
  vi: Words,
  en: Words,
  /** Other words for it in files, marks left out: "vina", "vnpt". */
  words: Type.Array(Words, { default: [] }),
  /** The organisation that it stands for, where the register has one of this id: "VN.VIETTEL". */
  organisation: Type.Union([Type.String({ maxLength: 31 }), Type.Null()], { default: null }),
})
export type EnumValue = Static<typeof EnumValue>

/** What is said of every asset of a kind, with its type, unit of measure and limits. */
export const Attribute = Type.Object({
  code: AttributeCode,
  nameVi: Words,
  nameEn: Words,
  type: AttributeType,
  need: Type.Union(Need.anyOf, { default: "optional" }),
  /** A list of such values. */
  many: Type.Boolean({ default: false }),
  /** "m", "dBm", "MHz"; null where it is a plain number or none. */
  unitOfMeasure: Type.Union([Type.String({ maxLength: 20 }), Type.Null()], { default: null }),
  /** Outside of these it is refused. */
  min: Type.Union([Type.Number(), Type.Null()], { default: null }),
  max: Type.Union([Type.Number(), Type.Null()], { default: null }),
  /** Outside of these a warning stays on the asset. */
  usualMin: Type.Union([Type.Number(), Type.Null()], { default: null }),
  usualMax: Type.Union([Type.Number(), Type.Null()], { default: null }),
  maxLength: Type.Integer({ minimum: 1, maximum: 4000, default: 300 }),
  /** What an `enum` may be. */
  values: Type.Array(EnumValue, { default: [], maxItems: 300 }),
  /** Which kinds an `asset` may be of. */
  kinds: Type.Array(KindCode, { default: [] }),
  /** Makes the asset's operator the organisation of the value: a station's network. */
  namesOperator: Type.Boolean({ default: false }),
  /** Other headings under which files give it. */
  words: Type.Array(Words, { default: [] }),
  note: Note,
})
export type Attribute = Static<typeof Attribute>

export const Severity = Type.Union([Type.Literal("error"), Type.Literal("warning")])
export type Severity = Static<typeof Severity>

/**
 * A formula over attributes that holds for every asset of the kind; where something it reads is
 * missing it says nothing. It may read `height` (a number, yes/no as 1/0, a day as its number),
 * `technology[value=2G]`, `has_purpose`, `mast_height` (an attribute of the asset that `mast` names)
 * and `today`.
 */
export const KindRule = Type.Object({
  code: Type.String({ pattern: "^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", maxLength: 60 }),
  formula: Type.String({ minLength: 1, maxLength: 1000 }),
  severity: Severity,
  /** The attribute that the message stands beside. */
  attribute: AttributeCode,
  vi: Words,
  en: Words,
})
export type KindRule = Static<typeof KindRule>

/** A figure that is counted from the assets of a kind. */
export const KindCount = Type.Object({
  /** "assets.masts" */
  query: Type.String({ pattern: "^assets\\.[a-z][a-z0-9-]*$", maxLength: 60 }),
  measure: Type.String({ minLength: 1, maxLength: 60 }),
  nameVi: Words,
  nameEn: Words,
  unitOfMeasure: Type.String({ minLength: 1, maxLength: 40 }),
  better: Type.Union([Type.Literal("higher"), Type.Literal("lower"), Type.Literal("none")], {
    default: "none",
  }),
  /** The attribute whose values are summed; null where assets are counted. */
  sum: Type.Union([AttributeCode, Type.Null()], { default: null }),
  /** Attributes (`enum` or `boolean`) by which it is broken down, one at a time. */
  by: Type.Array(AttributeCode, { default: [] }),
})
export type KindCount = Static<typeof KindCount>

/** What everybody may see; staff who read the unit see everything. */
export const PublicView = Type.Object({
  /** Single assets at all. */
  listed: Type.Boolean(),
  attributes: Type.Array(AttributeCode, { default: [] }),
  /** `unit`: only the commune it lies in. */
  place: Type.Union([Type.Literal("exact"), Type.Literal("unit")], { default: "unit" }),
})
export type PublicView = Static<typeof PublicView>

export const GeometryKind = Type.Union([
  Type.Literal("point"),
  Type.Literal("line"),
  Type.Literal("polygon"),
  Type.Literal("none"),
])
export type GeometryKind = Static<typeof GeometryKind>

/** A kind of assets, declared as data. */
export const AssetKind = Type.Object({
  code: KindCode,
  nameVi: Words,
  nameEn: Words,
  /** "Trạm phát sóng di động": a heading over kinds that belong together. */
  groupVi: Words,
  groupEn: Words,
  geometry: GeometryKind,
  /** A point or the area it takes: a village. */
  orArea: Type.Boolean({ default: false }),
  /** Whether an asset without a place is refused, warned about, or fine. */
  place: Type.Union(Need.anyOf, { default: "expected" }),
  /** The attribute whose asset gives the place of one that has none of its own: "mast". */
  placeFrom: Type.Union([AttributeCode, Type.Null()], { default: null }),
  attributes: Type.Array(Attribute, { maxItems: 100 }),
  rules: Type.Array(KindRule, { default: [] }),
  /** Two assets of the kind with other operators within so many metres may be one; null: never. */
  sameWithin: Type.Union([Type.Number({ minimum: 0, maximum: 5000 }), Type.Null()], {
    default: null,
  }),
  /** Whether pictures may stand on it: of cameras none are kept. */
  photographs: Type.Boolean({ default: true }),
  public: PublicView,
  counts: Type.Array(KindCount, { default: [] }),
  /** Not infrastructure: lists that name no kind leave it out. */
  apart: Type.Boolean({ default: false }),
  /** Headings under which a list of the kind gives names: "thôn", which is an address elsewhere. */
  nameWords: Type.Array(Words, { default: [] }),
  /** Other words for the kind in files. */
  words: Type.Array(Words, { default: [] }),
  /** Where the declaration comes from. */
  source: Words,
  note: Note,
})
export type AssetKind = Static<typeof AssetKind>

/** A kind with where it was declared: shipped, or a version that was imported. */
export const AssetKindListed = Type.Interface([AssetKind], {
  /** 0 as shipped, then counted up with every import. */
  version: Type.Integer(),
  importedAt: Nullable(Type.String()),
})
export type AssetKindListed = Static<typeof AssetKindListed>
