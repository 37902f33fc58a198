import { type Static, Type } from "typebox"
import { UnitId } from "../../registry/model.ts"
import { CriterionCode } from "./index-set.ts"
import { RoundId } from "./round.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

/** One version of one index. */
export const IndexVersionRef = Type.Object(
  {
    id: Type.String({ maxLength: 60 }),
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)
export type IndexVersionRef = Static<typeof IndexVersionRef>

/** That one criterion of an index says what another one of an earlier index said. */
export const MappingRow = Type.Object(
  {
    from: CriterionCode,
    to: CriterionCode,
    /** How much of the earlier criterion this is: 1 for all of it. */
    share: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
    /** `same` content, only its points may differ; `part` of it; `judged` by people to be comparable. */
    basis: OneOf("same", "part", "judged"),
    note: Type.String({ maxLength: 1000 }),
  },
  { additionalProperties: false },
)
export type MappingRow = Static<typeof MappingRow>

/** What makes the points of two index versions comparable: data with a document behind it. */
export const MappingDraft = Type.Object(
  {
    from: IndexVersionRef,
    to: IndexVersionRef,
    /** Who says so, where: "Công văn 12/SKHCN-CĐS ngày 3/2/2026". */
    document: Type.String({ minLength: 3, maxLength: 500 }),
    rows: Type.Array(MappingRow, { minItems: 1, maxItems: 5000 }),
    /** The version of the mapping that the editor saw; 0 for a new one. */
    seen: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
)
export type MappingDraft = Static<typeof MappingDraft>

const Covered = Type.Object({
  /** Maximum points of the criteria that are mapped … */
  points: Type.Number(),
  /** … of the maximum of all. */
  of: Type.Number(),
})
export type Covered = Static<typeof Covered>

export const Mapping = Type.Object({
  from: IndexVersionRef,
  to: IndexVersionRef,
  version: Type.Integer({ minimum: 1 }),
  document: Type.String(),
  rows: Type.Array(MappingRow),
  coversFrom: Covered,
  coversTo: Covered,
  recordedAt: Type.String(),
})
export type Mapping = Static<typeof Mapping>

/** Two rounds of one agency, on the points that can be compared. */
export const ComparedAgency = Type.Object({
  unit: UnitId,
  name: Type.String(),
  group: Type.String(),
  /** Points of the earlier round, carried to the criteria of the later one; null where it took no part. */
  before: Nullable(Type.Number()),
  after: Nullable(Type.Number()),
  change: Nullable(Type.Number()),
  /** Ranks on the points that can be compared, in the peer group. */
  rankBefore: Nullable(Type.Integer()),
  rankAfter: Nullable(Type.Integer()),
})
export type ComparedAgency = Static<typeof ComparedAgency>

export const RoundComparison = Type.Object({
  from: RoundId,
  to: RoundId,
  /** `direct`: one version of one index. `mapped`: only what the mapping covers. */
  kind: OneOf("direct", "mapped"),
  document: Nullable(Type.String()),
  coversFrom: Covered,
  coversTo: Covered,
  /** Said wherever the comparison is shown. */
  caution: Type.String(),
  agencies: Type.Array(ComparedAgency),
  criteria: Type.Array(
    Type.Object({
      code: CriterionCode,
      name: Type.String(),
      /** The criteria of the earlier round that it is compared with. */
      from: Type.Array(CriterionCode),
      maxPoints: Type.Number(),
      /** Means over the agencies of both rounds. */
      before: Nullable(Type.Number()),
      after: Nullable(Type.Number()),
    }),
  ),
})
export type RoundComparison = Static<typeof RoundComparison>
