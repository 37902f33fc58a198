import { type Static, Type } from "typebox"
import { EvidenceId, FileKind } from "../../evidence/model.ts"
import { Day, UnitId } from "../../registry/model.ts"
import { FigureOrigin } from "./given.ts"
import { Criterion, CriterionCode } from "./index-set.ts"
import { CriterionScore, RoundId, RoundState, SaidPoints, StepTold } from "./round.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

/** A criterion of an agency. */
const Place = { unit: UnitId, criterion: CriterionCode }
const Named = { unitName: Type.String(), group: Type.String() }

/** In whose name somebody may judge in a round. */
export const Duty = Type.Object({
  organisation: UnitId,
  name: Type.String(),
  part: OneOf("lead", "co-verifier", "council"),
})
export type Duty = Static<typeof Duty>

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

/** How a file can be looked at without leaving the page; null: it is only saved. */
export const Shown = Nullable(OneOf("pdf", "image", "text"))
export type Shown = Static<typeof Shown>

/** A document beside a criterion, as whoever judges sees it. */
export const DossierEvidence = Type.Object({
  id: EvidenceId,
  number: Nullable(Type.String()),
  issuer: Nullable(Type.String()),
  issued: Nullable(Day),
  summary: Type.String(),
  file: Nullable(
    Type.Object({
      name: Type.String(),
      kind: FileKind,
      bytes: Type.Integer(),
      sha256: Type.String(),
    }),
  ),
  link: Nullable(Type.String()),
  recordedAt: Type.String(),
  /** Added after the agency's time to claim was over. */
  late: Type.Boolean(),
  shown: Shown,
  /** Where else in this round the same file or address stands. */
  also: Type.Array(Type.Object({ ...Place, unitName: Type.String() })),
})
export type DossierEvidence = Static<typeof DossierEvidence>

/** Everything that whoever judges a criterion of an agency needs beside it. */
export const Dossier = Type.Object({
  ...Place,
  ...Named,
  definition: Criterion,
  /** The groups above, from the top. */
  path: Type.Array(Type.String()),
  /** Who confirms the figure besides the lead; null where nobody does. */
  confirmedBy: Nullable(Type.Object({ organisation: UnitId, name: Type.String() })),
  state: CriterionScore.properties.state,
  computed: SaidPoints,
  self: SaidPoints,
  verified: SaidPoints,
  final: SaidPoints,
  figures: Type.Array(
    Type.Object({
      name: Type.String(),
      label: Type.String(),
      unit: Type.String(),
      value: Nullable(Type.Number()),
      source: Nullable(FigureOrigin),
      /** In the round before. */
      before: Nullable(Type.Number()),
    }),
  ),
  /** The same criterion of the agency in the round before. */
  before: Nullable(Type.Object({ round: RoundId, self: SaidPoints, final: SaidPoints })),
  evidence: Type.Array(DossierEvidence),
  steps: Type.Array(Type.Interface([StepTold], { organisationName: Type.String() })),
  seen: Type.Integer(),
})
export type Dossier = Static<typeof Dossier>

/** Why a criterion is before the council. */
export const COUNCIL_CAUSES = ["appealed", "disputed", "own-lead"] as const
export const CouncilCause = OneOf(...COUNCIL_CAUSES)
export type CouncilCause = Static<typeof CouncilCause>

const Voice = Nullable(
  Type.Object({
    organisation: UnitId,
    name: Type.String(),
    points: SaidPoints,
    reason: Type.String(),
    at: Type.String(),
  }),
)

/** A criterion of an agency on which the council has the last word. */
export const CouncilCase = Type.Object({
  ...Place,
  ...Named,
  name: Type.String(),
  maxPoints: Nullable(Type.Number()),
  cause: CouncilCause,
  state: CriterionScore.properties.state,
  self: SaidPoints,
  claim: Voice,
  lead: Voice,
  confirmer: Voice,
  appeal: Voice,
  decision: Voice,
  /** Points between the two sides. */
  stake: Type.Number(),
  /** Whether the asker may decide it; not what they verified or claimed themselves. */
  may: Type.Boolean(),
  seen: Type.Integer(),
})
export type CouncilCase = Static<typeof CouncilCase>

export const CouncilList = Type.Object({
  round: Type.Object({ id: RoundId, title: Type.String(), state: RoundState }),
  /** Whether decisions are taken now. */
  taking: Type.Boolean(),
  /** Whose verifiers decide, and what it is called. */
  organisation: UnitId,
  council: Type.String(),
  appealCloses: Type.String(),
  open: Type.Integer(),
  decided: Type.Integer(),
  rows: Type.Array(CouncilCase),
})
export type CouncilList = Static<typeof CouncilList>

/** How the same criterion went for another agency of the round. */
export const Precedent = Type.Object({
  ...Place,
  ...Named,
  state: CriterionScore.properties.state,
  self: SaidPoints,
  verified: SaidPoints,
  final: SaidPoints,
  /** Why points were changed, in the words of whoever had the last one. */
  reason: Type.String(),
  by: OneOf("lead", "council"),
})
export type Precedent = Static<typeof Precedent>

export const PrecedentList = Type.Object({
  criterion: CriterionCode,
  agreed: Type.Integer(),
  lowered: Type.Integer(),
  raised: Type.Integer(),
  decided: Type.Integer(),
  /** Decided by the council first, then changed, then agreed with. */
  rows: Type.Array(Precedent),
})
export type PrecedentList = Static<typeof PrecedentList>

/** Claims that could be agreed with in one stroke, and those that could not. */
export const Agreements = Type.Object({
  /** Whether anything was written. */
  committed: Type.Boolean(),
  agreed: Type.Array(
    Type.Object({
      ...Place,
      unitName: Type.String(),
      name: Type.String(),
      points: SaidPoints,
      evidence: Type.Integer(),
      seen: Type.Integer(),
    }),
  ),
  left: Type.Array(
    Type.Object({
      ...Place,
      unitName: Type.String(),
      name: Type.String(),
      why: Type.String(),
    }),
  ),
})
export type Agreements = Static<typeof Agreements>

export const AgreementsAsked = Type.Object(
  {
    organisation: UnitId,
    unit: Type.Optional(UnitId),
    criterion: Type.Optional(CriterionCode),
    pillar: Type.Optional(CriterionCode),
    /** What the dry run listed; without it nothing is written. */
    items: Type.Optional(
      Type.Array(
        Type.Object(
          { ...Place, seen: Type.Integer({ minimum: 0 }) },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 1000 },
      ),
    ),
  },
  { additionalProperties: false },
)
export type AgreementsAsked = Static<typeof AgreementsAsked>

/** What a verdict or a decision wrote: send `seq` back as `seen` with what is said next. */
export const VerdictsSaved = Type.Object({
  saved: Type.Integer(),
  at: Type.String(),
  seen: Type.Array(Type.Object({ criterion: CriterionCode, seq: Type.Integer() })),
})
export type VerdictsSaved = Static<typeof VerdictsSaved>
