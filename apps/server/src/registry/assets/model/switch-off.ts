import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../model.ts"
import { AssetId } from "./asset.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const Technology = Type.String({ minLength: 1, maxLength: 20 })
/** A value of the attribute `operator` of base stations: "452-04". */
const Operator = Type.String({ minLength: 1, maxLength: 60 })

const left = {
  /** Stations of the technology: they go off. */
  stations: Type.Integer(),
  /** Masts that have any of them. */
  masts: Type.Integer(),
  /** Masts that have nothing else; of an operator: nothing else of that operator. */
  mastsOnly: Type.Integer(),
  /** Stations of which no mast is known: whether something is left nobody can say. */
  unknown: Type.Integer(),
}

/** The day on which an operator means to switch a technology off, as somebody entered it. */
export const SwitchOffPlan = Type.Object({
  operator: Operator,
  technology: Technology,
  unit: UnitId,
  day: Day,
  /** The text that says so. */
  basis: Type.String(),
  at: Type.String(),
  by: Type.String(),
})
export type SwitchOffPlan = Static<typeof SwitchOffPlan>

/** `POST /api/v1/assets/switch-off/plans`; a day of null takes it back. */
export const NewSwitchOffPlan = Type.Object({
  operator: Operator,
  technology: Technology,
  unit: UnitId,
  day: Nullable(Day),
  basis: Type.String({ minLength: 1, maxLength: 500 }),
})
export type NewSwitchOffPlan = Static<typeof NewSwitchOffPlan>

/** What switching a technology off would leave. */
export const SwitchOff = Type.Object({
  at: Day,
  technology: Type.String(),
  /** What stations of the unit say they are. */
  technologies: Type.Array(Type.Object({ technology: Type.String(), stations: Type.Integer() })),
  unit: UnitId,
  ...left,
  /** The units that the stations lie in, those with most masts that have nothing else first. */
  units: Type.Array(Type.Object({ unit: UnitId, name: Type.String(), ...left })),
  operators: Type.Array(
    Type.Object({
      /** Null where a station names no operator. */
      operator: Nullable(Type.String()),
      name: Type.String(),
      ...left,
      /** The day that is planned for this unit; null where nobody entered one. */
      planned: Nullable(Type.Object({ day: Day, basis: Type.String() })),
      /** Stations that still work although the planned day has passed. */
      late: Type.Integer(),
    }),
  ),
  /** The masts that have nothing else. */
  onlyOn: Type.Array(AssetId),
  /** Devices that would be cut off: no register has them, so nobody knows. */
  devices: Type.Null(),
})
export type SwitchOff = Static<typeof SwitchOff>
