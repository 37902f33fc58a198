import type { Point } from "@tinhso/places"
import type { Context } from "../../../platform/context.ts"
import { groundOf } from "./view-service.ts"

/** The smallest unit of a day whose loaded boundary has a place; null where none does: never a guess. */
export async function unitAtPlace(
  ctx: Pick<Context, "db">,
  { longitude, latitude }: Point,
  day: string,
): Promise<string | null> {
  return (await groundOf(ctx)).locator.unitAt(longitude, latitude, day)
}
