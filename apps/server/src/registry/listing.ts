import { asOf, existsOn, holds, type UnitBook, type UnitRecord } from "./book.ts"
import type { Level, UnitHit } from "./model.ts"
import { search } from "./search.ts"
import { descendants, inOrder, isWithin, pathOf, unitsOn } from "./tree.ts"
import { refOf } from "./view.ts"

export interface ListQuestion {
  /** Words of a name; every unit of any time can be found. */
  readonly q?: string
  readonly level?: Level
  /** Below this unit; directly, unless a level or words are asked for too. */
  readonly parent?: string
  readonly limit?: number
}

const FOUND = 20
const LISTED = 20_000

/** Units as a list shows them. Without any question the provinces of the day. */
export function listUnits(book: UnitBook, question: ListQuestion, day: string): UnitHit[] {
  const known = new Map<string, string>()
  return select(book, question, day).map((unit) => {
    if (!existsOn(unit, day)) return hitOf(book, unit, day)
    const parent = asOf(unit.parents, day)?.parent ?? ""
    const within = known.get(parent) ?? placeOf(book, unit, day)
    known.set(parent, within)
    return { ...refOf(unit, day), within }
  })
}

/** A unit with the names of those above it. */
export function hitOf(book: UnitBook, unit: UnitRecord, day: string): UnitHit {
  return { ...refOf(unit, day), within: placeOf(book, unit, day) }
}

function placeOf(book: UnitBook, unit: UnitRecord, day: string): string {
  const above = pathOf(book, unit, day).filter((one) => one.level !== "country")
  const names = above.map((one) => refOf(one, day).fullName)
  return names.toReversed().join(", ")
}

function select(book: UnitBook, question: ListQuestion, day: string): UnitRecord[] {
  const { q, level, parent, limit = q === undefined ? LISTED : FOUND } = question
  if (q !== undefined) {
    const wanted = (unit: UnitRecord) =>
      (level ?? unit.level) === unit.level &&
      (parent === undefined || (unit.id !== parent && isWithin(book, unit.id, parent, day)))
    return search(book, q, day, limit, wanted)
  }
  if (parent !== undefined && level === undefined) return below(book, parent, day).slice(0, limit)
  return unitsOn(book, level ?? "province", day, parent ?? null).slice(0, limit)
}

function below(book: UnitBook, parent: string, day: string): UnitRecord[] {
  const direct = new Set(
    (book.children.get(parent) ?? []).filter((fact) => holds(fact, day)).map((fact) => fact.unit),
  )
  return inOrder(
    descendants(book, parent, day).filter((unit) => direct.has(unit.id)),
    day,
  )
}
