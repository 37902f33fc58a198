import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../registry/model.ts"
import { FigureOrigin } from "./given.ts"
import { CriterionCode } from "./index-set.ts"
import { RoundCorrection } from "./correction.ts"
import { RoundCalendar } from "./calendar.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

export const RoundId = Type.String({ pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$", maxLength: 60 })
export const PeerGroupName = Type.String({
  pattern: "^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$",
  maxLength: 40,
})

/** What a decision leaves to whoever runs the round. */
export const RoundRules = Type.Object(
  {
    /** A criterion that nobody verified: publication waits for it, or it counts 0. */
    unverified: OneOf("block", "zero"),
    /** Groups with fewer agencies are not ranked. */
    leastPeers: Type.Integer({ minimum: 1, maximum: 1000 }),
    /** Weights are shaken by this share to see how firm ranks are. */
    shake: Type.Number({ minimum: 0, maximum: 1 }),
    draws: Type.Integer({ minimum: 1, maximum: 10_000 }),
    seed: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }),
    /** So many days before each deadline people are reminded, 0 on the day; left out: nobody is. */
    remindBefore: Type.Optional(
      Type.Array(Type.Integer({ minimum: 0, maximum: 60 }), { maxItems: 10, uniqueItems: true }),
    ),
  },
  { additionalProperties: false },
)
export type RoundRules = Static<typeof RoundRules>

export const RoundKind = OneOf("quarterly", "yearly", "ad-hoc")
export type RoundKind = Static<typeof RoundKind>

const Described = {
  id: RoundId,
  title: Type.String({ minLength: 1, maxLength: 300 }),
  kind: RoundKind,
  indexId: Type.String({ maxLength: 60 }),
  /** Whose verifiers lead the verification, and whose decide appeals. */
  lead: UnitId,
  council: UnitId,
  calendar: RoundCalendar,
  rules: RoundRules,
  /** Who confirms figures besides the lead: names in the index → organisations. */
  coVerifiers: Type.Record(Type.String({ maxLength: 300 }), UnitId),
  previous: Nullable(RoundId),
}

export const RoundDraft = Type.Object(
  {
    ...Described,
    /** An issued version of the index; the newest where it is left out. */
    indexVersion: Type.Optional(Type.Integer({ minimum: 1 })),
    participants: Type.Array(
      Type.Object({ unit: UnitId, group: PeerGroupName }, { additionalProperties: false }),
      { minItems: 1, maxItems: 5000 },
    ),
  },
  { additionalProperties: false },
)
export type RoundDraft = Static<typeof RoundDraft>

export const RoundState = OneOf("prepared", "open", "published")
export type RoundState = Static<typeof RoundState>

export const Round = Type.Object({
  ...Described,
  indexVersion: Type.Integer({ minimum: 1 }),
  state: RoundState,
  participants: Type.Integer({ minimum: 0 }),
  submitted: Type.Integer({ minimum: 0 }),
  recordedAt: Type.String(),
})
export type Round = Static<typeof Round>

export const Participant = Type.Object({
  unit: UnitId,
  name: Type.String(),
  group: Type.String(),
  submittedAt: Nullable(Type.String()),
  /** The agency's own deadline where it was extended. */
  extendedTo: Nullable(Type.String()),
})
export type Participant = Static<typeof Participant>

const Points = Type.Number({ minimum: 0, maximum: 100_000 })

/** What an agency says of one criterion. */
export const Claim = Type.Object(
  {
    criterion: CriterionCode,
    /** Left out where the rule computes them from figures. */
    points: Type.Optional(Nullable(Points)),
    figures: Type.Optional(Type.Record(Type.String({ maxLength: 80 }), Nullable(Type.Number()))),
    /** The figures that the writer saw; another one by now is refused. */
    figuresSeen: Type.Optional(
      Type.Record(Type.String({ maxLength: 80 }), Nullable(Type.Number())),
    ),
    notApplicable: Type.Optional(Type.Boolean()),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
    /** Documents beside the criterion, all of them. */
    evidence: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 })),
    /** The newest step of the criterion that the writer saw; another one by now is refused. */
    seen: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
)
export type Claim = Static<typeof Claim>

