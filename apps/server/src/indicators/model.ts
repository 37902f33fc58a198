import { type Static, Type } from "typebox"
import { Day, UnitRef } from "../registry/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))

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

/** What is counted or measured. How it adds is declared here, never guessed. */
export const Measure = Type.Object({
  code: Type.String({ pattern: "^[a-z][a-z0-9_]{0,79}$" }),
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

/** The result of one declared rule on one figure. */
export const CheckResult = Type.Object({
  rule: Type.String(),
  figure: FigureId,
  outcome: OneOf("pass", "fail"),
  /** One sentence, Vietnamese, with the numbers: "5 + 12 + 7 = 24, không bằng 22." */
  explanation: Type.String(),
  explanationEn: Type.String(),
  /** Other figures the rule looked at. */
  others: Type.Array(FigureId),
})
export type CheckResult = Static<typeof CheckResult>

export const CheckRule = Type.Object({
  code: Type.String(),
  titleVi: Type.String(),
  titleEn: Type.String(),
  reasonVi: Type.String(),
  reasonEn: Type.String(),
})
export type CheckRule = Static<typeof CheckRule>

/** A target held against the newest observation of the same measure and place. */
export const TargetStatus = Type.Object({
  target: FigureId,
  observation: Nullable(FigureId),
  status: OneOf("exceeded", "reached", "behind", "no-data"),
  /** Observation minus target, in the unit of measure; null without data. */
  gap: Nullable(Type.Number()),
  explanation: Type.String(),
  explanationEn: Type.String(),
})
export type TargetStatus = Static<typeof TargetStatus>

/** An observation held against the benchmark of the same measure (the country's). */
export const Comparison = Type.Object({
  figure: FigureId,
  benchmark: FigureId,
  /** Observation minus benchmark, in the unit of measure. */
  difference: Type.Number(),
  explanation: Type.String(),
  explanationEn: Type.String(),
})
export type Comparison = Static<typeof Comparison>

/** One reason to read a carried value with care. */
export const Caution = Type.Object({
  code: OneOf("different-periods", "open-comparator", "estimated-split", "incomplete"),
  vi: Type.String(),
  en: Type.String(),
})

/**
 * A measure of a place in a view. `own`: reported for this very unit. `sum`: added along lineage,
 * comparators kept. `side-by-side`: not additive, so the older units' figures stand beside each
 * other with the reason.
 */
export const PlaceMeasure = Type.Object({
  measure: Measure,
  how: OneOf("own", "sum", "side-by-side"),
  comparator: Nullable(Comparator),
  value: Nullable(Type.Number()),
  exact: Nullable(Type.String()),
  /** Newest first for `own`; one or more per older unit otherwise. */
  figures: Type.Array(Figure),
  /** What was added, with the share carried; empty unless `how` is "sum". */
  components: Type.Array(Type.Object({ figure: FigureId, share: Type.Number() })),
  cautions: Type.Array(Caution),
  reasonVi: Nullable(Type.String()),
  reasonEn: Nullable(Type.String()),
  targets: Type.Array(TargetStatus),
  comparisons: Type.Array(Comparison),
  failures: Type.Array(CheckResult),
})
export type PlaceMeasure = Static<typeof PlaceMeasure>

/** A row of an import's report. */
export const ImportRow = Type.Object({
  /** As people count: the header is row 1. */
  row: Type.Integer(),
  id: Nullable(Type.String()),
  action: OneOf("add", "change", "same", "refuse"),
  problems: Type.Array(Type.Object({ column: Nullable(Type.String()), message: Type.String() })),
  /** What to look at although the row is accepted: a new document, a failed check. */
  warnings: Type.Array(Type.String()),
})
export type ImportRow = Static<typeof ImportRow>

export const ImportReport = Type.Object({
  file: Type.String(),
  sheet: Nullable(Type.String()),
  sha256: Type.String(),
  encoding: Nullable(Type.String()),
  committed: Type.Boolean(),
  counts: Type.Object({
    rows: Type.Integer(),
    add: Type.Integer(),
    change: Type.Integer(),
    same: Type.Integer(),
    refuse: Type.Integer(),
  }),
  rows: Type.Array(ImportRow),
})
export type ImportReport = Static<typeof ImportReport>
