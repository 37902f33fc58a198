import type { Link, UnitBook, UnitRecord } from "./book.ts"
import type { LineageGraph } from "./model.ts"
import { refOf } from "./view.ts"

/**
 * The lineage around a unit for a diagram: all it ever came from, all that came from it, and what
 * else went into those.
 */
export function lineageGraph(book: UnitBook, unit: UnitRecord): LineageGraph {
  const edges = new Set<Link>()
  const older = follow(unit.id, book.linksTo, (link) => link.source, edges)
  const newer = follow(unit.id, book.linksFrom, (link) => link.target, edges)
  for (const id of newer) {
    if (id !== unit.id) for (const link of book.linksTo.get(id) ?? []) edges.add(link)
  }
  const ids = new Set([...older, ...newer, ...[...edges].flatMap((e) => [e.source, e.target])])
  const begun = (id: string) => book.units.get(id)?.opened ?? ""
  return {
    unit: unit.id,
    nodes: [...ids]
      .flatMap((id) => book.units.get(id) ?? [])
      .toSorted((a, b) => begun(a.id).localeCompare(begun(b.id), "en") || (a.id < b.id ? -1 : 1))
      .map((one) => refOf(one, one.opened ?? one.closed ?? "9999-12-31")),
    edges: [...edges]
      .map(({ source, target, date, kind: event, share, basis, document }) => ({
        source,
        target,
        date,
        event,
        share,
        basis,
        document,
      }))
      .toSorted((a, b) => a.date.localeCompare(b.date, "en") || (a.source < b.source ? -1 : 1)),
  }
}

/** The units that links lead to, from a unit on; each link passed is kept in `passed`. */
function follow(
  id: string,
  links: ReadonlyMap<string, readonly Link[]>,
  end: (link: Link) => string,
  passed: Set<Link>,
): Set<string> {
  const reached = new Set([id])
  for (const here of reached) {
    for (const link of links.get(here) ?? []) {
      passed.add(link)
      reached.add(end(link))
    }
  }
  return reached
}
