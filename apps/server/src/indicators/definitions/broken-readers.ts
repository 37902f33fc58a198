import { dependencies, parse } from "@tinhso/formula"
import { checkFormula, type Definitions, measuresFor, type Vocabulary } from "./check-definition.ts"

/** A formula that a change would spoil. */
export interface Broken {
  readonly indicator: string
  readonly version: number
  /** In Vietnamese: what would become of it. */
  readonly message: string
}

/** Codes that a formula reads. */
export function codesIn(formula: string): string[] {
  const parsed = parse(formula)
  return parsed.ok ? dependencies(parsed.ast).map(({ code }) => code) : []
}

/** Indicators of which any version reads a code, by code. */
export function readersOf({ indicators }: Definitions, code: string): string[] {
  return [...indicators.values()]
    .filter(({ versions }) => versions.some(({ formula }) => codesIn(formula).includes(code)))
    .map((one) => one.code)
}

/** Indicators that read a code, through others too; the nearest first. */
export function allReadersOf(known: Definitions, code: string): string[] {
  const found = new Set<string>()
  const waiting = [code]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const reader of readersOf(known, next)) {
      if (found.has(reader) || reader === code) continue
      found.add(reader)
      waiting.push(reader)
    }
  }
  return [...found]
}

/**
 * Formulas of other indicators that made sense and would no longer, or that would come to another
 * unit of measure than the one that their figures were printed with.
 */
export function brokenReaders(
  known: Definitions,
  next: Vocabulary,
  changed: ReadonlySet<string>,
): Broken[] {
  const [then, now] = [measuresFor(known), measuresFor(next)]
  return [...known.indicators.values()].flatMap(({ code: indicator, versions }) => {
    if (changed.has(indicator)) return []
    return versions.flatMap(({ version, formula }) => {
      if (!codesIn(formula).some((code) => changed.has(code))) return []
      const [was, is] = [checkFormula(formula, then), checkFormula(formula, now)]
      if (!was.ok) return []
      const name = `Công thức của “${indicator}” (bản ${version})`
      if (!is.ok) {
        return [{ indicator, version, message: `${name} sẽ sai: ${is.faults[0]?.vi ?? ""}` }]
      }
      if (is.checked.unit === was.checked.unit) return []
      const units = `từ “${was.checked.unit}” sang “${is.checked.unit}”`
      return [{ indicator, version, message: `${name} sẽ đổi đơn vị đo ${units}.` }]
    })
  })
}
