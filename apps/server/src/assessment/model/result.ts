import { type Static, Type } from "typebox"
import { CriterionCode } from "./index-set.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** What an agency has of a row of the index. */
export const RowResult = Type.Object({
  code: CriterionCode,
  /** Null while nobody has given any. */
  points: Nullable(Type.Number()),
  /** What could be had: the maximum, less what does not apply. Null where it is not known. */
  maxPoints: Nullable(Type.Number()),
})
export type RowResult = Static<typeof RowResult>

export const PillarResult = Type.Object({
  code: CriterionCode,
  points: Type.Number(),
  maxPoints: Type.Number(),
  /** points ÷ maxPoints, four decimals as indices are published. */
  value: Nullable(Type.Number()),
})
export type PillarResult = Static<typeof PillarResult>

/** An agency's place among its peers. */
export const Standing = Type.Object({
  unit: Type.String(),
  points: Type.Number(),
  /** 1, 2, 2, 4: equal points share a rank. Null where too few peers are ranked. */
  rank: Nullable(Type.Integer({ minimum: 1 })),
  /** Of how many. */
  of: Type.Integer({ minimum: 0 }),
})
export type Standing = Static<typeof Standing>

/** Between which ranks an agency stays when the weights are shaken. */
export const RankBand = Type.Object({
  unit: Type.String(),
  rank: Type.Integer({ minimum: 1 }),
  /** The 5th and the 95th percentile of its ranks. */
  best: Type.Integer({ minimum: 1 }),
  worst: Type.Integer({ minimum: 1 }),
})
export type RankBand = Static<typeof RankBand>
