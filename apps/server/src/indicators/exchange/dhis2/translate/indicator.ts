import { type Node, format } from "@tinhso/formula"
import { binary, measure, number } from "./nodes.ts"
import { type Names, Untranslatable } from "./names.ts"
import { translate } from "./translate.ts"

/** What a DHIS2 indicator is computed from. */
export interface IndicatorParts {
  readonly numerator: string
  readonly denominator: string
  readonly factor: number
  readonly annualized: boolean
}

export type IndicatorFormula = { readonly formula: string } | { readonly refused: string }

/** Days of a year, as DHIS2 counts them in every year. */
const DAYS_OF_YEAR = 365

/**
 * Numerator ÷ denominator × factor, and × 365 ÷ days of the period where annualized. A denominator
 * that is 0 or missing gives nothing, as in DHIS2.
 */
export function indicatorFormula(parts: IndicatorParts, names: Names): IndicatorFormula {
  const top = side("tử số", parts.numerator, names)
  const bottom = side("mẫu số", parts.denominator, names)
  if ("refused" in top) return top
  if ("refused" in bottom) return bottom
  const { factor, annualized } = parts
  const ratio = isOne(bottom.node) ? top.node : binary("/", top.node, bottom.node)
  const scaled = factor === 1 ? ratio : binary("*", ratio, number(factor))
  const yearly = annualized
    ? binary("/", binary("*", scaled, number(DAYS_OF_YEAR)), measure(names.days))
    : scaled
  return { formula: format(yearly) }
}

const isOne = (node: Node) => node.kind === "number" && node.value === 1

function side(
  which: string,
  text: string,
  names: Names,
): { readonly node: Node } | { readonly refused: string } {
  try {
    return { node: translate(text, names) }
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error
    return { refused: `${which}, cột ${error.at}: ${error.message}` }
  }
}
