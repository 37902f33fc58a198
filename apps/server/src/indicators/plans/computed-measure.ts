import type { Measure } from "../model.ts"
import type { Definitions } from "../definitions/check-definition.ts"
import { codesIn } from "../definitions/broken-readers.ts"

/** What a target may be of: a measure, or an indicator in the shape of one that never adds. */
export function measureNamed({ measures, indicators }: Definitions, code: string): Measure | null {
  const measure = measures.get(code)
  if (measure !== undefined) return measure
  const indicator = indicators.get(code)
  if (indicator === undefined) return null
  const { nameVi, nameEn, better, definitionVi, definitionEn, unit: unitOfMeasure } = indicator
  return {
    code,
    nameVi,
    nameEn,
    better,
    definitionVi,
    definitionEn,
    unitOfMeasure,
    share: unitOfMeasure === "%",
    inTime: "last",
    overUnits: "none",
    jumpFactor: null,
  }
}

/** Whether cells say anything of a code. */
export const isComputed = ({ indicators, reporting }: Definitions, code: string): boolean =>
  indicators.has(code) || reporting.has(code)

/** Base measures that a code comes to, through any version of any indicator. */
export function basesOf({ indicators, reporting }: Definitions, code: string): string[] {
  const seen = new Set([code])
  for (const one of seen) {
    for (const { formula } of indicators.get(one)?.versions ?? []) {
      for (const read of codesIn(formula)) seen.add(read)
    }
  }
  return [...seen].filter((one) => reporting.has(one))
}

/**
 * Whether a code counts what happens in a period: a quarter of it is then no reading of the year. A
 * stock, or a ratio of stocks, is read at the end of any period.
 */
export const isFlow = (definitions: Definitions, code: string): boolean =>
  basesOf(definitions, code).some((base) => definitions.measures.get(base)?.inTime === "sum")
