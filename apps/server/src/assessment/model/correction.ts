import { type Static, Type } from "typebox"
import { UnitId } from "../../registry/model.ts"
import { CriterionCode } from "./index-set.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))
const Sha256 = Type.String({ pattern: "^[0-9a-f]{64}$" })
const Reason = Type.String({ minLength: 1, maxLength: 2000 })
const Said = Type.Union([Type.Number(), Type.Literal("not-applicable"), Type.Null()])

const CorrectedPoints = Type.Object(
  {
    unit: UnitId,
    criterion: CriterionCode,
    /** The points decided on; left out where the criterion does not apply. */
    points: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
    notApplicable: Type.Optional(Type.Boolean()),
    reason: Reason,
  },
  { additionalProperties: false },
)
export type CorrectedPoints = Static<typeof CorrectedPoints>

const CorrectedFigure = Type.Object(
  {
    unit: UnitId,
    criterion: CriterionCode,
    name: Type.String({ minLength: 1, maxLength: 80 }),
    value: Type.Number(),
    reason: Reason,
  },
  { additionalProperties: false },
)
export type CorrectedFigure = Static<typeof CorrectedFigure>

/** What is wrong in a published round, by which decision it is put right. */
export const CorrectionDraft = Type.Object(
  {
    /** The newest publication that the writer saw; another one by now is refused. */
    seen: Sha256,
    /** Told to everybody. */
    reason: Reason,
    /** The document that decides it: "Quyết định 12/QĐ-UBND ngày 5/12/2026". */
    decision: Type.String({ minLength: 3, maxLength: 500 }),
    points: Type.Array(CorrectedPoints, { maxItems: 2000 }),
    /** Figures; the rule makes points of them, unless points are decided on beside. */
    figures: Type.Array(CorrectedFigure, { maxItems: 2000 }),
    /** Only tell what would differ. */
    dryRun: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type CorrectionDraft = Static<typeof CorrectionDraft>

/** What a correction changed of one agency: its points and rank, and each criterion with the cause. */
const AgencyDifference = Type.Object({
  unit: UnitId,
  name: Type.String(),
  group: Type.String(),
  pointsBefore: Type.Number(),
  points: Type.Number(),
  rankBefore: Nullable(Type.Integer()),
  rank: Nullable(Type.Integer()),
  criteria: Type.Array(
    Type.Object({
      criterion: CriterionCode,
      before: Said,
      after: Said,
      /** A figure was wrong, points were decided anew, or figures of other agencies changed. */
      why: OneOf("figure", "decision", "peers"),
      reason: Type.String(),
    }),
  ),
})
export type AgencyDifference = Static<typeof AgencyDifference>

export const RoundCorrection = Type.Object({
  /** The hash of the publication that it corrects. */
  corrects: Sha256,
  reason: Type.String(),
  decision: Type.String(),
  /** Agencies of which something differs. */
  agencies: Type.Array(AgencyDifference),
})
export type RoundCorrection = Static<typeof RoundCorrection>

/** One publication of a round: the first, or a correction of the one before. */
export const RoundPublication = Type.Object({
  number: Type.Integer(),
  sha256: Sha256,
  publishedAt: Type.String(),
  correction: Nullable(RoundCorrection),
})
export type RoundPublication = Static<typeof RoundPublication>

/** All publications of a round, the newest first. */
export const RoundPublications = Type.Array(RoundPublication)

/** What a correction came to; no hash where it was only tried. */
export const CorrectionTold = Type.Object({
  round: Type.String(),
  number: Type.Integer(),
  sha256: Nullable(Sha256),
  publishedAt: Nullable(Type.String()),
  correction: RoundCorrection,
})
export type CorrectionTold = Static<typeof CorrectionTold>
