import { type Static, Type } from "typebox"
import {
  Criterion,
  CriterionCode,
  Figure,
  IndexFinding,
  IndexLevel,
  IndexSet,
  Pillar,
} from "./index-set.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** One version of an index, without its criteria. */
export const IndexVersionListed = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  issuedAt: Nullable(Type.String()),
  recordedAt: Type.String(),
  /** Rows, and points of the whole; null where the decision's total is not known. */
  rows: Type.Integer(),
  maxPoints: Nullable(Type.Number()),
  /** Rounds that score by this version. */
  rounds: Type.Array(
    Type.Object({ id: Type.String(), title: Type.String(), state: Type.String() }),
  ),
})
export type IndexVersionListed = Static<typeof IndexVersionListed>

/** A row of an index in a comparison. */
const RowNamed = Type.Object({
  code: CriterionCode,
  name: Type.String(),
  maxPoints: Nullable(Type.Number()),
})

/** One thing that two versions of a row say differently, in words. */
const FieldChanged = Type.Object({
  field: Type.String({ description: "name, maxPoints, rule, evidence …" }),
  before: Type.String(),
  after: Type.String(),
})
export type FieldChanged = Static<typeof FieldChanged>

/** A row that is in both versions and is not the same. */
export const RowChanged = Type.Object({
  code: CriterionCode,
  name: Type.String(),
  /** Its code and its parent before, where the row was moved or numbered anew. */
  codeBefore: CriterionCode,
  moved: Type.Boolean(),
  fields: Type.Array(FieldChanged),
})
export type RowChanged = Static<typeof RowChanged>

/** How one version of an index differs from another. */
export const IndexDiff = Type.Object({
  added: Type.Array(RowNamed),
  removed: Type.Array(RowNamed),
  changed: Type.Array(RowChanged),
  /** What is said of the index as a whole: decision, level, pillars. */
  index: Type.Array(FieldChanged),
})
export type IndexDiff = Static<typeof IndexDiff>

/** A rule tried with example figures: each example is one agency of a peer group. */
export const RuleTrial = Type.Object(
  {
    rule: Type.String({ maxLength: 4000 }),
    figures: Type.Array(Figure, { maxItems: 20 }),
    maxPoints: Nullable(Type.Number({ minimum: 0, maximum: 100_000 })),
    examples: Type.Array(Type.Record(Type.String({ maxLength: 80 }), Nullable(Type.Number())), {
      maxItems: 50,
    }),
  },
  { additionalProperties: false },
)
export type RuleTrial = Static<typeof RuleTrial>

const RuleFault = Type.Object({
  code: Type.String(),
  at: Type.Integer(),
  end: Type.Integer(),
  vi: Type.String(),
  en: Type.String(),
  suggestion: Nullable(Type.String()),
})

/** What a rule says and reads, or everything wrong with it; and what it gives each example. */
export const RuleTried = Type.Object({
  explained: Nullable(
    Type.Object({
      unit: Type.String(),
      dependencies: Type.Array(Type.Object({ read: Type.String(), nameVi: Type.String() })),
      notAggregable: Type.Array(Type.String()),
      sentenceVi: Type.String(),
      sentenceEn: Type.String(),
    }),
  ),
  faults: Type.Array(RuleFault),
  ring: Type.Array(Type.String()),
  points: Type.Array(
    Type.Object({
      /** Null where a figure that the rule needs is missing. */
      points: Nullable(Type.Number()),
      /** What the formula came to, where that is more than the maximum or below 0. */
      beyond: Nullable(Type.Number()),
    }),
  ),
})
export type RuleTried = Static<typeof RuleTried>

/** The words of a decision, to be read as a rule. */
export const RuleWords = Type.Object(
  {
    words: Type.String({ maxLength: 4000 }),
    maxPoints: Nullable(Type.Number({ minimum: 0, maximum: 100_000 })),
  },
  { additionalProperties: false },
)

/** What the words were understood to mean; `why` says what a person has to decide. */
export const RuleWordsRead = Type.Object({
  kind: Type.String(),
  rule: Nullable(Type.String()),
  figures: Type.Array(Figure),
  why: Type.String(),
})
export type RuleWordsRead = Static<typeof RuleWordsRead>

/** One row of an annex, as it was understood. */
export const AnnexReading = Type.Object({
  row: Type.Integer(),
  code: Type.String(),
  /** The kind of row or rule that was recognised; "unknown" where a person has to say it. */
  rule: Type.String(),
  message: Type.String(),
})
export type AnnexReading = Static<typeof AnnexReading>

/** An annex looked at: nothing is kept. */
export const AnnexPreview = Type.Object({
  sheet: Nullable(Type.String()),
  /** Where the header was found, and what was left unread: for a person to know. */
  notes: Type.Array(Type.String()),
  criteria: Type.Array(Criterion),
  pillars: Type.Array(Pillar),
  readings: Type.Array(AnnexReading),
  /** Rows that cannot be taken, by their number. */
  wrong: Type.Array(Type.Object({ row: Type.Integer(), message: Type.String() })),
  /** Sums that do not add up, rows that are not known: with the row of the file. */
  findings: Type.Array(Type.Interface([IndexFinding], { row: Nullable(Type.Integer()) })),
  maxPoints: Nullable(Type.Number()),
  /** What the file says of the index as a whole, where it was written by this program. */
  said: Type.Object({
    id: Type.String(),
    decision: Type.String(),
    name: Type.String(),
  }),
  level: Nullable(IndexLevel),
  /** The rest of what such a file says of the index. */
  whole: Type.Partial(
    Type.Pick(IndexSet, ["issued", "issuer", "nameEn", "validFrom", "validTo", "gaps", "source"]),
  ),
})
export type AnnexPreview = Static<typeof AnnexPreview>
