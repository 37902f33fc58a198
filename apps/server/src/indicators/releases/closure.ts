import { dependencies, parse } from "@tinhso/formula"
import type { Definitions } from "../definitions/check-definition.ts"
import type { Indicator, IndicatorVersion } from "../definitions/model.ts"
import type { Basis } from "./model.ts"

/** Definitions as they were known at an instant: only those that these codes come to. */
export function closureOf(
  codes: readonly string[],
  { measures, reporting, indicators }: Definitions,
  asOf: string,
): Pick<Basis, "measures" | "reporting" | "indicators"> {
  const found = new Map<string, Indicator>()
  const named = new Set(codes)
  for (const code of named) {
    const indicator = indicators.get(code)
    if (indicator === undefined) continue
    const { nameVi, nameEn, better, definitionVi, definitionEn } = indicator
    const versions = indicator.versions.filter(({ recordedAt }) => recordedAt <= asOf)
    found.set(code, { code, nameVi, nameEn, better, definitionVi, definitionEn, versions })
    for (const { formula } of versions) for (const one of readBy(formula)) named.add(one)
  }
  const inOrder = [...named].toSorted()
  return {
    measures: inOrder.flatMap((code) => measures.get(code) ?? []),
    reporting: inOrder.flatMap((code) => reporting.get(code) ?? []),
    indicators: inOrder.flatMap((code) => found.get(code) ?? []),
  }
}

/** Codes that a formula reads. */
export function readBy(formula: string): string[] {
  const parsed = parse(formula)
  return parsed.ok ? dependencies(parsed.ast).map(({ code }) => code) : []
}

/** The definitions that were frozen, as formulas read them. */
export function definitionsIn(
  basis: Pick<Basis, "measures" | "reporting" | "indicators">,
): Definitions {
  return {
    measures: new Map(basis.measures.map((one) => [one.code, one])),
    reporting: new Map(basis.reporting.map((one) => [one.measure, one])),
    indicators: new Map(
      basis.indicators.map((one) => [one.code, { ...one, unit: one.versions.at(-1)?.unit ?? "" }]),
    ),
  }
}

/** The version of a formula in force on the last day of a period: whose day began last, of equal days the newest. */
export function versionInForce(
  versions: readonly IndicatorVersion[],
  ends: string,
): IndicatorVersion | null {
  const begun = versions.filter(({ validFrom }) => (validFrom ?? "") <= ends)
  return begun.reduce<IndicatorVersion | null>(
    (a, b) => (a === null || (b.validFrom ?? "") >= (a.validFrom ?? "") ? b : a),
    null,
  )
}
