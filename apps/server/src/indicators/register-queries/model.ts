import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../registry/model.ts"
import { MeasureCode } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** A query over the records of a register, with the measures that are counted by it. */
export const RegisterQueryListed = Type.Object({
  code: Type.String(),
  nameVi: Type.String(),
  nameEn: Type.String(),
  /** What one record is. */
  recordVi: Type.String(),
  recordEn: Type.String(),
  how: Type.Union([Type.Literal("count"), Type.Literal("sum")]),
  /** The first day whose records are known. */
  since: Day,
  measures: Type.Array(
    Type.Object({
      code: MeasureCode,
      /** The day up to which it was counted; null where it never was. */
      countedUpTo: Nullable(Day),
      refreshedAt: Nullable(Type.String()),
    }),
  ),
})
export type RegisterQueryListed = Static<typeof RegisterQueryListed>

/** The records behind a figure that was counted from a register. */
export const RegisterRecords = Type.Object({
  query: Type.String(),
  unit: UnitId,
  day: Day,
  /** "" for all of them, "loại=phường". */
  cut: Type.String(),
  /** What they come to now. */
  value: Type.Number(),
  /** Over all of them; a cell whose `place` says another was counted from other records. */
  hash: Type.String(),
  total: Type.Integer(),
  records: Type.Array(
    Type.Object({
      id: Type.String(),
      unit: UnitId,
      label: Type.String(),
      value: Type.Number(),
      attributes: Type.Record(Type.String(), Type.String()),
      href: Nullable(Type.String()),
    }),
  ),
  /** How many to skip for the next page; null at the end. */
  next: Nullable(Type.Integer()),
})
export type RegisterRecords = Static<typeof RegisterRecords>

/** What counting anew did to one measure. */
export const Refreshed = Type.Object({
  query: Type.String(),
  measure: MeasureCode,
  from: Type.String(),
  to: Type.String(),
  added: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  /** Records that lie in no unit that has figures. */
  stray: Type.Integer(),
})
export type Refreshed = Static<typeof Refreshed>
