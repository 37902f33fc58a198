import type { Territories } from "../../registry/index.ts"

/**
 * The unit of a day in which something lies that was put into a unit of any time: the unit itself, its
 * only heir, or, where it was split, the smallest unit that is above it.
 */
export function placeOn(territories: Territories, unit: string, day: string): string {
  const found = territories.unit(unit)
  if (found === undefined || territories.existsOn(found, day)) return unit
  const heirs = territories.carriedTo(unit, day).map((one) => one.unit)
  const [first, ...others] = heirs
  if (first !== undefined && others.length === 0) return first
  if (first === undefined) {
    const above = territories.parentOn(unit, day)
    return above === null ? unit : placeOn(territories, above, day)
  }
  const paths = others.map((id) => new Set(pathOf(territories, id, day)))
  const shared = pathOf(territories, first, day).find((id) => paths.every((path) => path.has(id)))
  return shared ?? unit
}

/** A unit and everything above it on a day. */
export function pathOf(territories: Territories, unit: string, day: string): string[] {
  const path = [unit]
  for (let above = territories.parentOn(unit, day); above !== null && !path.includes(above);) {
    path.push(above)
    above = territories.parentOn(above, day)
  }
  return path
}
