import type { Criterion } from "../model.ts"

/** The rows of an index as a tree: of any depth, in the order of the decision. */
export class CriterionTree {
  readonly rows: readonly Criterion[]
  private readonly byCode: ReadonlyMap<string, Criterion>
  private ordered: readonly Criterion[] | undefined
  private readonly children: ReadonlyMap<string | null, readonly Criterion[]>

  constructor(rows: readonly Criterion[]) {
    this.rows = rows
    this.scored = rows.filter(({ kind }) => kind === "scored")
    this.byCode = new Map(rows.map((row) => [row.code, row]))
    this.children = Map.groupBy(rows, ({ parent }) => parent)
  }

  get(code: string): Criterion | undefined {
    return this.byCode.get(code)
  }

  /** What stands directly below a row; the roots for null. */
  below(code: string | null): readonly Criterion[] {
    return this.children.get(code) ?? []
  }

  /** Rows that people score: those of kind `scored`, in order. */
  readonly scored: readonly Criterion[]

  /** The scored rows below a row at any depth; the row itself where it is scored. */
  scoredIn(code: string): Criterion[] {
    const row = this.get(code)
    if (row === undefined) return []
    if (row.kind === "scored") return [row]
    return this.below(code).flatMap((child) => this.scoredIn(child.code))
  }

  /** Rows from the last to the first, so that each comes after all that stands below it. */
  upwards(): readonly Criterion[] {
    return (this.ordered ??= this.inOrder())
  }

  private inOrder(): Criterion[] {
    const ordered: Criterion[] = []
    const waiting = [...this.below(null)]
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      ordered.push(row)
      waiting.push(...this.below(row.code))
    }
    return ordered.toReversed()
  }
}

const trees = new WeakMap<readonly Criterion[], CriterionTree>()

/** The tree of an index, made once for as long as the index is in memory. */
export function treeOf({ criteria }: { readonly criteria: readonly Criterion[] }): CriterionTree {
  const known = trees.get(criteria) ?? new CriterionTree(criteria)
  trees.set(criteria, known)
  return known
}
