import { type Static, Type } from "typebox"
import { CriterionCode } from "./index-set.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** Where an agency stands, counting what is decided, else verified, else claimed, else computed. */
export const Place = Type.Object({
  points: Type.Number(),
  maxPoints: Type.Number(),
  value: Nullable(Type.Number()),
  /** Null where too few peers are ranked. */
  rank: Nullable(Type.Integer()),
  of: Type.Integer(),
})
export type Place = Static<typeof Place>

/** What one criterion would win. */
export const CriterionGain = Type.Object({
  code: CriterionCode,
  name: Type.String(),
  points: Nullable(Type.Number()),
  maxPoints: Type.Number(),
  /** Points to full marks. */
  lost: Type.Number(),
  /** Points to the best of the peer group: what somebody has shown to be possible. */
  toBest: Type.Number(),
  peersAhead: Type.Integer(),
  /** What the total would grow by: more or less than `lost` where a group is scaled. */
  worth: Type.Number(),
  /** The rank with this criterion alone at full marks, the peers staying where they are. */
  rank: Nullable(Type.Integer()),
})
export type CriterionGain = Static<typeof CriterionGain>

export const AgencyGains = Type.Object({
  round: Type.String(),
  unit: Type.String(),
  now: Place,
  /** Best first. */
  gains: Type.Array(CriterionGain),
  /** All of `gains` together at full marks. */
  together: Place,
})
export type AgencyGains = Static<typeof AgencyGains>

/** One criterion set to something: to points, to figures, or to not applying. */
export const Supposed = Type.Object(
  {
    criterion: CriterionCode,
    points: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
    figures: Type.Optional(Type.Record(Type.String({ maxLength: 80 }), Nullable(Type.Number()))),
    notApplicable: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type Supposed = Static<typeof Supposed>

export const WhatIf = Type.Object({
  round: Type.String(),
  unit: Type.String(),
  now: Place,
  /** The same with what was supposed. */
  would: Place,
  changes: Type.Array(
    Type.Object({
      code: CriterionCode,
      before: Type.Union([Type.Number(), Type.Literal("not-applicable"), Type.Null()]),
      after: Type.Union([Type.Number(), Type.Literal("not-applicable"), Type.Null()]),
    }),
  ),
})
export type WhatIf = Static<typeof WhatIf>
