import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../registry/model.ts"
import { CriterionCode, CriterionKind, IndexLevel } from "../model/index-set.ts"
import { RoundId, RoundKind, RoundRules, RoundStanding, RoundState } from "../model/round.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))
const Count = Type.Integer({ minimum: 0 })

/** What must stand on every page of a form: not published yet, or by an index that nobody decided. */
export const MARKS = ["draft", "illustrative"] as const
export const Mark = OneOf(...MARKS)
export type Mark = Static<typeof Mark>

const Named = Type.Object({ unit: UnitId, name: Type.String() })
const Words = Type.Object({ vi: Type.String(), en: Type.String() })

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

/** A round as every form heads itself. */
export const RoundHead = Type.Object({
  id: RoundId,
  title: Type.String(),
  kind: RoundKind,
  state: RoundState,
  lead: Named,
  council: Named,
  dataStarts: Day,
  dataEnds: Day,
  publishedAt: Nullable(Type.String()),
  sha256: Nullable(Type.String()),
  /** The round before, and whether its ranks may stand beside these. */
  previous: Nullable(
    Type.Object({
      id: RoundId,
      title: Type.String(),
      comparable: OneOf("direct", "mapped", "no"),
      note: Type.String(),
    }),
  ),
  rules: RoundRules,
})
export type RoundHead = Static<typeof RoundHead>

export const IndexHead = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  nameEn: Type.String(),
  decision: Type.String(),
  issued: Nullable(Type.String()),
  issuer: Type.String(),
  level: IndexLevel,
  maxPoints: Nullable(Type.Number()),
  gaps: Type.String(),
  pillars: Type.Array(Type.Object({ code: CriterionCode, name: Type.String() })),
  /** The main indices. */
  parts: Type.Array(
    Type.Object({
      code: CriterionCode,
      name: Type.String(),
      maxPoints: Nullable(Type.Number()),
    }),
  ),
})
export type IndexHead = Static<typeof IndexHead>

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

const Points = Type.Union([Type.Number(), Type.Literal("not-applicable"), Type.Null()])

/** A document behind a criterion, as far as the reader may see it. */
export const SheetEvidence = Type.Object({
  id: Type.String(),
  number: Nullable(Type.String()),
  issuer: Nullable(Type.String()),
  issued: Nullable(Type.String()),
  summary: Type.String(),
  link: Nullable(Type.String()),
  hasFile: Type.Boolean(),
})
export type SheetEvidence = Static<typeof SheetEvidence>

/** Where a figure of a rule was taken from. */
const FigureOrigin = Type.Object({
  kind: OneOf("agency", "indicator", "other"),
  code: Nullable(Type.String()),
  period: Nullable(Type.String()),
})

/** A row of the index for one agency: a group with its sum, or a criterion with all that was said. */
export const SheetLine = Type.Object({
  code: CriterionCode,
  name: Type.String(),
  kind: CriterionKind,
  depth: Count,
  /** The main index that it stands in; of a row above them, the row at the top. */
  part: CriterionCode,
  maxPoints: Nullable(Type.Number()),
  ruleWords: Type.String(),
  figures: Type.Array(
    Type.Object({
      name: Type.String(),
      label: Type.String(),
      unit: Type.String(),
      value: Nullable(Type.Number()),
      origin: Nullable(FigureOrigin),
    }),
  ),
  computed: Points,
  self: Points,
  verified: Points,
  /** Organisations that gave verdicts, the lead first; never a person. */
  verifiers: Type.Array(
    Type.Object({ part: OneOf("lead", "co-verifier", "council"), organisation: Named }),
  ),
  /** What the agency asked for in its appeal; null where it did not appeal. */
  appealed: Points,
  final: Points,
  /** Points of the maximum that are not there, and why; null where all are, or none is known yet. */
  lost: Nullable(Type.Object({ points: Type.Number(), reason: Words })),
  evidence: Type.Array(SheetEvidence),
})
export type SheetLine = Static<typeof SheetLine>

const AgencyReply = Type.Object({
  text: Type.String(),
  criteria: Type.Array(Type.Object({ criterion: CriterionCode, text: Type.String() })),
  at: Type.String(),
  acknowledged: Nullable(Type.Object({ at: Type.String(), text: Type.String() })),
})
export type AgencyReply = Static<typeof AgencyReply>

/** One agency's sheet: every row of the index, with what was said of it and what it stands on. */
export const AgencyReport = Type.Object({
  round: RoundHead,
  index: IndexHead,
  marks: Type.Array(Mark),
  agency: AgencyLine,
  groupName: Words,
  lines: Type.Array(SheetLine),
  /** What the agency answered before publication, and what was said to it; null where nothing. */
  reply: Nullable(AgencyReply),
})
export type AgencyReport = Static<typeof AgencyReport>

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
