import { type Static, Type } from "typebox"
import { UnitId, UnitRef } from "../../../registry/model.ts"
import { MeasureCode } from "../../model.ts"
import { Reason, Words } from "./collection.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))

/**
 * draft → submitted → verified → published; from submitted, verified or published back to returned,
 * with a reason, and submitted again.
 */
export const ReportState = OneOf("draft", "submitted", "verified", "returned", "published")
export type ReportState = Static<typeof ReportState>

/** Who reports: the unit itself, or an organisation for it. */
export const ReporterRef = Type.Object({ id: UnitId, name: Type.String() })

/** A report in a list: of one collection, for one unit. */
export const ReportSummary = Type.Object({
  collection: Type.String(),
  unit: UnitRef,
  /** The unit above it at the end of the period. */
  parent: Nullable(Type.Object({ id: UnitId, name: Type.String() })),
  reporter: ReporterRef,
  state: ReportState,
  /** Of this report: later than the collection's where it was extended. ISO 8601, UTC. */
  due: Type.String(),
  /** Its deadline has passed: it was first submitted later, or not at all yet. */
  late: Type.Boolean(),
  /** Days of the calendar in Vietnam, at least 1 where it is late; null where it is not. */
  daysLate: Nullable(Type.Integer()),
  firstSubmittedAt: Nullable(Type.String()),
  submittedAt: Nullable(Type.String()),
  verifiedAt: Nullable(Type.String()),
  returnedAt: Nullable(Type.String()),
  publishedAt: Nullable(Type.String()),
  cells: Type.Integer(),
  /** Cells with a value, or a reason for its lack. */
  filled: Type.Integer(),
  /** When a value was last entered or changed. */
  enteredAt: Nullable(Type.String()),
})
export type ReportSummary = Static<typeof ReportSummary>

/** Names one cell of a report. */
export const CellName = Type.Object(
  { measure: MeasureCode, cut: Type.String({ maxLength: 400 }) },
  { additionalProperties: false },
)
export type CellName = Static<typeof CellName>

/** `POST …/submit`, `…/verify` and `…/publish`: with a word to whoever comes next. */
export const ActRequest = Type.Object(
  { note: Type.Optional(Words) },
  { additionalProperties: false },
)
export type ActRequest = Static<typeof ActRequest>

/** `POST …/return`: a reason for the whole; single cells may have their own. */
export const ReturnRequest = Type.Object(
  {
    reason: Reason,
    cells: Type.Optional(
      Type.Array(Type.Interface([CellName], { reason: Reason }), { maxItems: 5000 }),
    ),
  },
  { additionalProperties: false },
)
export type ReturnRequest = Static<typeof ReturnRequest>

/** `POST …/comments`: on the whole report, on a measure, or on one cell. */
export const CommentRequest = Type.Object(
  {
    text: Reason,
    measure: Type.Optional(MeasureCode),
    cut: Type.Optional(Type.String({ maxLength: 400 })),
  },
  { additionalProperties: false },
)
export type CommentRequest = Static<typeof CommentRequest>

/** `POST …/evidence`: for the whole report, or for one measure. */
export const EvidenceRequest = Type.Object(
  {
    evidence: Type.String({ minLength: 1, maxLength: 100 }),
    measure: Type.Optional(MeasureCode),
  },
  { additionalProperties: false },
)
export type EvidenceRequest = Static<typeof EvidenceRequest>

/**
 * Which of the submitted reports a bulk act takes. What is left out sets no condition, except that
 * an error always excludes.
 */
export const BulkRule = Type.Object(
  {
    /** No warnings at all, explained ones neither. */
    noWarnings: Type.Optional(Type.Boolean()),
    /** No value changed by more than its measure's factor against the period before. */
    noJump: Type.Optional(Type.Boolean()),
    /** Submitted by its deadline. */
    onTime: Type.Optional(Type.Boolean()),
    /** Every cell has a value: none is said to be missing. */
    complete: Type.Optional(Type.Boolean()),
    /** At least one piece of evidence. */
    evidence: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type BulkRule = Static<typeof BulkRule>

/** `POST /api/v1/collections/:id/verify` and `…/publish`: without `commit` only tells. */
export const BulkRequest = Type.Object(
  {
    rule: Type.Optional(BulkRule),
    /** Only these, or those below them. */
    units: Type.Optional(Type.Array(UnitId, { minItems: 1, maxItems: 12_000 })),
    note: Type.Optional(Words),
    commit: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type BulkRequest = Static<typeof BulkRequest>

/** What a bulk act did, or would do; every report of the right state is in one of the lists. */
export const BulkAnswer = Type.Object({
  committed: Type.Boolean(),
  done: Type.Array(Type.Object({ unit: UnitRef })),
  left: Type.Array(
    Type.Object({
      unit: UnitRef,
      /** Each in one sentence, Vietnamese. */
      reasons: Type.Array(Type.String()),
    }),
  ),
})
export type BulkAnswer = Static<typeof BulkAnswer>
