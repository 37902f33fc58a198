import { type Static, Type } from "typebox"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

/** Whom an index is for. */
export const INDEX_LEVELS = ["province", "department", "locality", "commune"] as const
export const IndexLevel = OneOf(...INDEX_LEVELS)
export type IndexLevel = Static<typeof IndexLevel>

/**
 * What a row of an index is: a `group` adds what stands below it; `scored` has points; `unscored`
 * is assessed without points; `information` is declared (a denominator); `gap` stands for rows that
 * the decision has and that we do not know: they are loaded, never invented.
 */
export const CRITERION_KINDS = ["group", "scored", "unscored", "information", "gap"] as const
export const CriterionKind = OneOf(...CRITERION_KINDS)
export type CriterionKind = Static<typeof CriterionKind>

/**
 * What happens to a criterion that does not apply to an agency: nobody may say so; it gets full
 * marks; it leaves the points and the maximum; it leaves and its siblings are scaled up to keep
 * their group's maximum.
 */
export const NOT_APPLICABLE_POLICIES = ["refused", "full", "excluded", "rescaled"] as const
export const NotApplicablePolicy = OneOf(...NOT_APPLICABLE_POLICIES)
export type NotApplicablePolicy = Static<typeof NotApplicablePolicy>

export const EVIDENCE_NEEDS = ["required", "optional", "none"] as const
export const EvidenceNeed = OneOf(...EVIDENCE_NEEDS)
export type EvidenceNeed = Static<typeof EvidenceNeed>

/** "4.22.11", "TTC", "G1". */
export const CriterionCode = Type.String({
  pattern: "^(?:[0-9A-Za-z]{1,12}|\\*)(?:\\.(?:[0-9A-Za-z]{1,6}|\\*)){0,7}$",
})

/** A figure that a rule reads. */
export const Figure = Type.Object({
  /** As the formula writes it: "cuộc_họp_chủ_trì". */
  name: Type.String({ minLength: 1, maxLength: 80 }),
  label: Type.String({ maxLength: 500 }),
  unit: Type.String({ maxLength: 60 }),
  /** The indicator or measure that gives it; null where the agency declares it. */
  indicator: Nullable(Type.String({ maxLength: 80 })),
})
export type Figure = Static<typeof Figure>

export const Criterion = Type.Object({
  code: CriterionCode,
  parent: Nullable(CriterionCode),
  name: Type.String({ minLength: 1, maxLength: 2000 }),
  kind: CriterionKind,
  /** Null where the decision's points are not known. */
  maxPoints: Nullable(Type.Number({ minimum: 0, maximum: 100_000 })),
  /** The formula that gives the points; null where people judge. `điểm_tối_đa` is the maximum. */
  rule: Nullable(Type.String({ maxLength: 4000 })),
  /** The rule in the words of the decision. */
  ruleWords: Type.String({ maxLength: 4000 }),
  figures: Type.Array(Figure, { maxItems: 20 }),
  evidence: EvidenceNeed,
  dataSource: Type.String({ maxLength: 500 }),
  /** Who confirms the figure besides the lead; "" where nobody does. */
  coVerifier: Type.String({ maxLength: 300 }),
  notApplicable: NotApplicablePolicy,
  /** Where this row was read, and what is not certain of it. */
  note: Type.String({ maxLength: 2000 }),
})
export type Criterion = Static<typeof Criterion>

/** A view over groups that share criteria: never a part of the total. */
export const Pillar = Type.Object({
  code: CriterionCode,
  name: Type.String({ minLength: 1, maxLength: 500 }),
  members: Type.Array(CriterionCode, { minItems: 1, maxItems: 100 }),
})
export type Pillar = Static<typeof Pillar>

/** One version of an index: what one decision says. */
export const IndexSet = Type.Object({
  /** "922-2022". */
  id: Type.String({ pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$", maxLength: 60 }),
  decision: Type.String({ maxLength: 200, description: "922/QĐ-BTTTT" }),
  issued: Nullable(Type.String({ maxLength: 10, description: "2022-05-20" })),
  issuer: Type.String({ maxLength: 300 }),
  name: Type.String({ minLength: 1, maxLength: 500 }),
  nameEn: Type.String({ maxLength: 500 }),
  level: IndexLevel,
  validFrom: Nullable(Type.String({ maxLength: 10 })),
  validTo: Nullable(Type.String({ maxLength: 10 })),
  /** The maximum that the decision states; null where it is not known. */
  maxPoints: Nullable(Type.Number({ minimum: 0 })),
  /** Figures and points that are not known, in words. */
  gaps: Type.String({ maxLength: 4000 }),
  source: Type.String({ maxLength: 2000 }),
  criteria: Type.Array(Criterion, { minItems: 1, maxItems: 5000 }),
  pillars: Type.Array(Pillar, { maxItems: 50 }),
})
export type IndexSet = Static<typeof IndexSet>

/** Something about an index that its editor must know. */
export const IndexFinding = Type.Object({
  /** The row; null for the index as a whole. */
  code: Nullable(Type.String()),
  /** `wrong` must be mended before a round uses the index; `gap` is known not to be known. */
  weight: OneOf("wrong", "gap"),
  message: Type.String(),
})
export type IndexFinding = Static<typeof IndexFinding>

/** An index with what its editor must know of it. */
export const IndexTold = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  /** Of what was read: send it back with an edit, and an edit of somebody else in between is told. */
  stamp: Type.String(),
  issuedAt: Nullable(Type.String()),
  index: IndexSet,
  findings: Type.Array(IndexFinding),
})
export type IndexTold = Static<typeof IndexTold>
