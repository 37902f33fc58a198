import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../../registry/model.ts"
import { IndexLevel } from "../../model/index-set.ts"
import { RoundId, RoundKind } from "../../model/round.ts"
import { Mark } from "./head.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))
const Count = Type.Integer({ minimum: 0 })

/** One published round in the history of an agency. */
const SeriesPoint = Type.Object({
  round: RoundId,
  title: Type.String(),
  dataStarts: Day,
  dataEnds: Day,
  index: Type.Object({
    id: Type.String(),
    version: Type.Integer(),
    name: Type.String(),
    nameEn: Type.String(),
  }),
  group: Type.String(),
  points: Type.Number(),
  maxPoints: Type.Number(),
  value: Nullable(Type.Number()),
  rank: Nullable(Type.Integer()),
  of: Type.Integer(),
  best: Nullable(Type.Integer()),
  worst: Nullable(Type.Integer()),
  /** Whether it may be compared with the round before it here; null for the first. */
  before: Nullable(
    Type.Object({ comparable: OneOf("direct", "mapped", "no"), note: Type.String() }),
  ),
})
export type SeriesPoint = Static<typeof SeriesPoint>

/** The published rounds in which an agency was scored, the oldest data first. */
export const AgencySeries = Type.Object({ unit: UnitId, rounds: Type.Array(SeriesPoint) })
export type AgencySeries = Static<typeof AgencySeries>

/** A published round as the public list has it. */
export const PublishedRound = Type.Object({
  id: RoundId,
  title: Type.String(),
  kind: RoundKind,
  dataStarts: Day,
  dataEnds: Day,
  publishedAt: Type.String(),
  sha256: Type.String(),
  agencies: Count,
  submitted: Count,
  marks: Type.Array(Mark),
  index: Type.Object({
    id: Type.String(),
    version: Type.Integer(),
    name: Type.String(),
    nameEn: Type.String(),
    decision: Type.String(),
    level: IndexLevel,
  }),
})
export type PublishedRound = Static<typeof PublishedRound>
