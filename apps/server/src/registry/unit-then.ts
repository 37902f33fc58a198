import { existsOn, type UnitBook } from "./book.ts"
import { carriedTo } from "./lineage.ts"
import { pathOf } from "./tree.ts"

/** A unit of a day, and how it was found; null where nobody can say. */
export interface UnitThen {
  readonly unit: string | null
  readonly basis: "declared" | "carried" | "above" | "none"
}

const NONE: UnitThen = { unit: null, basis: "none" }

/**
 * The unit of a day that surely has what was put into a unit of any time: the unit itself; its one
 * heir or origin; or, where it was split and nobody knows which part, the smallest unit that has all
 * parts.
 */
export function unitThen(book: UnitBook, id: string, day: string): UnitThen {
  const unit = book.units.get(id)
  if (unit === undefined) return NONE
  if (existsOn(unit, day)) return { unit: id, basis: "declared" }
  const parts = carriedTo(book, id, day).map((part) => part.unit)
  const [only, ...others] = parts
  if (only === undefined) return aboveEnded(book, id, day)
  if (others.length === 0) return { unit: only, basis: "carried" }
  const paths = parts.map((heir) => {
    const part = book.units.get(heir)
    return part === undefined ? [] : pathOf(book, part, day).map((one) => one.id)
  })
  const shared = paths[0]?.findLast((above) => paths.every((path) => path.includes(above)))
  return shared === undefined ? NONE : { unit: shared, basis: "above" }
}

/** A unit that ended without heirs (a district) lies in the smallest unit over it that goes on. */
function aboveEnded(book: UnitBook, id: string, day: string): UnitThen {
  const unit = book.units.get(id)
  if (unit === undefined) return NONE
  for (const over of pathOf(book, unit, day).toReversed()) {
    const found = unitThen(book, over.id, day)
    if (found.unit !== null) return { unit: found.unit, basis: "above" }
  }
  return NONE
}
