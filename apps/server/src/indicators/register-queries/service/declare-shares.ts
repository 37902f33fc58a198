import { type Context, SYSTEM } from "../../../platform/context.ts"
import type { RegisterQuery } from "../../../platform/register-query.ts"
import { definitionsOf, saveIndicators } from "../../definitions/service.ts"
import { listIndicators } from "../../definitions/store.ts"

/**
 * Makes the shares that queries bring with them, once both of their measures are there and the catalogue
 * has no indicator of the code; what is there stays as it is.
 */
export async function declareShares(
  ctx: Context,
  queries: readonly RegisterQuery[],
): Promise<void> {
  const wanted = queries.flatMap(({ measure, share }) =>
    share === undefined ? [] : [{ part: measure.code, ...share }],
  )
  if (wanted.length === 0) return
  const known = new Set((await listIndicators(ctx.db)).map(({ code }) => code))
  const { measures } = await definitionsOf(ctx)
  const drafts = wanted
    .filter(({ code, part, of }) => !known.has(code) && measures.has(part) && measures.has(of))
    .map(({ part, of, ...words }) => ({
      ...words,
      formula: `${part} / ${of} * 100`,
      validFrom: null,
      document: null,
    }))
  if (drafts.length > 0) await saveIndicators(ctx, drafts, SYSTEM)
}
