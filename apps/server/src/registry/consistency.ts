import type { Facts, UnitFact } from "./facts.ts"

interface Span {
  readonly from: string | null
  readonly to: string | null
}

const FIRST = "0000-00-00"
const LAST = "9999-99-99"

const overlaps = (a: Span, b: Span) =>
  (a.from ?? FIRST) < (b.to ?? LAST) && (b.from ?? FIRST) < (a.to ?? LAST)

const inside = (inner: Span, outer: Span) =>
  (inner.from ?? FIRST) >= (outer.from ?? FIRST) && (inner.to ?? LAST) <= (outer.to ?? LAST)

const lifeOf = (unit: UnitFact): Span => ({ from: unit.opened, to: unit.closed })

/**
 * What contradicts itself in a set of facts: a code that two units have at once, a unit under a
 * parent that does not exist then, lineage between units that do not follow each other.
 */
export function contradictions(facts: Facts): string[] {
  const units = new Map(facts.units.map((unit) => [unit.id, unit]))
  return [...codesTwice(facts), ...strayParents(facts, units), ...brokenLinks(facts, units)]
}

function codesTwice({ codes }: Facts): string[] {
  return [...Map.groupBy(codes, (fact) => `${fact.level} ${fact.code}`).values()].flatMap((same) =>
    same.flatMap((one, i) =>
      same
        .slice(i + 1)
        .filter((other) => other.unit !== one.unit && overlaps(one, other))
        .map((other) => `mã ${one.code} vừa là của ${one.unit}, vừa là của ${other.unit}`),
    ),
  )
}

function strayParents({ parents }: Facts, units: ReadonlyMap<string, UnitFact>): string[] {
  return parents.flatMap((fact) => {
    const parent = units.get(fact.parent)
    if (parent === undefined) return [`${fact.unit} thuộc ${fact.parent}, đơn vị chưa có`]
    return inside(fact, lifeOf(parent))
      ? []
      : [`${fact.unit} thuộc ${fact.parent} vào lúc ${fact.parent} không tồn tại`]
  })
}

function brokenLinks(facts: Facts, units: ReadonlyMap<string, UnitFact>): string[] {
  const dates = new Map(facts.events.map((event) => [event.id, event.date]))
  return facts.links.flatMap(({ event, source, target }) => {
    const date = dates.get(event)
    const [older, newer] = [units.get(source), units.get(target)]
    if (date === undefined || older === undefined || newer === undefined) {
      return [`${source} → ${target}: thiếu đơn vị`]
    }
    const follows = (newer.opened ?? FIRST) <= date && date <= (older.closed ?? LAST)
    return follows ? [] : [`${source} → ${target} ngày ${date} không khớp ngày lập, ngày kết thúc`]
  })
}
