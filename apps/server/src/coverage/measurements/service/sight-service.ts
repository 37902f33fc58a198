import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { pathOf, placeOn } from "../../register/place.ts"

/** Whether whoever asks reads a unit: then its campaigns that are not published are theirs to see. */
export type SeesUnit = (unit: string) => boolean

/** Whether a unit is, or lies in, another one today. */
export async function unitsWithin(ctx: Context): Promise<(unit: string, above: string) => boolean> {
  const units = await territoriesOf(ctx.db)
  const today = dayInVietnam(ctx.now())
  return (unit, above) =>
    unit === above || pathOf(units, placeOn(units, unit, today), today).includes(above)
}
