import type { Static } from "typebox"
import type { Figure } from "../model.ts"
import type { ShareBasis, UnitRef } from "../../registry/model.ts"

/** A unit whose figures belong, by `share`, to the unit of the view. */
export type CarrySource = {
  readonly unit: UnitRef
  /** The part of this unit that lies in the unit of the view; null where it is not known. */
  readonly share: number | null
  readonly basis: Static<typeof ShareBasis>
  readonly figures: readonly Figure[]
}

const BEGINNING = "0000-00-00"
const END = "9999-99-99"

const opened = ({ opened: day }: UnitRef): string => day ?? BEGINNING
const closed = ({ closed: day }: UnitRef): string => day ?? END

/** Whether a unit came into being when the unit of the view was gone: its past cannot be told from it. */
export const isNewer = (source: UnitRef, unit: UnitRef): boolean => opened(source) >= closed(unit)

/**
 * The sets of units that cover a unit between them, each at one time and of one level, newest first:
 * a chain of mergers must not add a unit to what it was itself made of.
 */
export function tilings(unit: UnitRef, sources: readonly CarrySource[]): CarrySource[][] {
  const apart = sources.filter(
    (source) =>
      source.unit.id !== unit.id &&
      (closed(source.unit) <= opened(unit) || isNewer(source.unit, unit)),
  )
  const days = [...new Set(apart.map((source) => opened(source.unit)))].toSorted().toReversed()
  const found = new Map<string, CarrySource[]>()
  for (const day of days) {
    for (const level of new Set(apart.map((source) => source.unit.level))) {
      const alive = apart.filter(
        (source) =>
          source.unit.level === level && opened(source.unit) <= day && day < closed(source.unit),
      )
      const key = alive.map((source) => source.unit.id).join(" ")
      if (alive.length > 0 && !found.has(key)) found.set(key, alive)
    }
  }
  return [...found.values()]
}
