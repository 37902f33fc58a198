import { existsOn, type UnitBook } from "../book.ts"
import { carriedTo } from "../lineage.ts"
import { isWithin, pathOf } from "../tree.ts"
import { refOf } from "../view.ts"
import type { PlaceUnits } from "./checks/place.ts"
import type { Locator } from "./locate.ts"
import type { UnitBasis } from "./model.ts"

interface FoundUnit {
  readonly unit: string | null
  readonly basis: UnitBasis
}

/** What is known of units on one day; answers are remembered, as thousands of assets share them. */
export interface DayUnits extends PlaceUnits {
  readonly day: string
  /** Where a unit that was declared at any time lies among the units of the day. */
  carried(declared: string): FoundUnit
  located(longitude: number, latitude: number): string | null
  exists(unit: string): boolean
}

const NONE: FoundUnit = { unit: null, basis: "none" }

function remember<T>(find: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>()
  return (id) => {
    if (known.has(id)) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has the key
      return known.get(id) as T
    }
    const found = find(id)
    known.set(id, found)
    return found
  }
}

export function dayUnits(book: UnitBook, locator: Locator, day: string): DayUnits {
  const above = remember((id) => {
    const unit = book.units.get(id)
    return unit === undefined ? [] : [...pathOf(book, unit, day), unit]
  })
  const within = remember((pair) => {
    const [unit = "", ancestor = ""] = pair.split("\n")
    return above(unit).some(({ id }) => id === ancestor) || isWithin(book, unit, ancestor, day)
  })
  return {
    day,
    locator,
    carried: remember((declared) => carriedUnit(book, declared, day)),
    located: (longitude, latitude) => locator.unitAt(longitude, latitude, day),
    exists: (id) => book.units.has(id),
    provinceOf: remember((id) => above(id).find(({ level }) => level === "province")?.id ?? null),
    nameOf: remember((id) => {
      const unit = book.units.get(id)
      return unit === undefined ? id : refOf(unit, day).fullName
    }),
    isWithin: (unit, ancestor) => within(`${unit}\n${ancestor}`),
    isCommune: (id) => book.units.get(id)?.level === "commune",
  }
}

/**
 * The unit of a day that surely has what was declared: the unit itself; its one heir or origin; or,
 * where it was split and nobody knows which part, the smallest unit that has all parts.
 */
function carriedUnit(book: UnitBook, declared: string, day: string): FoundUnit {
  const unit = book.units.get(declared)
  if (unit === undefined) return NONE
  if (existsOn(unit, day)) return { unit: declared, basis: "declared" }
  const parts = carriedTo(book, declared, day).map((part) => part.unit)
  const [only, ...others] = parts
  if (only === undefined) return aboveEnded(book, declared, day)
  if (others.length === 0) return { unit: only, basis: "carried" }
  const paths = parts.map((id) => {
    const part = book.units.get(id)
    return part === undefined ? [] : pathOf(book, part, day).map((one) => one.id)
  })
  const shared = paths[0]?.findLast((id) => paths.every((path) => path.includes(id)))
  return shared === undefined ? NONE : { unit: shared, basis: "above" }
}

/** A unit that ended without heirs (a district) lies in the smallest unit over it that goes on. */
function aboveEnded(book: UnitBook, declared: string, day: string): FoundUnit {
  const unit = book.units.get(declared)
  if (unit === undefined) return NONE
  for (const over of pathOf(book, unit, day).toReversed()) {
    const found = carriedUnit(book, over.id, day)
    if (found.unit !== null) return { unit: found.unit, basis: "above" }
  }
  return NONE
}
