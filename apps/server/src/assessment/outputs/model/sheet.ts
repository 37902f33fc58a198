import { type Static, Type } from "typebox"
import { CriterionCode, CriterionKind } from "../../model/index-set.ts"
import { IndexHead, Mark, Named, RoundHead, Words } from "./head.ts"
import { AgencyLine } from "./report.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))
const Count = Type.Integer({ minimum: 0 })

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
