import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { assetOf } from "../asset-of.ts"
import { type AssetFilter, filterAssets } from "../filter.ts"
import type { Asset } from "../model.ts"
import { viewOn } from "./view-service.ts"

export interface AssetsAsked extends AssetFilter {
  /** Today without it. */
  readonly on?: string | undefined
}

/** Assets as they stood on a day, everything of them, in the order in which they became known. */
export async function readAssets(ctx: Context, { on, ...filter }: AssetsAsked): Promise<Asset[]> {
  const view = await viewOn(ctx, on ?? dayInVietnam(ctx.now()))
  return filterAssets(view, filter)
    .toSorted((a, b) => a.life.number - b.life.number)
    .map(assetOf)
}
