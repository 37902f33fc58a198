import type { Territories } from "../../registry/index.ts"

/** The unit of a day in which a gap lies that was put into a unit of any time. */
export const placeOn = (territories: Territories, unit: string, day: string): string =>
  territories.unitThen(unit, day) ?? unit

/** A unit and everything above it on a day. */
export function pathOf(territories: Territories, unit: string, day: string): string[] {
  const path = [unit]
  for (let above = territories.parentOn(unit, day); above !== null && !path.includes(above);) {
    path.push(above)
    above = territories.parentOn(above, day)
  }
  return path
}
