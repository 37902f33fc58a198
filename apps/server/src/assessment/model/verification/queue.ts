import { type Static, Type } from "typebox"
import { UnitId } from "../../../registry/model.ts"
import { CriterionCode } from "../index-set.ts"
import { CriterionScore, RoundId, RoundState, SaidPoints } from "../round.ts"
import { Duty } from "./duty.ts"
import { Named, Place } from "./place.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

/**
 * What a criterion of an agency asks of an organisation that verifies:
 * `waiting` a verdict on the claim; `unclaimed` points although nothing was claimed in time;
 * `early` nothing yet, the agency may still change what it claims; `said` nothing more;
 * `own` nothing ever: nobody verifies their own organisation.
 */
export const QUEUE_STANDINGS = ["waiting", "unclaimed", "early", "said", "own"] as const
export const QueueStanding = OneOf(...QUEUE_STANDINGS)
export type QueueStanding = Static<typeof QueueStanding>

/** Why a claim is not agreed with in one stroke; `none` where it can be. */
export const AgreementHurdle = OneOf("none", "not-waiting", "no-rule", "differs", "no-evidence")
export type AgreementHurdle = Static<typeof AgreementHurdle>

export const QueueRow = Type.Object({
  ...Place,
  ...Named,
  name: Type.String(),
  maxPoints: Nullable(Type.Number()),
  state: CriterionScore.properties.state,
  standing: QueueStanding,
  computed: SaidPoints,
  self: SaidPoints,
  verified: SaidPoints,
  /** What the asking organisation said of the claim as it stands. */
  mine: Nullable(Type.Object({ points: SaidPoints, agrees: Type.Boolean() })),
  /** Points that a verdict can still move. */
  stake: Type.Number(),
  /** Documents beside the criterion. */
  evidence: Type.Integer(),
  hurdle: AgreementHurdle,
  seen: Type.Integer(),
})
export type QueueRow = Static<typeof QueueRow>

export const QUEUE_ORDERS = ["stake", "index"] as const
export const QueueAsked = Type.Object({
  /** In whose name; the first of the asker's own duties where it is left out. */
  organisation: Type.Optional(UnitId),
  unit: Type.Optional(UnitId),
  criterion: Type.Optional(CriterionCode),
  pillar: Type.Optional(CriterionCode),
  /** `open`: only what waits for the organisation. */
  show: Type.Optional(OneOf("open", "all")),
  order: Type.Optional(OneOf(...QUEUE_ORDERS)),
  from: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
})
export type QueueAsked = Static<typeof QueueAsked>

export const QueuePage = Type.Object({
  organisation: UnitId,
  part: OneOf("lead", "co-verifier"),
  /** Of all that was asked for, on every page. */
  total: Type.Integer(),
  open: Type.Integer(),
  rows: Type.Array(QueueRow),
  /** Send it as `from` for the next page; null on the last. */
  next: Nullable(Type.Integer()),
})
export type QueuePage = Static<typeof QueuePage>

const Count = {
  open: Type.Integer(),
  done: Type.Integer(),
  early: Type.Integer(),
  /** Points that the open verdicts can move. */
  stake: Type.Number(),
}

/** The work of one organisation that verifies, over the whole round. */
export const VerificationOverview = Type.Object({
  round: Type.Object({ id: RoundId, title: Type.String(), state: RoundState }),
  /** Everything that the asker may do in this round. */
  duties: Type.Array(Duty),
  organisation: UnitId,
  part: OneOf("lead", "co-verifier"),
  closes: Type.String(),
  /** Whether verdicts are taken now. */
  taking: Type.Boolean(),
  ...Count,
  agencies: Type.Array(
    Type.Object({
      unit: UnitId,
      name: Type.String(),
      group: Type.String(),
      submittedAt: Nullable(Type.String()),
      /** Until when the agency may change what it claims. */
      claimsUntil: Type.String(),
      own: Type.Boolean(),
      ...Count,
    }),
  ),
  criteria: Type.Array(
    Type.Object({
      code: CriterionCode,
      name: Type.String(),
      maxPoints: Nullable(Type.Number()),
      ...Count,
    }),
  ),
  pillars: Type.Array(Type.Object({ code: CriterionCode, name: Type.String() })),
})
export type VerificationOverview = Static<typeof VerificationOverview>
