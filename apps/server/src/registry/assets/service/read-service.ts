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

/** Assets within metres of a place today, nearest first. */
export async function assetsNear(
  ctx: Context,
  asked: {
    readonly longitude: number
    readonly latitude: number
    readonly metres: number
    readonly kind?: string
  },
): Promise<{ readonly asset: Asset; readonly metres: number }[]> {
  const view = await viewOn(ctx, dayInVietnam(ctx.now()))
  const { longitude, latitude, metres, kind = null } = asked
  return view
    .near(kind, longitude, latitude, metres)
    .map((one) => ({ asset: assetOf(one.standing), metres: one.metres }))
}

/** Names the state of everything that is known of assets: another text whenever any of it changes. */
export { assetRevision } from "../store/assets-store.ts"
