import { type Static, Type } from "typebox"
import { CriterionCode } from "../index-set.ts"
import { CriterionScore, SaidPoints } from "../round.ts"
import { Named, Place } from "./place.ts"

const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

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
