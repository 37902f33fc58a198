import type {
  AliasFact,
  CodeFact,
  EventFact,
  Facts,
  NameFact,
  ParentFact,
  PointFact,
} from "./facts.ts"
import type { EventKind, Level, ShareBasis } from "./model.ts"

/** A unit with everything dated about it, oldest first. */
export interface UnitRecord {
  readonly id: string
  readonly level: Level
  readonly opened: string | null
  readonly closed: string | null
  readonly names: readonly NameFact[]
  readonly codes: readonly CodeFact[]
  readonly parents: readonly ParentFact[]
  readonly aliases: readonly AliasFact[]
  readonly events: readonly EventFact[]
  readonly point: PointFact | null
}

/** One step of lineage between an older and a newer unit. */
export interface Link {
  readonly source: string
  readonly target: string
  readonly date: string
  readonly kind: EventKind
  readonly document: string | null
  readonly share: number | null
  readonly basis: ShareBasis
  readonly suggested: boolean
}

/** The whole registry in memory, as of one revision. */
export interface UnitBook {
  readonly units: ReadonlyMap<string, UnitRecord>
  /** By official code, at any time and level. */
  readonly byCode: ReadonlyMap<string, readonly UnitRecord[]>
  /** By search key of a name, a full name or an alias, at any time. */
  readonly bySearch: ReadonlyMap<string, readonly UnitRecord[]>
  readonly children: ReadonlyMap<string, readonly ParentFact[]>
  /** Links that lead out of a unit into newer ones. */
  readonly linksFrom: ReadonlyMap<string, readonly Link[]>
  /** Links that lead into a unit from older ones. */
  readonly linksTo: ReadonlyMap<string, readonly Link[]>
}

/** Whether something dated holds on a day. */
export function holds(
  { from, to }: { readonly from: string | null; readonly to: string | null },
  day: string,
): boolean {
  return (from === null || from <= day) && (to === null || day < to)
}

export function existsOn(
  unit: { readonly opened: string | null; readonly closed: string | null },
  day: string,
): boolean {
  return holds({ from: unit.opened, to: unit.closed }, day)
}

/**
 * The one of several dated facts that says how the unit stood on a day; outside its life the
 * nearest: the first before it was opened, the last after it was closed.
 */
export function asOf<T extends { readonly from: string | null; readonly to: string | null }>(
  facts: readonly T[],
  day: string,
): T | null {
  const begun = facts.findLast((fact) => fact.from === null || fact.from <= day)
  return begun ?? facts[0] ?? null
}

/** The registry in memory, with the indexes that the rules ask. */
export function bookOf(facts: Facts): UnitBook {
  const names = Map.groupBy(facts.names, (fact) => fact.unit)
  const codes = Map.groupBy(facts.codes, (fact) => fact.unit)
  const administrative = facts.parents.filter((fact) => fact.hierarchy === "administrative")
  const parents = Map.groupBy(administrative, (fact) => fact.unit)
  const aliases = Map.groupBy(facts.aliases, (fact) => fact.unit)
  const events = Map.groupBy(facts.events, (fact) => fact.unit)
  const points = new Map(facts.points.map((fact) => [fact.unit, fact]))
  const units = new Map(
    facts.units.map((fact): [string, UnitRecord] => [
      fact.id,
      {
        ...fact,
        names: names.get(fact.id) ?? [],
        codes: codes.get(fact.id) ?? [],
        parents: parents.get(fact.id) ?? [],
        aliases: aliases.get(fact.id) ?? [],
        events: events.get(fact.id) ?? [],
        point: points.get(fact.id) ?? null,
      },
    ]),
  )
  const links = linksOf(facts)
  return {
    units,
    byCode: index(units, (unit) => [
      ...unit.codes.map((fact) => fact.code),
      ...unit.aliases.map((fact) => fact.alias).filter((alias) => /^\d+$/u.test(alias)),
    ]),
    bySearch: index(units, (unit) => [
      ...unit.names.flatMap((fact) => [fact.search, fact.searchFull]),
      ...unit.aliases.map((fact) => fact.search),
    ]),
    children: Map.groupBy(administrative, (fact) => fact.parent),
    linksFrom: Map.groupBy(links, (link) => link.source),
    linksTo: Map.groupBy(links, (link) => link.target),
  }
}

function linksOf(facts: Facts): Link[] {
  const events = new Map(facts.events.map((event) => [event.id, event]))
  return facts.links.flatMap(({ event: id, ...link }) => {
    const event = events.get(id)
    if (event === undefined) return []
    return [{ ...link, date: event.date, kind: event.kind, document: event.document }]
  })
}

function index(
  units: ReadonlyMap<string, UnitRecord>,
  keysOf: (unit: UnitRecord) => readonly string[],
): Map<string, UnitRecord[]> {
  const found = new Map<string, UnitRecord[]>()
  for (const unit of units.values()) {
    for (const key of new Set(keysOf(unit))) {
      const list = found.get(key)
      if (list === undefined) found.set(key, [unit])
      else list.push(unit)
    }
  }
  return found
}
