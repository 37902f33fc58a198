import { type Static, Type } from "typebox"
import { MeasureCode } from "../model.ts"
import { Level, UnitId } from "../../registry/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))

/**
 * What is known of a value. Only the first three have one; `missing` is asked for and not there,
 * `not-applicable` is not asked for. Neither is ever zero.
 */
export const CELL_STATUSES = [
  "normal",
  "provisional",
  "estimated",
  "missing",
  "not-applicable",
] as const
export const CellStatus = OneOf(...CELL_STATUSES)
export type CellStatus = Static<typeof CellStatus>

/**
 * Where a value stands: `published`, or `working` over it: being entered, submitted or verified. In
 * the order in which the database numbers them.
 */
export const LAYERS = ["published", "working"] as const
export const Layer = OneOf(...LAYERS)
export type Layer = Static<typeof Layer>

/** How a base measure is reported: by units of one level, so that what is added is a partition. */
export const Reporting = Type.Object({
  measure: MeasureCode,
  reportedBy: Level,
  /** Below this part of the expected reporters an aggregate is blank. */
  minCoverage: Type.Number({ minimum: 0, maximum: 1 }),
  /** Breakdowns with their values: {"technology": ["2G", "3G"]}. */
  dimensions: Type.Record(Type.String(), Type.Array(Type.String())),
})
export type Reporting = Static<typeof Reporting>

/** Where values came from. */
export const CellSource = Type.Union([
  Type.Object({ kind: Type.Literal("form"), form: Type.String() }),
  Type.Object({
    kind: Type.Literal("file"),
    file: Type.String(),
    sheet: Nullable(Type.String()),
    sha256: Type.String(),
  }),
  Type.Object({ kind: Type.Literal("api"), client: Type.String() }),
  Type.Object({
    kind: Type.Literal("register"),
    query: Type.String(),
    hash: Type.String(),
    /** The records are made up, for demonstration. */
    illustrative: Type.Optional(Type.Boolean()),
  }),
  Type.Object({ kind: Type.Literal("figure"), figure: Type.String() }),
  /** Verified values were published: what each was entered from stays with it. */
  Type.Object({ kind: Type.Literal("publication"), of: Type.String() }),
  Type.Object({ kind: Type.Literal("withdrawal"), of: Type.String() }),
])
export type CellSource = Static<typeof CellSource>

/** One value as it stands, with what an editor must send back to change it. */
export const Cell = Type.Object({
  measure: MeasureCode,
  unit: UnitId,
  period: Type.String(),
  /** "" for the whole, "sex=nữ; technology=4G". */
  cut: Type.String(),
  value: Nullable(Type.Number()),
  status: CellStatus,
  layer: Layer,
  /** Grows with every change of this cell; 0 where there never was one. */
  version: Type.Integer({ minimum: 0 }),
  /** When and by whom it was entered; by whom is told to those who are signed in. */
  recordedAt: Type.String(),
  recordedBy: Nullable(Type.String()),
  source: CellSource,
  /** Within the source: "B7". */
  place: Nullable(Type.String()),
  /** As it was typed or pasted: "1.596"; null where a program sent a number. */
  written: Nullable(Type.String()),
  publishedAt: Nullable(Type.String()),
})
export type Cell = Static<typeof Cell>

/** One value that somebody wants to record. */
export const CellDraft = Type.Object(
  {
    measure: Type.String({ minLength: 1, maxLength: 100 }),
    unit: UnitId,
    period: Type.String({ maxLength: 30, description: "2024-Q1, 2024-09, 2024, 2024-10-09" }),
    cut: Type.Optional(Type.String({ maxLength: 400, description: "technology=4G" })),
    value: Nullable(Type.Number()),
    status: Type.Optional(CellStatus),
    unitOfMeasure: Type.Optional(Type.String({ maxLength: 60 })),
    version: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: "The version that the editor saw; another one by now is refused with 409",
      }),
    ),
    place: Type.Optional(Type.String({ maxLength: 60 })),
    written: Type.Optional(
      Type.String({ maxLength: 200, description: "As it was typed or pasted: 1.596" }),
    ),
  },
  { additionalProperties: false },
)
export type CellDraft = Static<typeof CellDraft>

/** Working cells that somebody wants to publish or withdraw: all cuts of these. */
export const CellsNamed = Type.Object(
  {
    measures: Type.Array(MeasureCode, { minItems: 1, maxItems: 500 }),
    units: Type.Array(UnitId, { minItems: 1, maxItems: 5000 }),
    periods: Type.Array(Type.String({ maxLength: 30 }), { minItems: 1, maxItems: 400 }),
  },
  { additionalProperties: false },
)
export type CellsNamed = Static<typeof CellsNamed>

/** What recording or publishing did. */
export const CellsSaved = Type.Object({
  /** The number of the act; null where nothing changed. */
  batch: Nullable(Type.Integer()),
  recordedAt: Nullable(Type.String()),
  added: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
})
export type CellsSaved = Static<typeof CellsSaved>

/** A whole that its parts contradict. */
export const BreakdownFault = Type.Object({
  measure: MeasureCode,
  unit: UnitId,
  period: Type.String(),
  /** The whole: "" or itself one choice of a breakdown. */
  cut: Type.String(),
  /** The breakdown that contradicts it. */
  dimension: Type.String(),
  /** All parts are there and sum to something else, or those there come to more. */
  kind: OneOf("differs", "exceeds"),
  whole: Type.Number(),
  /** What the parts that are there come to. */
  parts: Type.Number(),
  sentenceVi: Type.String(),
  sentenceEn: Type.String(),
})
export type BreakdownFault = Static<typeof BreakdownFault>

/** The same, with what the values now say against each other: recorded, and to be looked at. */
export const CellsSavedTold = Type.Interface([CellsSaved], {
  warnings: Type.Array(BreakdownFault),
})
export type CellsSavedTold = Static<typeof CellsSavedTold>
