import {
  check,
  type CheckedFormula,
  type Fault,
  type Measures,
  type Node,
  order,
  type Ordered,
  parse,
} from "@tinhso/formula"
import { DAYS_IN_PERIOD } from "../cells/days-in-period.ts"
import type { Reporting } from "../cells/model.ts"
import type { Measure } from "../model.ts"
import type { Indicator } from "./model.ts"
import { unitWords } from "../wording.ts"

/** What formulas may read: measures, and indicators by the unit they come to. */
export interface Vocabulary {
  readonly measures: ReadonlyMap<string, Measure>
  readonly reporting: ReadonlyMap<string, Reporting>
  readonly indicators: ReadonlyMap<string, { readonly unit: string }>
}

/** All that formulas may read, with every version of every indicator. */
export interface Definitions extends Vocabulary {
  readonly indicators: ReadonlyMap<string, Indicator & { readonly unit: string }>
}

/** The catalogue as formulas see it. A measure without breakdowns takes no selector. */
export function measuresFor({ measures, reporting, indicators }: Vocabulary): Measures {
  const known = new Map<string, Measures extends ReadonlyMap<string, infer M> ? M : never>([
    [DAYS_IN_PERIOD, { unit: "", breakdowns: {} }],
  ])
  for (const { code, unitOfMeasure, inTime, overUnits } of measures.values()) {
    const breakdowns = reporting.get(code)?.dimensions ?? {}
    const unit = unitIn(unitOfMeasure)
    known.set(code, { unit, inTime, overUnits, breakdowns })
  }
  for (const [code, { unit }] of indicators) known.set(code, { unit, breakdowns: {} })
  return known
}

/** As Vietnamese formulas say it; "point" stays: a place is no mark of a score. */
const unitIn = (unit: string) => (unit === "point" ? unit : unitWords(unit).vi)

export type Definition =
  | { readonly ok: true; readonly checked: CheckedFormula }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** A formula parsed and checked over a catalogue; everything wrong at once. */
export function checkFormula(text: string, measures: Measures): Definition {
  const parsed = parse(text)
  if (!parsed.ok) return { ok: false, faults: parsed.errors }
  const checked = check(parsed.ast, { measures })
  return checked.ok ? { ok: true, checked } : { ok: false, faults: checked.errors }
}

/**
 * In which order to read indicators, each after those it needs. Every version counts: which one is
 * in force depends on the period.
 */
export function orderOf(formulas: ReadonlyMap<string, readonly Node[]>): Ordered {
  const place = { at: 1, end: 1 }
  return order(
    new Map([...formulas].map(([code, args]) => [code, { kind: "max", args, ...place } as const])),
  )
}
