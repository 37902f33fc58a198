import type { CriterionTree } from "../index-set/tree.ts"
import type { Criterion } from "../model.ts"
import { compileRule } from "../scoring/compile-rule.ts"
import { computeGroup, isRelative } from "../scoring/compute-group.ts"
import { type FiguresOf, scoreColumn } from "../scoring/score-column.ts"

/** The figures of one former agency, criterion by criterion, and how much of it is carried. */
export interface Former {
  readonly share: number | null
  readonly figures: ReadonlyMap<string, FiguresOf>
}

/** A score computed again out of summed figures, or why it cannot be. */
export type Recomputed = { readonly points: number } | { readonly why: string }

const NONE: FiguresOf = new Map()

/**
 * The points of several merged agencies, each out of the summed figures of those that it was made
 * of. A rule can be computed again where two equal agencies merged would get what each of them had
 * (a ratio of sums); a count against fixed steps, or a rate that was declared as such, cannot.
 */
export function recompute(
  tree: CriterionTree,
  merged: readonly (readonly Former[])[],
): ReadonlyMap<string, Recomputed>[] {
  const found = merged.map(() => new Map<string, Recomputed>())
  for (const criterion of tree.scored) {
    const sums = merged.map((formers) => summed(criterion, formers))
    const figures = sums.map(
      (sum) => new Map([[criterion.code, "why" in sum ? NONE : sum.figures]]),
    )
    const points = computeGroup([criterion], { now: figures, before: null }).get(criterion.code)
    sums.forEach((sum, i) => {
      const given = points?.[i] ?? null
      found[i]?.set(
        criterion.code,
        "why" in sum
          ? sum
          : given === null
            ? { why: "công thức không cho điểm" }
            : { points: given },
      )
    })
  }
  return found
}

function summed(
  criterion: Criterion,
  formers: readonly Former[],
): { readonly figures: FiguresOf } | { readonly why: string } {
  if (criterion.rule === null) return { why: "do người chấm, không có công thức" }
  const rule = compileRule(criterion)
  if (!rule.ok) return { why: "công thức chưa đọc được" }
  if (rule.compiled.inputs.some((input) => input.kind === "measure" && input.when.shift > 0)) {
    return { why: "công thức so với đợt trước" }
  }
  const answer = criterion.figures.find(({ unit }) => unit === "có/không")
  if (answer !== undefined) return { why: `“${answer.name}” là câu trả lời có/không` }
  const rate = criterion.figures.find(({ unit }) => /[%‰/]/u.test(unit))
  if (rate !== undefined) return { why: `“${rate.name}” là tỷ lệ, không cộng được` }
  const figures = new Map<string, number | null>()
  for (const { name } of criterion.figures) {
    const sum = addUp(formers, criterion.code, name)
    if (sum === null) return { why: `thiếu số liệu “${name}”` }
    figures.set(name, sum)
  }
  const own = formers.map((former) => former.figures.get(criterion.code) ?? NONE)
  if (!isRelative(criterion) && !own.every((one) => isRatio(criterion, one))) {
    return { why: "công thức không theo tỷ lệ: cộng số liệu sẽ đổi nghĩa của điểm" }
  }
  return { figures }
}

function addUp(formers: readonly Former[], code: string, name: string): number | null {
  let sum = 0
  for (const { share, figures } of formers) {
    const value = figures.get(code)?.get(name) ?? null
    if (value === null || share === null) return null
    sum += value * share
  }
  return sum
}

/** Whether twice the figures give the same points. */
function isRatio(criterion: Criterion, figures: FiguresOf): boolean {
  const rule = compileRule(criterion)
  if (!rule.ok) return false
  const twice = new Map(
    [...figures].map(([name, value]) => [name, value === null ? null : value * 2]),
  )
  const [once, doubled] = scoreColumn(rule, criterion.maxPoints, { now: [figures, twice] })
  return once?.points === doubled?.points
}
