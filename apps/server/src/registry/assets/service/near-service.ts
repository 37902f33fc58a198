import { metresBetween } from "@tinhso/places"
import type { Context } from "../../../platform/context.ts"
import type { ToldAsset } from "../model.ts"
import { BLIND } from "../sight.ts"
import { findByFilter, toldOf } from "./list-service.ts"

/** Assets near a place, as everybody is told of them, nearest first. */
export async function assetsNear(
  ctx: Context,
  asked: {
    readonly kind: string
    readonly longitude: number
    readonly latitude: number
    readonly metres: number
    readonly on: string
  },
): Promise<{ readonly asset: ToldAsset; readonly metres: number }[]> {
  const { kind, metres, on, ...place } = asked
  const { longitude: x, latitude: y } = place
  // A degree is never shorter than 100 km here.
  const far = metres / 100_000
  const box = [x - far, y - far, x + far, y + far] as const
  const { view, found } = await findByFilter(ctx, { kinds: [kind], box }, on, BLIND)
  return found
    .map((standing) => toldOf(standing, BLIND, view.stands))
    .flatMap((asset) => {
      const { longitude, latitude } = asset
      if (longitude === null || latitude === null) return []
      const away = metresBetween(place, { longitude, latitude })
      return away <= metres ? [{ asset, metres: Math.round(away) }] : []
    })
    .toSorted((a, b) => a.metres - b.metres || (a.asset.id < b.asset.id ? -1 : 1))
}
