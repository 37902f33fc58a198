import { criterionPath } from "../address.ts"
import type { Sentence } from "../model.ts"
import { points, sentence, share, text } from "../say.ts"
import { type Facts, MOST_CRITERIA } from "./told.ts"

/** Criteria of which least is reached. */
export function lowest({ round, criteria }: Facts): Sentence[] {
  return criteria
    .flatMap((one) => {
      const { mean, maxPoints } = one
      if (mean === null || maxPoints === null || maxPoints === 0) return []
      return [{ one, mean, maxPoints, reached: mean / maxPoints }]
    })
    .filter(({ reached }) => reached < 1)
    .toSorted((a, b) => a.reached - b.reached)
    .slice(0, MOST_CRITERIA)
    .map(({ one, mean, maxPoints, reached }) => {
      const to = criterionPath(round.id, one.code)
      return sentence(
        { about: "lowest", home: to },
        {
          vi: "{share} điểm tối đa ({mean}/{max}) là mức đạt trung bình của tiêu chí {code} “{name}”.",
          en: "{share} of the maximum ({mean}/{max}) is what agencies reach on average on criterion {code} “{name}”.",
        },
        {
          share: share(reached, to),
          mean: points(mean),
          max: points(maxPoints),
          code: text(one.code),
          name: text(one.name, to),
        },
      )
    })
}
