import { asOf, existsOn, holds, type Link, type UnitBook, type UnitRecord } from "./book.ts"
import type { Level, LineageLink, Unit, UnitRef } from "./model.ts"
import { pathOf } from "./tree.ts"

/** A unit as it was called on a day; outside its life by its first or last name. */
export function refOf(unit: UnitRecord, day: string): UnitRef {
  const name = asOf(unit.names, day)
  return {
    id: unit.id,
    code: asOf(unit.codes, day)?.code ?? null,
    name: name?.name ?? unit.id,
    fullName: name?.fullName ?? unit.id,
    level: unit.level,
    opened: unit.opened,
    closed: unit.closed,
  }
}

const LEVELS: readonly Level[] = ["country", "province", "district", "commune"]

/** A unit with what came before and after it, as it stood on a day. */
export function unitView(book: UnitBook, unit: UnitRecord, at: string): Unit {
  const link = (other: string, step: Link): LineageLink[] => {
    const found = book.units.get(other)
    if (found === undefined) return []
    const { date, kind: event, share, basis, document } = step
    // The older unit by its last name, the newer one by its first.
    return [{ ...refOf(found, date), date, event, share, basis, document }]
  }
  const below = (book.children.get(unit.id) ?? []).filter((child) => holds(child, at))
  const counts = Map.groupBy(below, (child) => book.units.get(child.unit)?.level)
  const { point } = unit
  return {
    ...refOf(unit, at),
    at,
    existsThen: existsOn(unit, at),
    path: pathOf(book, unit, at).map((above) => refOf(above, at)),
    names: unit.names.map(({ fullName: name, from, to }) => ({ name, from, to })),
    codes: unit.codes.map(({ code, from, to }) => ({ code, from, to })),
    aliases: unit.aliases.map((fact) => fact.alias),
    predecessors: (book.linksTo.get(unit.id) ?? []).flatMap((step) => link(step.source, step)),
    successors: (book.linksFrom.get(unit.id) ?? []).flatMap((step) => link(step.target, step)),
    events: unit.events
      .filter((event) => ["rename", "transfer", "abolish"].includes(event.kind))
      .map(({ kind, date, document, note }) => ({ kind, date, document, note })),
    children: LEVELS.flatMap((level) => {
      const count = counts.get(level)?.length ?? 0
      return count === 0 ? [] : [{ level, count }]
    }),
    point: point === null ? null : { longitude: point.longitude, latitude: point.latitude },
  }
}
