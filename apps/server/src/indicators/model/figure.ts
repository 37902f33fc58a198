import { type Static, Type } from "typebox"
import { Day, UnitRef } from "../../registry/model.ts"
import { Nullable, OneOf } from "./words.ts"

/** Stable id of a figure as its file gives it: "bg-03". */
export const FigureId = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" })

/** `>` trên, hơn · `>=` tối thiểu · `~` khoảng, gần. */
export const Comparator = OneOf("=", ">", ">=", "<", "<=", "~")
export type Comparator = Static<typeof Comparator>

export const FigureKind = OneOf(
  "observation",
  "target",
  "benchmark",
  "rank",
  "plan",
  "drill",
  "event",
)
export type FigureKind = Static<typeof FigureKind>

/** "2024-10-09", "2024-09", "2024-Q3" or "2023", with its first and last day. */
export const Period = Type.Object({
  code: Type.String(),
  kind: OneOf("day", "month", "quarter", "year"),
  starts: Day,
  ends: Day,
})
export type Period = Static<typeof Period>

const LETTERS =
  "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
/** Written in small letters, Vietnamese ones too: "bts", "hộ_có_cáp_quang". */
export const MeasureCode = Type.String({ pattern: `^[${LETTERS}][${LETTERS}0-9_]{0,79}$` })

/** What is counted or measured. How it adds is declared here, never guessed. */
export const Measure = Type.Object({
  code: MeasureCode,
  nameVi: Type.String(),
  nameEn: Type.String(),
  /** A unit of measure as figures write it: "station", "%", "subscription/100 people". */
  unitOfMeasure: Type.String(),
  /** A part of a whole, in percent: it lies between 0 and 100 and is never added or averaged. */
  share: Type.Boolean(),
  inTime: OneOf("sum", "last", "avg", "min", "max"),
  overUnits: OneOf("sum", "avg", "min", "max", "none"),
  /** Which way is better; "none" where neither is. */
  better: OneOf("higher", "lower", "none"),
  /** More than this factor against the period before is questioned; null: never. */
  jumpFactor: Nullable(Type.Number({ exclusiveMinimum: 1 })),
  definitionVi: Type.String(),
  definitionEn: Type.String(),
})
export type Measure = Static<typeof Measure>

/** A public text that figures were taken from. */
export const Document = Type.Object({
  id: Type.String(),
  number: Nullable(Type.String()),
  title: Type.String(),
  issuer: Nullable(Type.String()),
  /** When it was published, as exactly as known. */
  issued: Nullable(Period),
  abstract: Nullable(Type.String()),
})
export type Document = Static<typeof Document>

/** Where in a file the figure was read: file name, sheet (workbooks), row as people count. */
export const Source = Type.Object({
  kind: OneOf("published-document"),
  file: Type.String(),
  sheet: Nullable(Type.String()),
  row: Type.Integer(),
  sha256: Type.String(),
})
export type Source = Static<typeof Source>

/** One version of one figure, exactly as published. */
export const Figure = Type.Object({
  id: FigureId,
  kind: FigureKind,
  measure: Measure,
  place: UnitRef,
  /** As the text names it at the time. */
  placeName: Type.String(),
  placeLevel: Type.String(),
  period: Period,
  comparator: Comparator,
  /** Null where the text gives none, or where the value is a date. */
  value: Nullable(Type.Number()),
  /** The value as written, digits and all ("98.60"); a date as "2023-10-02"; null where none. */
  exact: Nullable(Type.String()),
  unitOfMeasure: Type.String(),
  /** The words of the text. */
  label: Type.String(),
  /** Named parts, in the order printed; their values exact. */
  breakdown: Type.Array(Type.Object({ label: Type.String(), exact: Type.String() })),
  /** For a date: every date the text prints for it. */
  datesPrinted: Type.Array(Type.String()),
  whole: Nullable(FigureId),
  relation: Nullable(OneOf("part", "subset")),
  note: Type.String(),
  document: Document,
  source: Source,
  /** 1 for the first version, counting up with each correction. */
  version: Type.Integer(),
  recordedAt: Type.String(),
  supersededAt: Nullable(Type.String()),
})
export type Figure = Static<typeof Figure>
