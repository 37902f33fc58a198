import type { Context } from "../../platform/context.ts"
import { allReadersOf, readersOf } from "./broken-readers.ts"
import { releasesWith, targetsOf } from "./measures/store.ts"
import type { IndicatorUse } from "./model.ts"
import { definitionsOf, getIndicator } from "./service.ts"

/** Whom a change of an indicator reaches; published releases contain it and stay as they are. */
export async function indicatorUse(ctx: Context, code: string): Promise<IndicatorUse> {
  const indicator = await getIndicator(ctx, code)
  const known = await definitionsOf(ctx)
  const direct = new Set(readersOf(known, indicator.code))
  const readers = allReadersOf(known, indicator.code)
  const reached = [indicator.code, ...readers]
  return {
    indicators: readers.flatMap((reader) => {
      const one = known.indicators.get(reader)
      if (one === undefined) return []
      const { nameVi, nameEn, versions } = one
      const formula = versions.at(-1)?.formula ?? ""
      return [{ code: reader, nameVi, nameEn, direct: direct.has(reader), formula }]
    }),
    releases: await releasesWith(ctx.db, reached),
    targets: await targetsOf(ctx.db, reached),
  }
}
