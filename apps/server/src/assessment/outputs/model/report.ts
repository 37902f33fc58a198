import { type Static, Type } from "typebox"
import { CriterionCode } from "../../model/index-set.ts"
import { RoundStanding } from "../../model/round.ts"
import { IndexHead, Mark, RoundHead, Words } from "./head.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))
const Count = Type.Integer({ minimum: 0 })

/** A piece of a sentence; `to` is its address in the product. */
const Piece = Type.Object({ text: Type.String(), to: Nullable(Type.String()) })
export type Piece = Static<typeof Piece>

/** What the facts say, in words: numbers first, each with its address. */
export const Sentence = Type.Object({
  about: OneOf("taking-part", "leading", "moving", "verifying", "losing", "lowest", "disputing"),
  vi: Type.Array(Piece),
  en: Type.Array(Piece),
})
export type Sentence = Static<typeof Sentence>

/** One agency in the ranking, with the points of each part at the top of the index. */
export const AgencyLine = Type.Interface([RoundStanding], {
  parts: Type.Record(Type.String(), Nullable(Type.Number())),
  /** What it has of each pillar, or of each part of an index without pillars: 0 to 1. */
  shares: Type.Record(Type.String(), Nullable(Type.Number())),
  /** Places gained since the round before; null where it cannot be said. */
  gained: Nullable(Type.Integer()),
})
export type AgencyLine = Static<typeof AgencyLine>

export const GroupFacts = Type.Object({
  group: Type.String(),
  name: Words,
  agencies: Count,
  submitted: Count,
  /** Too few agencies are not ranked. */
  ranked: Type.Boolean(),
  mean: Type.Number(),
  median: Type.Number(),
  most: Type.Number(),
  least: Type.Number(),
  /** What the mean is of the maximum; null without one. */
  share: Nullable(Type.Number()),
})
export type GroupFacts = Static<typeof GroupFacts>

/** How one criterion went over all agencies of the answer. */
export const CriterionFacts = Type.Object({
  code: CriterionCode,
  name: Type.String(),
  /** The main index that it stands in. */
  part: CriterionCode,
  maxPoints: Nullable(Type.Number()),
  /** Agencies with final points; the five numbers are of them, null where there are none. */
  scored: Count,
  notApplicable: Count,
  mean: Nullable(Type.Number()),
  least: Nullable(Type.Number()),
  lower: Nullable(Type.Number()),
  median: Nullable(Type.Number()),
  upper: Nullable(Type.Number()),
  most: Nullable(Type.Number()),
  /** Claims that verification lowered, of which to nothing; raised; points lost in all. */
  lowered: Count,
  zeroed: Count,
  raised: Count,
  lost: Type.Number(),
  /** Why, as verifiers wrote, the most frequent first. */
  reasons: Type.Array(Type.Object({ reason: Type.String(), times: Count })),
})
export type CriterionFacts = Static<typeof CriterionFacts>

export const DisputeFacts = Type.Object({
  appealed: Count,
  agencies: Count,
  decided: Count,
  raised: Count,
  kept: Count,
  lowered: Count,
  /** Appeals that the council has not decided. */
  waiting: Count,
  /** Criteria to which the lead and a co-verifying organisation gave different points. */
  differed: Count,
})
export type DisputeFacts = Static<typeof DisputeFacts>

const Sums = Type.Object({
  /** Over criteria that both the agency and a verifier gave points. */
  self: Type.Number(),
  final: Type.Number(),
  lowered: Count,
  zeroed: Count,
  raised: Count,
})
export type Sums = Static<typeof Sums>

/** Everything that the forms of a round say: the page, the workbook, the document are made of it. */
export const RoundReport = Type.Object({
  round: RoundHead,
  index: IndexHead,
  marks: Type.Array(Mark),
  /** The peer group that was asked for; null for all. */
  group: Nullable(Type.String()),
  /** All peer groups of the round, whatever was asked for. */
  allGroups: Type.Array(Type.Object({ group: Type.String(), name: Words, agencies: Count })),
  groups: Type.Array(GroupFacts),
  /** The pillars, or the parts of an index without pillars, of which agencies have shares. */
  columns: Type.Array(Type.Object({ code: CriterionCode, name: Type.String() })),
  standings: Type.Array(AgencyLine),
  criteria: Type.Array(CriterionFacts),
  sums: Sums,
  disputes: DisputeFacts,
  sentences: Type.Array(Sentence),
})
export type RoundReport = Static<typeof RoundReport>
