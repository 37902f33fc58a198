import type { Context } from "../../../platform/context.ts"
import type { Village } from "../../villages/village.ts"
import { noVillages } from "../errors.ts"
import { today } from "./results-service.ts"
import { villagesOn } from "./villages-service.ts"

/** The villages of the register as they stand today, those that have a place. */
export async function registeredVillages(ctx: Context): Promise<Village[]> {
  const day = today(ctx)
  const book = await villagesOn(ctx.db, day)
  const names = new Map<string, string>()
  const nameOf = (unit: string) => {
    const name = names.get(unit) ?? namePath(book.above(unit), (one) => book.units.ref(one, day))
    names.set(unit, name)
    return name
  }
  const found = book.byUnit.flatMap(({ village }): Village[] => {
    const { id, name, unit, longitude, latitude, area, households, population } = village
    if (longitude === null || latitude === null) return []
    const place = { lat: latitude, lon: longitude, area }
    return [{ id, name, unit: unit === null ? "" : nameOf(unit), ...place, households, population }]
  })
  if (found.length === 0) throw noVillages(day)
  return found
}

/** "Xã An Lạc, Tỉnh Bắc Giang": so that it means one unit. */
function namePath(
  path: readonly string[],
  refOf: (unit: string) => { readonly fullName: string } | undefined,
): string {
  const names = path.flatMap((unit) => (unit === "VN" ? [] : (refOf(unit)?.fullName ?? [])))
  return names.join(", ")
}
