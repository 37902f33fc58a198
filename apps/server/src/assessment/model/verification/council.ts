import { type Static, Type } from "typebox"
import { UnitId } from "../../../registry/model.ts"
import { CriterionScore, RoundId, RoundState, SaidPoints } from "../round.ts"
import { Named, Place } from "./place.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

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
