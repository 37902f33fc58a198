import type { CheckDeclaration, CheckDeclarations, CheckResult, Figure } from "../model.ts"
import { datesAgree } from "./dates-agree.ts"
import { FigureSet, type Verdict } from "./figure-set.ts"
import { impliedThird } from "./implied-third.ts"
import { jump } from "./jump.ts"
import { partsSum } from "./parts-sum.ts"
import { periodMismatch } from "./period-mismatch.ts"
import { shareAtMost100 } from "./share-at-most-100.ts"
import { subsetWithinWhole } from "./subset-within-whole.ts"
import { unitOfMeasure } from "./unit-of-measure.ts"

/**
 * What the declared rules say of each figure that they apply to, by figure and then in the order
 * declared. The order of the figures plays no part. `figures` are current versions, each id once.
 */
export function runChecks(
  figures: readonly Figure[],
  declarations: CheckDeclarations,
): CheckResult[] {
  return [...checkEach(figures, declarations)].flat()
}

/** The same, a figure at a time: of very many figures, so that others have their turn between. */
export function* checkEach(
  figures: readonly Figure[],
  declarations: CheckDeclarations,
): Generator<CheckResult[]> {
  const set = new FigureSet(figures, declarations)
  for (const figure of set.figures) yield resultsOf(figure, set, declarations)
}

function resultsOf(figure: Figure, set: FigureSet, declarations: CheckDeclarations): CheckResult[] {
  return declarations.flatMap((declaration) => {
    const verdict = judge(figure, set, declaration)
    if (verdict === null) return []
    return {
      rule: declaration.code,
      figure: figure.id,
      outcome: verdict.outcome,
      explanation: verdict.words.vi,
      explanationEn: verdict.words.en,
      others: verdict.others,
    }
  })
}

function judge(figure: Figure, set: FigureSet, declaration: CheckDeclaration): Verdict | null {
  switch (declaration.kind) {
    case "parts-sum":
      return partsSum(figure, set, declaration.parameters)
    case "subset-within-whole":
      return subsetWithinWhole(figure, set, declaration.parameters)
    case "share-at-most-100":
      return shareAtMost100(figure, set, declaration.parameters)
    case "dates-agree":
      return datesAgree(figure, set, declaration.parameters)
    case "implied-third":
      return impliedThird(figure, set, declaration.parameters)
    case "jump":
      return jump(figure, set, declaration.parameters)
    case "unit-of-measure":
      return unitOfMeasure(figure, set)
    case "period-mismatch":
      return periodMismatch(figure, set, declaration.parameters)
  }
}
