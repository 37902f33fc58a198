import { type Static, Type } from "typebox"
import { UnitId } from "../../../registry/model.ts"
import { CriterionCode } from "../index-set.ts"
import { SaidPoints } from "../round.ts"
import { Place } from "./place.ts"

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
