import { type Static, Type } from "typebox"
import { CellStatus, Layer } from "../cells/model.ts"
import { UnitId, View } from "../../registry/model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** One value: an indicator or base measure, of a unit, in a period, for one choice of a breakdown. */
export const QueryRow = Type.Object({
  indicator: Type.String(),
  unit: UnitId,
  unitName: Type.String(),
  period: Type.String(),
  /** "" for the whole, "technology=4G". */
  breakdown: Type.String(),
  value: Nullable(Type.Number()),
  status: CellStatus,
  /** How many of those who should report did: of the input that was reported least. */
  reported: Type.Integer(),
  expected: Type.Integer(),
  /** Reported as an estimate, or carried from part of a unit that was split. */
  estimated: Type.Boolean(),
})
export type QueryRow = Static<typeof QueryRow>

const about = {
  view: View,
  /** Published values only, or those that are being entered and verified over them. */
  stage: Layer,
  /** What was known at this instant; null for now. */
  asOf: Nullable(Type.String()),
  indicators: Type.Array(
    Type.Object({
      code: Type.String(),
      nameVi: Type.String(),
      nameEn: Type.String(),
      unitOfMeasure: Type.String(),
      /** The newest formula; null for a base measure. */
      formula: Nullable(Type.String()),
    }),
  ),
}

/** An answer with all that is said of each value. */
export const QueryAnswer = Type.Object({ ...about, rows: Type.Array(QueryRow) })
export type QueryAnswer = Static<typeof QueryAnswer>

/** The same as JSON over HTTP: what would be repeated in every row is said once. */
export const QueryTable = Type.Object({
  ...about,
  /** Units in the order of the first rows; of one that was renamed, the latest name. */
  units: Type.Array(Type.Object({ id: UnitId, name: Type.String() })),
  /** Estimated values say so in `status`. */
  rows: Type.Array(Type.Omit(QueryRow, ["unitName", "estimated"])),
})
export type QueryTable = Static<typeof QueryTable>
