import { compileColumns, dependencies, type Node, parse } from "@tinhso/formula"
import type { Level } from "../../registry/model.ts"
import { checkFormula, type Definitions, measuresFor } from "../definitions/check-definition.ts"
import type { Formula } from "../cube/evaluation.ts"
import type { IndicatorVersion } from "../definitions/model.ts"
import type { Rules } from "../cube/leaves.ts"
import type { Period } from "../model.ts"

const LEVELS: readonly Level[] = ["country", "province", "district", "commune"]

/** The formulas of one state of the catalogue, compiled when first asked for. */
export class Formulas {
  readonly rules: ReadonlyMap<string, Rules>
  private readonly definitions: Definitions
  private readonly compiled = new Map<string, Formula | null>()
  private readonly parts = new WeakMap<Node, Formula>()

  constructor(definitions: Definitions) {
    this.definitions = definitions
    this.rules = rulesOf(definitions)
  }

  /**
   * The formula in force at the end of a period, among those recorded by an instant (null: now):
   * the one whose day began last, of equal days the newest.
   */
  inForce(code: string, period: Period, by: string | null): Formula | null {
    const version = this.versionInForce(code, period, by)
    return version === null ? null : this.compile(version.formula)
  }

  /** The version that has this formula. */
  versionInForce(code: string, period: Period, by: string | null): IndicatorVersion | null {
    const versions = (this.definitions.indicators.get(code)?.versions ?? []).filter(
      ({ validFrom, recordedAt }) =>
        (validFrom ?? "") <= period.ends && (by === null || recordedAt <= by),
    )
    const [first] = versions
    if (first === undefined) return null
    return versions.reduce((a, b) => ((b.validFrom ?? "") >= (a.validFrom ?? "") ? b : a), first)
  }

  /** One version of a formula; null where there is none that can be read. */
  ofVersion(code: string, version: number): Formula | null {
    const versions = this.definitions.indicators.get(code)?.versions ?? []
    const found = versions.find((one) => one.version === version)
    return found === undefined ? null : this.compile(found.formula)
  }

  /** A part of a formula: what stands inside `each`, `peers` or `rank`. */
  part = (ast: Node): Formula => {
    const known = this.parts.get(ast)
    if (known !== undefined) return known
    const made = { ast, compiled: compileColumns(ast), level: this.lowest(ast) }
    this.parts.set(ast, made)
    return made
  }

  /** Base measures that a code comes to, through any version of any indicator. */
  basesOf(codes: Iterable<string>): Set<string> {
    const found = new Set<string>()
    const waiting = [...codes]
    const seen = new Set(waiting)
    for (let code = waiting.pop(); code !== undefined; code = waiting.pop()) {
      if (this.rules.has(code)) found.add(code)
      for (const { formula } of this.definitions.indicators.get(code)?.versions ?? []) {
        const parsed = parse(formula)
        for (const one of parsed.ok ? dependencies(parsed.ast) : []) {
          if (!seen.has(one.code)) waiting.push(one.code)
          seen.add(one.code)
        }
      }
    }
    return found
  }

  private compile(text: string): Formula | null {
    const known = this.compiled.get(text)
    if (known !== undefined) return known
    const found = checkFormula(text, measuresFor(this.definitions))
    const made = found.ok ? this.part(found.checked.ast) : null
    this.compiled.set(text, made)
    return made
  }

  /** The lowest level that reports a measure that a formula reads, through other indicators too. */
  private lowest(ast: Node): Level | null {
    const codes = dependencies(ast).map(({ code }) => code)
    const bases = [...this.basesOf(codes)].flatMap((code) => this.rules.get(code) ?? [])
    const levels = bases
      .filter(({ overUnits }) => overUnits !== "none")
      .map(({ reportedBy }) => LEVELS.indexOf(reportedBy))
    return levels.length === 0 ? null : (LEVELS[Math.max(...levels)] ?? null)
  }
}

function rulesOf({ measures, reporting }: Definitions): Map<string, Rules> {
  const rules = new Map<string, Rules>()
  for (const { measure: code, reportedBy, minCoverage, dimensions } of reporting.values()) {
    const measure = measures.get(code)
    if (measure === undefined) continue
    const { inTime, overUnits } = measure
    rules.set(code, { code, inTime, overUnits, reportedBy, minCoverage, dimensions })
  }
  return rules
}
