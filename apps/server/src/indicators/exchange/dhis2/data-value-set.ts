import type { StandingCell } from "../store.ts"
import type { Pair } from "./names.ts"
import { dhis2Period } from "./period.ts"

/** A cell as DHIS2 takes it in. */
interface DataValue {
  readonly dataElement: string
  readonly period: string
  readonly orgUnit: string
  readonly categoryOptionCombo: string
  readonly attributeOptionCombo: string
  readonly value: string
}

export interface DataValueSet {
  readonly dataValues: readonly DataValue[]
}

export interface SetMade {
  readonly set: DataValueSet
  /** Cells without a value: DHIS2 has no word for them. */
  readonly withoutValue: number
  /** Measures, breakdowns and units that DHIS2 has no id for. */
  readonly unknown: readonly string[]
}

/**
 * Published cells with the ids of DHIS2 that they were imported from. What was never of DHIS2 has no
 * id there and is named; what is missing here stays out, as DHIS2 keeps no missing values.
 */
export function dataValueSet(
  cells: readonly StandingCell[],
  operands: readonly Pair[],
  places: readonly Pair[],
): SetMade {
  const byOperand = new Map(
    operands.map(({ external, internal }) => [internal, external.split(".")]),
  )
  const byUnit = Map.groupBy(places, ({ internal }) => internal)
  const unknown = new Set<string>()
  const dataValues = cells.flatMap(({ measure, cut, unit, period, value }): DataValue[] => {
    if (value === null) return []
    const operand = byOperand.get(`${measure}|${cut}`)
    const [place, other] = byUnit.get(unit) ?? []
    if (operand === undefined) unknown.add(cut === "" ? measure : `${measure}[${cut}]`)
    if (place === undefined) unknown.add(`đơn vị ${unit}`)
    if (other !== undefined) unknown.add(`đơn vị ${unit} (nhiều đơn vị của DHIS2)`)
    if (operand === undefined || place === undefined || other !== undefined) return []
    const [dataElement = "", categoryOptionCombo = "", attributeOptionCombo = ""] = operand
    return [
      {
        dataElement,
        period: dhis2Period(period),
        orgUnit: place.external.slice(0, -unit.length - 1),
        categoryOptionCombo,
        attributeOptionCombo,
        value: String(value),
      },
    ]
  })
  return {
    set: { dataValues },
    withoutValue: cells.filter(({ value }) => value === null).length,
    unknown: [...unknown],
  }
}
