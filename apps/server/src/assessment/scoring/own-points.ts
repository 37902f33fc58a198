import type { Criterion } from "../model.ts"
import { type CompiledRule, compileRule } from "./compile-rule.ts"
import { isRelative } from "./compute-group.ts"
import { type FiguresOf, scoreColumn } from "./score-column.ts"

/** A rule that one agency's own figures decide. */
export interface OwnRule {
  /** Points out of the figures, and of those a round earlier; null where one of them is missing. */
  readonly points: (figures: FiguresOf, before: FiguresOf) => number | null
  /** The figures that it reads. */
  readonly reads: readonly string[]
  /** Whether it reads figures of the round before. */
  readonly looksBack: boolean
}

const known = new WeakMap<Criterion, OwnRule | null>()

/** The rule of a criterion; null where people judge it, or where the whole peer group decides. */
export function ruleOf(criterion: Criterion): OwnRule | null {
  const kept = known.get(criterion)
  if (kept !== undefined) return kept
  const found = made(criterion)
  known.set(criterion, found)
  return found
}

function made(criterion: Criterion): OwnRule | null {
  if (criterion.rule === null || isRelative(criterion)) return null
  const rule = compileRule(criterion)
  if (!rule.ok) return null
  const looksBack = rule.compiled.inputs.some(
    (input) => input.kind === "measure" && input.when.shift > 0,
  )
  return {
    points: (figures, before) => pointsBy(rule, criterion, figures, before),
    reads: rule.reads,
    looksBack,
  }
}

const pointsBy = (
  rule: CompiledRule,
  { maxPoints }: Criterion,
  figures: FiguresOf,
  before: FiguresOf,
) => scoreColumn(rule, maxPoints, { now: [figures], before: [[before]] })[0]?.points ?? null

/** No figures at all. */
export const NO_FIGURES: FiguresOf = new Map()
