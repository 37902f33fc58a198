import type { Criterion } from "../model.ts"
import { type CompiledRule, compileRule } from "./compile-rule.ts"
import { isRelative } from "./compute-group.ts"
import { type FiguresOf, scoreColumn } from "./score-column.ts"

/** A rule that one agency's own figures decide. */
export interface OwnRule {
  /** Points out of the figures; null where one that the rule needs is missing. */
  readonly points: (figures: FiguresOf) => number | null
  /** The figures that it reads. */
  readonly reads: readonly string[]
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
  return { points: (figures) => pointsBy(rule, criterion, figures), reads: rule.reads }
}

const pointsBy = (rule: CompiledRule, { maxPoints }: Criterion, figures: FiguresOf) =>
  scoreColumn(rule, maxPoints, { now: [figures] })[0]?.points ?? null
