import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../model.ts"
import {
  AssetId,
  AssetState,
  AttributeCode,
  AttributeValue,
  DraftAction,
  KindCode,
  Severity,
} from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** What an operator says of one of its assets. What is left out stays as it is. */
export const OperatorAsset = Type.Object({
  kind: KindCode,
  /** The operator's own, of all times: what is sent again under it is the same asset. */
  code: Type.String({ minLength: 1, maxLength: 80 }),
  name: Type.Optional(Type.String({ maxLength: 300 })),
  state: Type.Optional(AssetState),
  longitude: Type.Optional(Type.Number()),
  latitude: Type.Optional(Type.Number()),
  unit: Type.Optional(UnitId),
  /** The code of the mast that a station stands on, of this list or known already. */
  mast: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  attributes: Type.Optional(Type.Record(AttributeCode, Nullable(AttributeValue))),
  /** The day from which it is so; today without it. */
  from: Type.Optional(Day),
})
export type OperatorAsset = Static<typeof OperatorAsset>

export const OperatorReport = Type.Object({
  /** The act that was recorded; null where nothing was written. */
  act: Nullable(Type.Integer()),
  counts: Type.Object({
    add: Type.Integer(),
    change: Type.Integer(),
    same: Type.Integer(),
    refuse: Type.Integer(),
  }),
  rows: Type.Array(
    Type.Object({
      /** Its position in the list, from 1. */
      row: Type.Integer(),
      code: Type.String(),
      id: Nullable(AssetId),
      action: DraftAction,
      problems: Type.Array(
        Type.Object({
          code: Type.String(),
          severity: Severity,
          /** "longitude", "attributes.height" */
          column: Type.String(),
          vi: Type.String(),
          suggestion: Nullable(Type.String()),
        }),
      ),
    }),
  ),
})
export type OperatorReport = Static<typeof OperatorReport>
