import type { Context } from "../../platform/context.ts"
import { notComparable } from "../errors.ts"
import { uncoveredIn } from "../index-set/check-mapping.ts"
import type { CriterionTree } from "../index-set/tree.ts"
import type { Round, RoundComparison } from "../model.ts"
import { compareMapped } from "../results/compare-rounds.ts"
import { comparableRounds, comparisonNote, versionOf } from "./comparable-service.ts"
import { treeOfVersion } from "./mapping-service.ts"
import { computeRound } from "./result-service.ts"

/** Two rounds side by side, on what can be compared; refuses where nothing says what can. */
export async function compareRounds(
  { db }: Context,
  from: Round,
  to: Round,
): Promise<RoundComparison> {
  const comparable = await comparableRounds(db, from, to)
  if (comparable === null) {
    const toTree = await treeOfVersion(db, versionOf(to))
    throw notComparable(comparisonNote(from, to, null), missingRows(toTree))
  }
  const earlier = await computeRound(db, from.id, false)
  const later = await computeRound(db, to.id, false)
  const [fromTree, toTree] = [
    await treeOfVersion(db, versionOf(from)),
    await treeOfVersion(db, versionOf(to)),
  ]
  const { kind, document, coversFrom, coversTo, rows } = comparable
  return {
    from: from.id,
    to: to.id,
    kind,
    document,
    coversFrom,
    coversTo,
    caution: comparisonNote(from, to, comparable),
    ...compareMapped(
      { tree: fromTree, agencies: earlier.agencies },
      { tree: toTree, agencies: later.agencies },
      rows,
    ),
  }
}

const missingRows = (to: CriterionTree) =>
  uncoveredIn(to, []).map((code) => ({
    pointer: `/rows/${code}`,
    detail: `chưa nói tiêu chí ${code} “${to.get(code)?.name ?? ""}” ứng với tiêu chí nào`,
  }))
