import type { Pair } from "./names.ts"
import { dhis2Period } from "./period.ts"

/** A published cell. */
interface PublishedCell {
  readonly measure: string
  readonly unit: string
  readonly period: string
  readonly cut: string
  readonly value: number | null
}

/** A cell as DHIS2 takes it in. */
interface DataValue {
  readonly dataElement: string
  readonly period: string
  readonly orgUnit: string
  readonly categoryOptionCombo: string
  readonly attributeOptionCombo: string
  readonly value: string
}

interface DataValueSet {
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
  cells: readonly PublishedCell[],
  operands: readonly Pair[],
  places: readonly Pair[],
): SetMade {
  const byOperand = new Map(
    operands.map(({ external, internal }) => [internal, external.split(".")]),
  )
  const byUnit = Map.groupBy(places, ({ internal }) => internal)
  const unknown = new Set<string>()
  const dataValues = cells.flatMap((cell): DataValue[] => {
    const { measure, cut, unit, value } = cell
    if (value === null) return []
    const operand = byOperand.get(`${measure}|${cut}`)
    const some = byUnit.get(unit) ?? []
    if (operand === undefined) unknown.add(cut === "" ? measure : `${measure}[${cut}]`)
    if (some.length === 0) unknown.add(`đơn vị ${unit}`)
    if (some.length > 1) unknown.add(`đơn vị ${unit} (nhiều đơn vị của DHIS2)`)
    const [place] = some
    if (operand === undefined || place === undefined || some.length > 1) return []
    return [dataValue(cell, operand, place.external.slice(0, -unit.length - 1), value)]
  })
  return {
    set: { dataValues },
    withoutValue: cells.filter(({ value }) => value === null).length,
    unknown: [...unknown],
  }
}

function dataValue(
  { period }: PublishedCell,
  [dataElement = "", categoryOptionCombo = "", attributeOptionCombo = ""]: readonly string[],
  orgUnit: string,
  value: number,
): DataValue {
  return {
    dataElement,
    period: dhis2Period(period),
    orgUnit,
    categoryOptionCombo,
    attributeOptionCombo,
    value: String(value),
  }
}
