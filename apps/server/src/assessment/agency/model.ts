import { type Static, Type } from "typebox"
import { Evidence } from "../../evidence/model.ts"
import { UnitId } from "../../registry/model.ts"
import { AgencySheet, Criterion, CriterionCode, Round, RoundId, RoundStanding } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

/** The rules that a browser runs while somebody types: the same as the server's. */
export { treeOf } from "../index-set/tree.ts"
export { differencePoints } from "../points.ts"
export { totalsOf } from "../results/totals.ts"
export { claimProblems, pointsProblems } from "../scoring/check-claim.ts"
export { NO_FIGURES, ruleOf } from "../scoring/own-points.ts"
export { type Lack, lackingOf, type Standing, worthOf } from "./lacking.ts"
export { timeLeft, type TimeLeft } from "./time-left.ts"

/** Where a round is for one agency: its own deadline counts where it was given more time. */
export const AGENCY_STAGES = [
  "prepared",
  "before",
  "self",
  "verify",
  "appeal",
  "closing",
  "published",
] as const
export const AgencyStage = OneOf(...AGENCY_STAGES)
export type AgencyStage = Static<typeof AgencyStage>

/** A figure of the round before, that a rule reads. */
export const EarlierFigure = Type.Object({
  criterion: CriterionCode,
  name: Type.String(),
  value: Nullable(Type.Number()),
})

/** Everything that an agency needs to score itself, to follow its points and to appeal. */
export const AgencyForm = Type.Object({
  /** The server's clock: what is left is counted from it. */
  now: Type.String(),
  round: Round,
  stage: AgencyStage,
  /** Until when this agency scores itself. */
  due: Type.String(),
  /** From when until when this agency puts documents behind criteria. */
  evidence: Type.Object({
    opens: Type.String(),
    closes: Type.String(),
    /** Whether the round has a calendar of its own for them. */
    apart: Type.Boolean(),
  }),
  decision: Type.String(),
  /** The rows of the index in their order, groups and all. */
  criteria: Type.Array(Criterion),
  /** Criteria whose points come from the whole peer group: nobody claims them. */
  relative: Type.Array(CriterionCode),
  sheet: AgencySheet,
  /** Figures of the round before, where a rule looks back. */
  before: Type.Array(EarlierFigure),
  /** The documents that the sheet cites. */
  documents: Type.Array(Evidence),
  /** Units and organisations that spoke, by id. */
  names: Type.Record(Type.String(), Type.String()),
  /** Whether the reader edits for this agency, and what may be done now. */
  may: Type.Object({
    edit: Type.Boolean(),
    claim: Type.Boolean(),
    cite: Type.Boolean(),
    appeal: Type.Boolean(),
  }),
  /** The place in the published ranking; null before. */
  result: Nullable(RoundStanding),
})
export type AgencyForm = Static<typeof AgencyForm>

const Citing = Type.Object(
  { criterion: CriterionCode, evidence: Type.String({ maxLength: 40 }) },
  { additionalProperties: false },
)
/** Documents put behind criteria or taken away, one by one: two people do not undo each other. */
export const CitationChange = Type.Object(
  {
    add: Type.Array(Citing, { maxItems: 1000 }),
    remove: Type.Array(Citing, { maxItems: 1000 }),
  },
  { additionalProperties: false },
)
export type CitationChange = Static<typeof CitationChange>

/** The documents behind the criteria that were changed, as they now stand. */
export const CitationsChanged = Type.Object({
  criteria: Type.Array(Type.Object({ code: CriterionCode, evidence: Type.Array(Type.String()) })),
})
export type CitationsChanged = Static<typeof CitationsChanged>

/** What an agency's claims became: the step of each criterion to send back with what is said next. */
export const ClaimsSaved = Type.Object({
  saved: Type.Integer(),
  at: Type.String(),
  seen: Type.Array(Type.Object({ criterion: CriterionCode, seq: Type.Integer() })),
})
export type ClaimsSaved = Static<typeof ClaimsSaved>

/**
 * What waits for somebody in a round: `score` an agency's sheet to fill in and hand in, `evidence`
 * its documents where they have a deadline of their own, `late` a sheet that was not handed in, `appeal` lost points that may still be appealed, `verify` criteria of all
 * agencies that wait for a verdict, `decide` what waits for the council, `open` a round that was
 * prepared, `publish` one that may be published, `follow` one that runs.
 */
export const SCORING_TASKS = [
  "score",
  "evidence",
  "late",
  "appeal",
  "verify",
  "decide",
  "open",
  "publish",
  "follow",
] as const
export const ScoringTask = OneOf(...SCORING_TASKS)
export type ScoringTask = Static<typeof ScoringTask>

export const ScoringWorkItem = Type.Object({
  task: ScoringTask,
  round: Type.Object({ id: RoundId, title: Type.String() }),
  /** The agency; null where the item is about the whole round. */
  unit: Nullable(Type.Object({ id: UnitId, name: Type.String() })),
  /** In whose name: the agency, the verifying organisation, the council, the lead. */
  organisation: Type.Object({ id: UnitId, name: Type.String() }),
  due: Nullable(Type.String()),
  /** Criteria that wait. */
  criteria: Type.Integer(),
  /** Agencies that wait, of how many. */
  agencies: Type.Integer(),
  of: Type.Integer(),
  /** Points that hang on it. */
  worth: Type.Number(),
})
export type ScoringWorkItem = Static<typeof ScoringWorkItem>

/** What waits for somebody in all rounds: the nearest deadline first, of equal ones what is worth most. */
export const ScoringWork = Type.Object({ now: Type.String(), items: Type.Array(ScoringWorkItem) })
export type ScoringWork = Static<typeof ScoringWork>
