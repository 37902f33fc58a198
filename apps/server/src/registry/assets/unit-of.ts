import type { UnitBook } from "../book.ts"
import { isWithin, pathOf } from "../tree.ts"
import { type UnitThen, unitThen } from "../unit-then.ts"
import { refOf } from "../view.ts"
import type { PlaceUnits } from "./checks/place.ts"
import type { Locator } from "./locate.ts"

/** What is known of units on one day; answers are remembered, as thousands of assets share them. */
export interface DayUnits extends PlaceUnits {
  readonly day: string
  /** Where a unit that was declared at any time lies among the units of the day. */
  carried(declared: string): UnitThen
  located(longitude: number, latitude: number): string | null
  exists(unit: string): boolean
}

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
    carried: remember((declared) => unitThen(book, declared, day)),
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
