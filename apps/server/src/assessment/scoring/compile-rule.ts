import {
  check,
  compileColumns,
  type CompiledColumns,
  type Fault,
  type Node,
  parse,
} from "@tinhso/formula"
import type { Criterion } from "../model.ts"

/** The maximum of the criterion, as rules write it. */
export const MAXIMUM = "điểm_tối_đa"

/** A rule ready to run over the agencies of a round. */
export interface CompiledRule {
  readonly ok: true
  readonly ast: Node
  readonly compiled: CompiledColumns
  /** Names of the figures that it reads. */
  readonly reads: readonly string[]
}

type RuleParts = Pick<Criterion, "rule" | "figures" | "maxPoints" | "code">

type Read = CompiledRule | { readonly ok: false; readonly faults: readonly Fault[] }

const known = new WeakMap<RuleParts, Read>()

/**
 * The rule of a criterion as a formula over its figures and `điểm_tối_đa`. It must give points:
 * a rule that comes to a percentage or to households is refused at its first column. Read once for
 * as long as the criterion is in memory.
 */
export function compileRule(criterion: RuleParts): Read {
  const read = known.get(criterion) ?? readRule(criterion)
  known.set(criterion, read)
  return read
}

function readRule({ rule, figures, maxPoints, code }: RuleParts): Read {
  const parsed = parse(rule ?? "")
  if (!parsed.ok) return { ok: false, faults: parsed.errors }
  const measures = new Map([
    [MAXIMUM, { unit: "điểm" }],
    ...figures.map(({ name, unit }) => [name, { unit }] as const),
  ])
  const checked = check(parsed.ast, { measures })
  if (!checked.ok) return { ok: false, faults: checked.errors }
  const reads = [...new Set(checked.dependencies.map((one) => one.code))]
  const wrong = notPoints(checked.unit) ?? unreadable(reads, maxPoints, code)
  if (wrong !== null) return { ok: false, faults: [wrong] }
  return { ok: true, ast: checked.ast, compiled: compileColumns(checked.ast), reads }
}

const at = (vi: string, en: string): Fault => ({
  code: "unit",
  at: 1,
  end: 1,
  vi,
  en,
  suggestion: null,
})

function notPoints(unit: string): Fault | null {
  if (unit === "" || unit === "điểm") return null
  return at(
    `công thức ra “${unit}”, không ra điểm; hãy nhân với ${MAXIMUM}.`,
    `the formula comes to “${unit}”, not to points; multiply by ${MAXIMUM}.`,
  )
}

function unreadable(
  reads: readonly string[],
  maxPoints: number | null,
  code: string,
): Fault | null {
  if (maxPoints !== null || !reads.includes(MAXIMUM)) return null
  return at(
    `chưa biết điểm tối đa của ${code} mà công thức cần tới.`,
    `the maximum of ${code} is not known, and the formula reads it.`,
  )
}
