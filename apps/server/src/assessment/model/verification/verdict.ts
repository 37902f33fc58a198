import { type Static, Type } from "typebox"
import { CriterionCode } from "../index-set.ts"

/** What a verdict or a decision wrote: send `seq` back as `seen` with what is said next. */
export const VerdictsSaved = Type.Object({
  saved: Type.Integer(),
  at: Type.String(),
  seen: Type.Array(Type.Object({ criterion: CriterionCode, seq: Type.Integer() })),
})
export type VerdictsSaved = Static<typeof VerdictsSaved>
