import { type Static, Type } from "typebox"
import { Day } from "../../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** A photograph or a paper of an asset. */
export const AssetDocument = Type.Object({
  id: Type.String(),
  number: Nullable(Type.String()),
  issuer: Nullable(Type.String()),
  issued: Nullable(Day),
  summary: Type.String(),
  /** Null where it is only an address. */
  file: Nullable(Type.Object({ name: Type.String(), kind: Type.String(), bytes: Type.Integer() })),
  link: Nullable(Type.String()),
})
export type AssetDocument = Static<typeof AssetDocument>

export const AssetDocumentList = Type.Object({
  documents: Type.Array(AssetDocument),
  /** Ids that stand on the asset of which nobody keeps a document. */
  lost: Type.Array(Type.String()),
})
export type AssetDocumentList = Static<typeof AssetDocumentList>
