import type { CriterionTree } from "../index-set/tree.ts"
import type { Criterion, IndexSet } from "../model.ts"
import { mainIndices } from "../results/main-indices.ts"

/** The parts that an index is told by: its main indices, as far as they have points. */
export const partsOf = (tree: CriterionTree, index: Pick<IndexSet, "pillars">): Criterion[] =>
  mainIndices(tree, index).filter(({ kind }) => kind === "group" || kind === "scored")

/** The part that a row stands in; of one above all parts, or beside them, the row at the top. */
export function partOf(
  tree: CriterionTree,
  parts: readonly Pick<Criterion, "code">[],
  row: Criterion,
): string {
  for (let one = row; ;) {
    if (parts.some(({ code }) => code === one.code)) return one.code
    const above = one.parent === null ? undefined : tree.get(one.parent)
    if (above === undefined) return one.code
    one = above
  }
}
