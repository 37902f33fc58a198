import { isDeepStrictEqual } from "node:util"
import type { Context } from "../../platform/context.ts"
import { roundState } from "../errors.ts"
import type { RoundCorrection } from "../model.ts"
import { type Cause, differenceOf } from "../results/difference.ts"
import { frozenContent, readFrozen, sha256Of } from "../results/frozen-content.ts"
import { listPublications, publicationBySha } from "../store/publication-store.ts"
import { computeRound } from "./result-service.ts"

/**
 * Whether every publication of a round, the first one first, still follows from the figures, rules
 * and verdicts that stood then; a correction also from the publication that it corrects.
 */
export async function verifyRound({ db }: Context, id: string) {
  const listed = (await listPublications(db, id)).toReversed()
  if (listed.length === 0) throw roundState(id, "chưa công bố")
  const verified = []
  let before = ""
  for (const { number, sha256, publishedAt, correction } of listed) {
    const content = (await publicationBySha(db, id, sha256))?.content ?? ""
    const computation = await computeRound(db, id, true, publishedAt)
    const replayed = frozenContent(computation, correction)
    const chained = correction === null || corrects(before, content, correction)
    verified.push({
      number,
      sha256,
      intact: sha256Of(content) === sha256,
      follows: replayed === content && chained,
      scores: computation.agencies.reduce((sum, { sheet }) => sum + sheet.size, 0),
    })
    before = content
  }
  return verified
}

/** Whether a correction names the content before it, and tells rightly what differs. */
function corrects(before: string, content: string, correction: RoundCorrection): boolean {
  if (sha256Of(before) !== correction.corrects) return false
  const causes = correction.agencies.flatMap(({ unit, criteria }) =>
    criteria.flatMap(({ criterion, why, reason }): Cause[] =>
      why === "peers" ? [] : [{ unit, criterion, why, reason }],
    ),
  )
  const differs = differenceOf(readFrozen(before), readFrozen(content), causes)
  return isDeepStrictEqual(differs, correction.agencies)
}
