import { criteriaPath, criterionPath } from "../address.ts"
import type { Sentence } from "../model.ts"
import { points, sentence, share, text } from "../say.ts"
import { type Facts, MOST_CRITERIA } from "./told.ts"

/** What verification did to the points that agencies gave themselves. */
export function verifying({ round, sums }: Facts): Sentence[] {
  if (sums.self === 0) return []
  return [
    sentence(
      { about: "verifying", home: criteriaPath(round.id) },
      {
        vi: "{final} trên {self} điểm tự chấm được công nhận ({share}): {lowered} lượt tiêu chí bị hạ, trong đó {zeroed} về 0; {raised} lượt được nâng.",
        en: "{final} of {self} self-scored points were confirmed ({share}): {lowered} scores lowered, {zeroed} of them to 0; {raised} raised.",
      },
      {
        final: points(sums.final),
        self: points(sums.self),
        share: share(sums.final / sums.self),
        lowered: points(sums.lowered),
        zeroed: points(sums.zeroed),
        raised: points(sums.raised),
      },
    ),
  ]
}

/** Criteria on which points were taken most often, and why. */
export function losing({ round, criteria }: Facts): Sentence[] {
  return criteria
    .filter(({ lowered }) => lowered > 0)
    .toSorted((a, b) => b.lowered - a.lowered || b.lost - a.lost)
    .slice(0, MOST_CRITERIA)
    .map((one) => {
      const to = criterionPath(round.id, one.code)
      const [why] = one.reasons
      const reason =
        why === undefined
          ? { vi: ".", en: "." }
          : {
              vi: "; lý do nêu nhiều nhất: “{reason}” ({times} lượt).",
              en: "; the reason given most: “{reason}” ({times} times).",
            }
      return sentence(
        { about: "losing", home: to },
        {
          vi: `{lowered} đơn vị bị hạ {lost} điểm ở tiêu chí {code} “{name}”${reason.vi}`,
          en: `{lowered} agencies lost {lost} points on criterion {code} “{name}”${reason.en}`,
        },
        {
          lowered: points(one.lowered, to),
          lost: points(one.lost),
          code: text(one.code),
          name: text(one.name, to),
          reason: text(why?.reason ?? ""),
          times: points(why?.times ?? 0),
        },
      )
    })
}
