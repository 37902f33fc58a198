import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../registry/model.ts"
import { CriterionCode } from "./index-set.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** A total by one method, and its rank among the units of the day. */
const ByMethod = Type.Object({
  /** Null where a part of it is not known. */
  points: Nullable(Type.Number()),
  maxPoints: Type.Number(),
  value: Nullable(Type.Number()),
  rank: Nullable(Type.Integer()),
})

/** A unit of today out of the agencies of a round that it was merged from. */
export const MergedUnit = Type.Object({
  unit: UnitId,
  name: Type.String(),
  group: Type.String(),
  /** The agencies of the round, and how much of each; 1 is all of it. */
  from: Type.Array(
    Type.Object({ unit: UnitId, name: Type.String(), share: Nullable(Type.Number()) }),
  ),
  /** An agency that was split belongs here by a stated basis only. */
  estimated: Type.Boolean(),
  mean: ByMethod,
  recomputed: ByMethod,
  /** What could be computed again out of the figures, in points of the index. */
  recomputable: Type.Object({ points: Type.Number(), of: Type.Number() }),
  indices: Type.Array(
    Type.Object({
      code: CriterionCode,
      name: Type.String(),
      maxPoints: Nullable(Type.Number()),
      mean: Nullable(Type.Number()),
      recomputed: Nullable(Type.Number()),
      /** Criteria that keep it from being computed again, and why. */
      missing: Type.Array(Type.Object({ code: CriterionCode, why: Type.String() })),
    }),
  ),
})
export type MergedUnit = Static<typeof MergedUnit>

export const MergedRound = Type.Object({
  round: Type.String(),
  /** The day whose units these are. */
  on: Day,
  methods: Type.Array(
    Type.Object({
      id: Type.Unsafe<"mean" | "recomputed">(Type.Enum(["mean", "recomputed"])),
      vi: Type.String(),
      en: Type.String(),
    }),
  ),
  units: Type.Array(MergedUnit),
  /** Agencies that lead to no unit of the day. */
  left: Type.Array(Type.Object({ unit: UnitId, name: Type.String() })),
})
export type MergedRound = Static<typeof MergedRound>
