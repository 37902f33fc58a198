import { type Static, Type } from "typebox"
import { UnitRef, View } from "../../registry/model.ts"
import { CellStatus } from "../cells/model.ts"
import { Period } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))

/** What a table is made of: each is in the rows or in the columns. */
export const AXES = ["units", "indicators", "periods", "breakdown"] as const
export const Axis = OneOf(...AXES)
export type Axis = Static<typeof Axis>

/** A value against the target of its plan, by the rule of `judge-cell.ts`. */
export const CellJudgement = OneOf("reached", "behind", "on-trajectory")
export type CellJudgement = Static<typeof CellJudgement>

/** One value of the table. */
export const PivotCell = Type.Object({
  value: Nullable(Type.Number()),
  status: CellStatus,
  /** How many of those who should report did: of the input that was reported least. */
  reported: Type.Integer(),
  expected: Type.Integer(),
  estimated: Type.Boolean(),
  /** Against the target that a plan sets; null without one, or without a value. */
  judgement: Nullable(CellJudgement),
})
export type PivotCell = Static<typeof PivotCell>

/** What may be asked about: a computed indicator, or a measure that is collected. */
export const PivotIndicator = Type.Object({
  code: Type.String(),
  kind: OneOf("indicator", "measure"),
  nameVi: Type.String(),
  nameEn: Type.String(),
  unitOfMeasure: Type.String(),
  better: OneOf("higher", "lower", "none"),
  /** The newest formula; null for a measure. */
  formula: Nullable(Type.String()),
  /** A measure that counts: larger places have more of it, so they are not compared by it. */
  count: Type.Boolean(),
})
export type PivotIndicator = Static<typeof PivotIndicator>

/** Where a row or a column stands: those of its axes. */
const Place = {
  unit: Type.Optional(Type.String()),
  indicator: Type.Optional(Type.String()),
  period: Type.Optional(Type.String()),
  /** "" for the whole, "technology=4G". */
  breakdown: Type.Optional(Type.String()),
}

export const PivotColumn = Type.Object({
  key: Type.String(),
  ...Place,
  /** Of the unit that all others lie in: its own value, not a sum of what is shown. */
  whole: Type.Boolean(),
})
export type PivotColumn = Static<typeof PivotColumn>

export const PivotRow = Type.Object({
  ...PivotColumn.properties,
  /** In the order of the columns; null where the unit did not exist in the period. */
  cells: Type.Array(Nullable(PivotCell)),
})
export type PivotRow = Static<typeof PivotRow>

/** The target that a plan sets for an indicator, a unit and a time. */
export const PivotTarget = Type.Object({
  indicator: Type.String(),
  unit: Type.String(),
  plan: Type.String(),
  period: Period,
  value: Type.Number(),
  better: OneOf("higher", "lower"),
  /** Where the line to the target begins. */
  from: Nullable(Type.Object({ period: Period, value: Type.Number() })),
})
export type PivotTarget = Static<typeof PivotTarget>

const Sentence = Type.Object({ vi: Type.String(), en: Type.String() })

/** How many cells of the whole table say what. */
export const PivotCounts = Type.Object({
  cells: Type.Integer(),
  withValue: Type.Integer(),
  missing: Type.Integer(),
  notApplicable: Type.Integer(),
  /** With a value, though not all reporters have reported. */
  incomplete: Type.Integer(),
  estimated: Type.Integer(),
  behind: Type.Integer(),
})
export type PivotCounts = Static<typeof PivotCounts>

/** `GET /api/v1/pivot`: one page of a table. */
export const PivotAnswer = Type.Object({
  view: View,
  /** What was known at this instant; null for now. */
  asOf: Nullable(Type.String()),
  /** The question in the form that gives the same table whenever it is asked. */
  asked: Type.Object({
    indicators: Type.String(),
    units: Type.String(),
    periods: Type.String(),
    by: Nullable(Type.String()),
    rows: Type.Array(Axis),
    sort: Nullable(Type.String()),
    only: Nullable(OneOf("missing", "behind")),
  }),
  indicators: Type.Array(PivotIndicator),
  periods: Type.Array(Period),
  units: Type.Array(UnitRef),
  breakdowns: Type.Array(Type.String()),
  /** The dimensions by which the indicators can be broken down. */
  dimensions: Type.Array(Type.String()),
  /** The unit that all those asked about lie in. */
  whole: Nullable(UnitRef),
  rowAxes: Type.Array(Axis),
  columnAxes: Type.Array(Axis),
  columns: Type.Array(PivotColumn),
  /** Rows of the whole, on every page. */
  totals: Type.Array(PivotRow),
  rows: Type.Array(PivotRow),
  page: Type.Integer(),
  pages: Type.Integer(),
  /** Rows that the filter lets through, and all rows. */
  matched: Type.Integer(),
  of: Type.Integer(),
  counts: PivotCounts,
  targets: Type.Array(PivotTarget),
  sentences: Type.Array(Sentence),
  /** Made-up values stand in this installation, for a demonstration. */
  illustrative: Type.Boolean(),
})
export type PivotAnswer = Static<typeof PivotAnswer>

/** What may be asked, with the periods in which there are values. */
export const Computed = Type.Interface([PivotIndicator], {
  definitionVi: Type.String(),
  definitionEn: Type.String(),
  /** The measures that it comes to, itself where it is one. */
  bases: Type.Array(Type.String()),
  dimensions: Type.Array(Type.String()),
  /** Periods in which some unit has reported every measure that it comes to, the newest first. */
  periods: Type.Array(Period),
})
export type Computed = Static<typeof Computed>

/** One indicator or measure for its own page: the formula of every version, in words. */
export const ComputedDetail = Type.Interface([Computed], {
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      formula: Type.String(),
      sentenceVi: Type.String(),
      sentenceEn: Type.String(),
      validFrom: Nullable(Type.String()),
      document: Nullable(Type.String()),
      recordedAt: Type.String(),
    }),
  ),
  /** Of a measure: who reports it, and how it adds. */
  reportedBy: Nullable(Type.String()),
  inTime: Nullable(Type.String()),
  overUnits: Nullable(Type.String()),
  minCoverage: Nullable(Type.Number()),
})
export type ComputedDetail = Static<typeof ComputedDetail>

/** One indicator of a place: its newest value beside the unit above it and the period before. */
export const PlaceComputed = Type.Object({
  indicator: PivotIndicator,
  period: Period,
  cell: PivotCell,
  before: Nullable(Type.Object({ period: Period, value: Type.Number() })),
  above: Nullable(Type.Object({ unit: UnitRef, cell: PivotCell })),
  target: Nullable(PivotTarget),
  sentenceVi: Type.String(),
  sentenceEn: Type.String(),
})
export type PlaceComputed = Static<typeof PlaceComputed>

/** Two places side by side. */
export const ComparedPlaces = Type.Object({
  view: View,
  asOf: Nullable(Type.String()),
  one: UnitRef,
  other: UnitRef,
  rows: Type.Array(
    Type.Object({
      indicator: PivotIndicator,
      period: Period,
      one: PivotCell,
      other: PivotCell,
      /** The first minus the second; null where either has no value. */
      difference: Nullable(Type.Number()),
      /** Which of the two stands better; null where neither direction is better. */
      better: Nullable(OneOf("one", "other", "equal")),
    }),
  ),
  sentences: Type.Array(Sentence),
})
export type ComparedPlaces = Static<typeof ComparedPlaces>
