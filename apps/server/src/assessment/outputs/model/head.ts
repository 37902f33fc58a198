import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../../registry/model.ts"
import { CriterionCode, IndexLevel } from "../../model/index-set.ts"
import { RoundId, RoundKind, RoundRules, RoundState } from "../../model/round.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]))

/** What must stand on every page of a form: not published yet, or by an index that nobody decided. */
export const MARKS = ["draft", "illustrative"] as const
export const Mark = OneOf(...MARKS)
export type Mark = Static<typeof Mark>

/** A unit or organisation with its name. */
export const Named = Type.Object({ unit: UnitId, name: Type.String() })
export const Words = Type.Object({ vi: Type.String(), en: Type.String() })

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