/** What a verifier or the council says of one criterion. */
export const Judgement = Type.Object(
  {
    criterion: CriterionCode,
    /** A verdict agrees with the claim, or gives other points with a reason. */
    agrees: Type.Boolean(),
    points: Type.Optional(Nullable(Points)),
    notApplicable: Type.Optional(Type.Boolean()),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
    seen: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
)
export type Judgement = Static<typeof Judgement>

export const AppealDraft = Type.Object(
  {
    criterion: CriterionCode,
    points: Points,
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
    seen: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
)
export type AppealDraft = Static<typeof AppealDraft>

export const SaidPoints = Type.Union([Type.Number(), Type.Literal("not-applicable"), Type.Null()])

/** One thing that was said, in the order said. */
export const StepTold = Type.Object({
  seq: Type.Integer(),
  stage: OneOf("computed", "self", "verdict", "appeal", "council"),
  part: OneOf("system", "agency", "lead", "co-verifier", "council"),
  organisation: Type.String(),
  points: SaidPoints,
  agrees: Nullable(Type.Boolean()),
  reason: Type.String(),
  at: Type.String(),
})
export type StepTold = Static<typeof StepTold>

/** Where one criterion of one agency stands. */
export const CriterionScore = Type.Object({
  code: CriterionCode,
  name: Type.String(),
  maxPoints: Nullable(Type.Number()),
  state: OneOf("empty", "computed", "claimed", "verified", "disputed", "appealed", "decided"),
  computed: SaidPoints,
  self: SaidPoints,
  verified: SaidPoints,
  final: SaidPoints,
  awaits: Type.Array(OneOf("lead", "co-verifier")),
  lost: Nullable(Type.Object({ points: Type.Number(), reason: Type.String() })),
  figures: Type.Array(
    Type.Object({
      name: Type.String(),
      label: Type.String(),
      value: Nullable(Type.Number()),
      /** Where it comes from; null while there is none. What others answer for cannot be changed. */
      source: Nullable(FigureOrigin),
    }),
  ),
  evidence: Type.Array(Type.String()),
  steps: Type.Array(StepTold),
  /** Send it back with what is said next. */
  seen: Type.Integer(),
})
export type CriterionScore = Static<typeof CriterionScore>

export const AgencySheet = Type.Object({
  round: RoundId,
  participant: Participant,
  points: Type.Number(),
  maxPoints: Type.Number(),
  value: Nullable(Type.Number()),
  criteria: Type.Array(CriterionScore),
})
export type AgencySheet = Static<typeof AgencySheet>

/** One agency in the result of a round. */
export const RoundStanding = Type.Object({
  unit: UnitId,
  name: Type.String(),
  group: Type.String(),
  points: Type.Number(),
  maxPoints: Type.Number(),
  value: Nullable(Type.Number()),
  rank: Nullable(Type.Integer()),
  of: Type.Integer(),
  best: Nullable(Type.Integer()),
  worst: Nullable(Type.Integer()),
  /** The rank in the round before, in the same group. */
  before: Nullable(Type.Integer()),
  submitted: Type.Boolean(),
  pillars: Type.Record(Type.String(), Nullable(Type.Number())),
})
export type RoundStanding = Static<typeof RoundStanding>

export const RoundResult = Type.Object({
  round: RoundId,
  state: RoundState,
  sha256: Nullable(Type.String()),
  publishedAt: Nullable(Type.String()),
  standings: Type.Array(RoundStanding),
  /** What publication still waits for. */
  open: Type.Object({
    unverified: Type.Integer(),
    disputed: Type.Integer(),
    appealed: Type.Integer(),
    /** Replies to the draft result that nobody has read. */
    replies: Type.Integer(),
    /** Figures that an agency disputes and nobody has answered. */
    figures: Type.Integer(),
  }),
  /** Whether ranks of the round before may stand beside these; null without one. */
  previous: Nullable(
    Type.Object({
      round: RoundId,
      comparable: OneOf("direct", "mapped", "no"),
      /** Said wherever the ranks are shown: what is covered, or what is missing. */
      note: Type.String(),
    }),
  ),
})
export type RoundResult = Static<typeof RoundResult>

export const RoundPublished = Type.Object({
  round: RoundId,
  sha256: Type.String(),
  publishedAt: Type.String(),
})
export type RoundPublished = Static<typeof RoundPublished>

/** What an act of scoring wrote. */
export const ScoresSaved = Type.Object({ saved: Type.Integer(), at: Type.String() })
export type ScoresSaved = Static<typeof ScoresSaved>

const Frozen = Type.Object({
  computed: SaidPoints,
  self: SaidPoints,
  verified: SaidPoints,
  final: SaidPoints,
  state: Type.String(),
})

const FrozenReply = Type.Object({
  text: Type.String(),
  criteria: Type.Array(Type.Object({ criterion: CriterionCode, text: Type.String() })),
  at: Type.String(),
  acknowledged: Nullable(Type.Object({ at: Type.String(), text: Type.String() })),
})

/** What a round was frozen as: every criterion of every agency. */
export const RoundFrozen = Type.Object({
  round: RoundId,
  title: Type.String(),
  index: Type.String(),
  indexVersion: Type.Integer(),
  decision: Type.String(),
  data: Type.Array(Day),
  rules: RoundRules,
  agencies: Type.Array(
    Type.Interface([RoundStanding], {
      criteria: Type.Record(Type.String(), Frozen),
      /** What the agency answered before publication, and what was said to it. */
      reply: Type.Optional(FrozenReply),
    }),
  ),
  /** What a correction corrects, why, and what differs; not there in the first publication. */
  correction: Type.Optional(RoundCorrection),
})
