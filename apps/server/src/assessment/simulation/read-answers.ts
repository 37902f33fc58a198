import { type Static, Type } from "typebox"
import { Value } from "typebox/value"

const Sheet = Type.Object({
  criteria: Type.Array(
    Type.Object({
      code: Type.String(),
      maxPoints: Type.Number(),
      state: Type.String(),
      self: Type.Union([Type.Number(), Type.Literal("not-applicable"), Type.Null()]),
      verified: Type.Union([Type.Number(), Type.Literal("not-applicable"), Type.Null()]),
      seen: Type.Integer(),
    }),
  ),
})
const Kept = Type.Object({ evidence: Type.Object({ id: Type.String() }) })

/** Criteria of a score sheet as the play needs them. */
export const criteriaIn = (answer: unknown): Static<typeof Sheet>["criteria"] =>
  Value.Parse(Sheet, answer).criteria

/** The id of the evidence that was just kept. */
export const evidenceIn = (answer: unknown): string => Value.Parse(Kept, answer).evidence.id
