import type { Criterion } from "../model.ts"
import { compileRule } from "./compile-rule.ts"
import { type FiguresOf, scoreColumn } from "./score-column.ts"

/** What the rules of an index give to the agencies of one peer group. */
export type Computed = ReadonlyMap<string, readonly (number | null)[]>

/** A criterion whose points come from the whole group: ranks, min–max. Nobody claims them. */
export function isRelative(criterion: Criterion): boolean {
  const compiled = criterion.rule === null ? null : compileRule(criterion)
  return (
    compiled?.ok === true &&
    compiled.compiled.inputs.some(({ kind }) => kind === "peers" || kind === "rank")
  )
}

interface GroupFigures {
  /** Agency by agency, criterion → its figures. */
  readonly now: readonly ReadonlyMap<string, FiguresOf>[]
  readonly before: readonly ReadonlyMap<string, FiguresOf>[] | null
}

/** The computed points of every criterion that has a rule, agency by agency in their order. */
export function computeGroup(
  criteria: readonly Criterion[],
  { now, before }: GroupFigures,
): Computed {
  const computed = new Map<string, (number | null)[]>()
  for (const criterion of criteria) {
    if (criterion.rule === null) continue
    const rule = compileRule(criterion)
    if (!rule.ok) continue
    const of = (agency: ReadonlyMap<string, FiguresOf>) => agency.get(criterion.code) ?? NO_FIGURES
    const figures = {
      now: now.map(of),
      ...(before === null ? {} : { before: [before.map(of)] }),
    }
    const points = scoreColumn(rule, criterion.maxPoints, figures)
    computed.set(
      criterion.code,
      points.map((one) => one.points),
    )
  }
  return computed
}

const NO_FIGURES: FiguresOf = new Map()
