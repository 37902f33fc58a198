import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../model.ts"
import { KindCode } from "./kind.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** Who said it, when, and on what ground. */
const Said = Type.Object({ at: Type.String(), by: Type.String(), reason: Type.String() })

/** A unit in which the register of a kind is kept whole: there no record means 0. */
export const KeptRegister = Type.Object({
  unit: UnitId,
  unitName: Type.String(),
  kind: KindCode,
  since: Day,
  /** The first day on which it is no longer kept; the same as `since` where it never was. */
  until: Nullable(Day),
  declared: Said,
  ended: Nullable(Said),
})
export type KeptRegister = Static<typeof KeptRegister>

/** What saying so means for figures: asked before it is said. */
export const KeptMeaning = Type.Object({
  unit: UnitId,
  kind: KindCode,
  day: Day,
  /** Records that count on the day. */
  records: Type.Integer(),
  /** Communes of the unit on the day, and how many of them would be told as 0. */
  communes: Type.Integer(),
  empty: Type.Integer(),
  /** The figures that are counted from the kind; none where the kind declares none. */
  counts: Type.Array(
    Type.Object({ query: Type.String(), measure: Type.String(), nameVi: Type.String() }),
  ),
  /** Why it would be refused; null where it may be said. */
  refused: Nullable(Type.String()),
})
export type KeptMeaning = Static<typeof KeptMeaning>

const Reason = Type.String({ minLength: 1, maxLength: 500 })

/** `POST /api/v1/asset-registers` */
export const NewKeptRegister = Type.Object({
  unit: UnitId,
  kind: KindCode,
  since: Day,
  reason: Reason,
})
export type NewKeptRegister = Static<typeof NewKeptRegister>

/** `POST /api/v1/asset-registers/end`; `until` of null: it goes on after all. */
export const EndOfKeptRegister = Type.Object({
  unit: UnitId,
  kind: KindCode,
  since: Day,
  until: Nullable(Day),
  reason: Reason,
})
export type EndOfKeptRegister = Static<typeof EndOfKeptRegister>
