import { type Static, Type } from "typebox"
import { AssetId, KindCode } from "../../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** Assets that may be one, for a person to decide. */
export const DuplicateGroup = Type.Object({
  kind: KindCode,
  /** Metres within which two may be one. */
  within: Type.Number(),
  members: Type.Array(
    Type.Object({
      id: AssetId,
      name: Type.String(),
      codes: Type.Array(Type.String()),
      owner: Nullable(Type.String()),
      /** Networks of the stations on it. */
      networks: Type.Array(Type.String()),
      unitName: Nullable(Type.String()),
      longitude: Type.Number(),
      latitude: Type.Number(),
      /** Send it back with a merger. */
      version: Type.Integer(),
    }),
  ),
  pairs: Type.Array(Type.Object({ asset: AssetId, other: AssetId, metres: Type.Number() })),
})
export type DuplicateGroup = Static<typeof DuplicateGroup>

/** Two assets are not the same, and why. */
export const ApartDecision = Type.Object({
  asset: AssetId,
  other: AssetId,
  reason: Type.String({ minLength: 1, maxLength: 500 }),
})
export type ApartDecision = Static<typeof ApartDecision>
