import type { CriterionTree } from "../index-set/tree.ts"
import type { Criterion, IndexSet } from "../model.ts"

/**
 * The main indices of an index: the groups that its pillars are made of; without pillars those
 * whose code is a plain number; else the first rows. Only where together they hold every scored
 * criterion once: otherwise a sum over them would be another total.
 */
export function mainIndices(
  tree: CriterionTree,
  { pillars }: Pick<IndexSet, "pillars">,
): Criterion[] {
  const members = new Set(pillars.flatMap((pillar) => pillar.members))
  const groups = tree.rows.filter(({ kind }) => kind === "group")
  const choices = [
    groups.filter(({ code }) => members.has(code)),
    groups.filter(({ code }) => /^\d+$/u.test(code)),
  ]
  return choices.find((rows) => rows.length > 0 && isWhole(tree, rows)) ?? [...tree.below(null)]
}

function isWhole(tree: CriterionTree, rows: readonly Criterion[]): boolean {
  const held = rows.flatMap(({ code }) => tree.scoredIn(code).map((one) => one.code))
  return held.length === tree.scored.length && new Set(held).size === held.length
}
