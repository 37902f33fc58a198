import { asOf, existsOn, type UnitBook } from "./book.ts"
import { type Carried, carriedTo } from "./lineage.ts"
import type { Level, UnitRef } from "./model.ts"
import { unitThen } from "./unit-then.ts"
import { refOf } from "./view.ts"

/** The life of a unit, without its names. */
export interface Territory {
  readonly id: string
  readonly level: Level
  readonly opened: string | null
  readonly closed: string | null
}

/** The units of all times in memory: for those who compute over thousands of them. */
export interface Territories {
  unit(id: string): Territory | undefined
  /** The units of a level, of all times. */
  ofLevel(level: Level): readonly Territory[]
  existsOn(unit: Territory, day: string): boolean
  /** The last day until then on which any unit began, ended, moved or changed: all days since are alike. */
  unchangedSince(day: string): string
  /** The unit above one on a day, or on the nearest day of its life; null for the country. */
  parentOn(id: string, day: string): string | null
  /** Where the figures of a unit belong on a day. */
  carriedTo(id: string, day: string): Carried[]
  /** The unit of a day that surely has what lies in a unit of any time; null where nobody can say. */
  unitThen(id: string, day: string): string | null
  /** As it was called on a day. */
  ref(id: string, day: string): UnitRef | undefined
}

const known = new WeakMap<UnitBook, Territories>()

/** One object for each book, so that what is computed from it can be kept by it. */
export function territoriesOf(book: UnitBook): Territories {
  const before = known.get(book)
  if (before !== undefined) return before
  const levels = Map.groupBy(book.units.values(), (unit) => unit.level)
  const made: Territories = {
    unit: (id) => book.units.get(id),
    ofLevel: (level) => levels.get(level) ?? [],
    existsOn,
    unchangedSince: lastOf(changeDays(book)),
    parentOn: (id, day) => asOf(book.units.get(id)?.parents ?? [], day)?.parent ?? null,
    carriedTo: (id, day) => carriedTo(book, id, day),
    unitThen: (id, day) => unitThen(book, id, day).unit,
    ref: (id, day) => {
      const unit = book.units.get(id)
      return unit === undefined ? undefined : refOf(unit, day)
    },
  }
  known.set(book, made)
  return made
}

const EARLIEST = "0001-01-01"

function changeDays(book: UnitBook): string[] {
  const days = new Set<string>()
  const add = (day: string | null) => void (day === null ? null : days.add(day))
  for (const { opened, closed, parents, events } of book.units.values()) {
    add(opened)
    add(closed)
    for (const { from, to } of parents) {
      add(from)
      add(to)
    }
    for (const { date } of events) add(date)
  }
  return [...days].toSorted()
}

function lastOf(days: readonly string[]): (day: string) => string {
  return (day) => days.findLast((one) => one <= day) ?? EARLIEST
}
