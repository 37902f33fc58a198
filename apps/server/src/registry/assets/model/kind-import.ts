import { type Static, Type } from "typebox"
import { AssetKind, KindCode } from "./kind.ts"

/** `POST /api/v1/asset-kinds/imports`: declarations in the form of data/asset-kinds.json. */
export const KindsSent = Type.Object({
  file: Type.String({ minLength: 1, maxLength: 300 }),
  text: Type.String({ maxLength: 4 * 2 ** 20 }),
  /** Only a report unless it is true. */
  commit: Type.Boolean(),
})
export type KindsSent = Static<typeof KindsSent>

/** What one declaration changes. */
const KindImported = Type.Object({
  code: KindCode,
  nameVi: Type.String(),
  action: Type.Union([Type.Literal("add"), Type.Literal("change"), Type.Literal("same")]),
  attributes: Type.Integer(),
  /** "height.max: 300 → 200" */
  changes: Type.Array(
    Type.Object({ where: Type.String(), before: Type.Unknown(), after: Type.Unknown() }),
  ),
  /** Assets of the kind that stand today. */
  assets: Type.Integer(),
  /** What the new limits and rules would find on them that is not found now. */
  findings: Type.Array(
    Type.Object({
      code: Type.String(),
      field: Type.String(),
      severity: Type.Union([Type.Literal("error"), Type.Literal("warning")]),
      vi: Type.String(),
      assets: Type.Integer(),
    }),
  ),
})

/** A declaration, or what it says, that has no place any more. */
const KindLoss = Type.Object({
  kind: KindCode,
  attribute: Type.String(),
  /** The enumerated value; null where the whole attribute goes. */
  value: Type.Union([Type.String(), Type.Null()]),
  assets: Type.Integer(),
})

export const KindsImport = Type.Object({
  committed: Type.Boolean(),
  kinds: Type.Array(KindImported),
  /** What assets say that the new declarations have no word for; it stays in their history. */
  lost: Type.Array(KindLoss),
})
export type KindsImport = Static<typeof KindsImport>

/** One version of a declaration; 0 is the one that is shipped. */
export const KindVersion = Type.Object({
  version: Type.Integer(),
  at: Type.Union([Type.String(), Type.Null()]),
  by: Type.Union([Type.String(), Type.Null()]),
  inEffect: Type.Boolean(),
  declared: AssetKind,
  /** What it changed against the version before. */
  changes: Type.Array(
    Type.Object({ where: Type.String(), before: Type.Unknown(), after: Type.Unknown() }),
  ),
})
export type KindVersion = Static<typeof KindVersion>
