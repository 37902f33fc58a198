import type { Definitions } from "../../definitions/check-definition.ts"
import { SdmxCodes } from "./codes.ts"

const kept = new WeakMap<Definitions, SdmxCodes>()

/** The catalogue as SDMX names it; the same object as long as the catalogue is. */
export function codesOf(definitions: Definitions): SdmxCodes {
  const known = kept.get(definitions)
  if (known !== undefined) return known
  const { measures, reporting, indicators } = definitions
  const reported = [...reporting.keys()].flatMap((code) => {
    const measure = measures.get(code)
    if (measure === undefined) return []
    const { nameVi, nameEn, unitOfMeasure } = measure
    return [{ code, nameVi, nameEn, unitOfMeasure, reported: true }]
  })
  const computed = [...indicators.values()].map(({ code, nameVi, nameEn, unit }) => ({
    code,
    nameVi,
    nameEn,
    unitOfMeasure: unit,
    reported: false,
  }))
  const dimensions = new Map<string, string[]>()
  for (const { dimensions: its } of reporting.values()) {
    for (const [name, values] of Object.entries(its)) {
      dimensions.set(name, [...new Set([...(dimensions.get(name) ?? []), ...values])])
    }
  }
  const made = new SdmxCodes({ indicators: [...reported, ...computed], dimensions })
  kept.set(definitions, made)
  return made
}
