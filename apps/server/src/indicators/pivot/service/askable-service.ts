import { parse } from "@tinhso/formula"
import { nearest, toNfc } from "@tinhso/vietnamese"
import type { Context } from "../../../platform/context.ts"
import type { CellsSeen } from "../../cube/slices.ts"
import { cubeOf } from "../../cube/service.ts"
import type { Definitions } from "../../definitions/check-definition.ts"
import { noSuchIndicator } from "../../definitions/errors.ts"
import { definitionsOf, explainFormula } from "../../definitions/service.ts"
import type { Period } from "../../model.ts"
import { Formulas } from "../../query/formulas.ts"
import type { Computed, ComputedDetail, PivotIndicator } from "../model.ts"

const kept = new WeakMap<Definitions, Formulas>()

function formulasOf(definitions: Definitions): Formulas {
  const known = kept.get(definitions) ?? new Formulas(definitions)
  kept.set(definitions, known)
  return known
}

/** Indicators first, then measures that are collected, each with the periods that have values. */
export async function listComputed(ctx: Context): Promise<Computed[]> {
  const definitions = await definitionsOf(ctx)
  const { slices } = (await cubeOf(ctx.db)).at("published")
  const codes = [...definitions.indicators.keys(), ...definitions.reporting.keys()]
  return codes.map((code) => computed(code, definitions, slices))
}

/** The same of some codes, which are refused with a suggestion where they do not exist. */
export async function computedOf(ctx: Context, codes: readonly string[]): Promise<Computed[]> {
  const definitions = await definitionsOf(ctx)
  const { slices } = (await cubeOf(ctx.db)).at("published")
  return codes.map((code) => computed(resolve(code, definitions), definitions, slices))
}

function resolve(written: string, { indicators, reporting }: Definitions): string {
  const code = toNfc(written)
  const found = [code, code.toLowerCase()].find((one) => indicators.has(one) || reporting.has(one))
  if (found !== undefined) return found
  const near = nearest(code, [...indicators.keys(), ...reporting.keys()], 1)[0]?.text
  throw noSuchIndicator(code, near)
}

/** One of them with what its own page tells. */
export async function getComputed(ctx: Context, written: string): Promise<ComputedDetail> {
  const definitions = await definitionsOf(ctx)
  const code = resolve(written, definitions)
  const { slices } = (await cubeOf(ctx.db)).at("published")
  const versions = definitions.indicators.get(code)?.versions ?? []
  const explained = await Promise.all(
    versions.map(({ formula }) => explainFormula(ctx, formula).catch(() => null)),
  )
  return {
    ...computed(code, definitions, slices),
    ...reportedAs(code, definitions),
    versions: versions.map(({ version, formula, validFrom, document, recordedAt }, index) => ({
      version,
      formula,
      validFrom,
      document,
      recordedAt,
      sentenceVi: explained[index]?.sentenceVi ?? "",
      sentenceEn: explained[index]?.sentenceEn ?? "",
    })),
  }
}

/** Of a measure: who reports it and how it adds. */
function reportedAs(code: string, { measures, reporting }: Definitions) {
  const how = reporting.get(code)
  const measure = measures.get(code)
  if (how === undefined || measure === undefined) {
    return { reportedBy: null, inTime: null, overUnits: null, minCoverage: null }
  }
  const { inTime, overUnits } = measure
  return { reportedBy: how.reportedBy, inTime, overUnits, minCoverage: how.minCoverage }
}

/** What a table says of it. */
export const bareIndicator = ({
  code,
  kind,
  nameVi,
  nameEn,
  unitOfMeasure,
  better,
  formula,
  count,
}: Computed): PivotIndicator => ({
  code,
  kind,
  nameVi,
  nameEn,
  unitOfMeasure,
  better,
  formula,
  count,
})

function computed(code: string, definitions: Definitions, slices: CellsSeen): Computed {
  const formulas = formulasOf(definitions)
  const bases = [...formulas.basesOf([code])]
  const dimensions = bases.map((base) => formulas.rules.get(base)?.dimensions ?? {})
  const words = definitions.indicators.get(code) ?? definitions.measures.get(code)
  return {
    ...described(code, definitions),
    definitionVi: words?.definitionVi ?? "",
    definitionEn: words?.definitionEn ?? "",
    bases,
    dimensions: [...new Set(dimensions.flatMap((one) => Object.keys(one)))],
    periods: periodsOfAll(bases, formulas, slices),
  }
}

function described(code: string, { indicators, measures }: Definitions): PivotIndicator {
  const indicator = indicators.get(code)
  if (indicator !== undefined) {
    const { nameVi, nameEn, unit: unitOfMeasure, versions, better } = indicator
    const formula = versions.at(-1)?.formula ?? null
    const count = formula !== null && countsUnits(formula)
    return { code, kind: "indicator", nameVi, nameEn, unitOfMeasure, better, formula, count }
  }
  const measure = measures.get(code)
  const own = { code, kind: "measure", formula: null } as const
  if (measure === undefined) {
    return { ...own, nameVi: code, nameEn: code, unitOfMeasure: "", better: "none", count: false }
  }
  const { nameVi, nameEn, unitOfMeasure, better, overUnits } = measure
  return { ...own, nameVi, nameEn, unitOfMeasure, better, count: overUnits === "sum" }
}

/** Whether a formula adds what it says of single units: how many of them there are. */
function countsUnits(formula: string): boolean {
  const parsed = parse(formula)
  return parsed.ok && parsed.ast.kind === "each" && parsed.ast.how === "sum"
}

/** Periods in which every measure has some value, the newest first; of equal ends the shorter. */
function periodsOfAll(bases: readonly string[], formulas: Formulas, slices: CellsSeen): Period[] {
  const [first, ...others] = bases.map((base) => periodsOf(base, formulas, slices))
  if (first === undefined) return []
  return [...first.values()]
    .filter(({ code }) => others.every((periods) => periods.has(code)))
    .toSorted((a, b) =>
      a.ends === b.ends ? (a.starts < b.starts ? 1 : -1) : a.ends < b.ends ? 1 : -1,
    )
}

function periodsOf(base: string, formulas: Formulas, slices: CellsSeen): Map<string, Period> {
  const dimensions = formulas.rules.get(base)?.dimensions ?? {}
  const cuts = Object.entries(dimensions).flatMap(([name, values]) =>
    values.map((value) => `${name}=${value}`),
  )
  const periods = ["", ...cuts].flatMap((cut) => slices.periodsOf(base, cut))
  return new Map(periods.map((period) => [period.code, period]))
}
