import { existsOn, type Link, type UnitBook } from "./book.ts"
import type { ShareBasis } from "./model.ts"

/** A unit whose figures belong, by `share`, to another one. */
export interface Carried {
  readonly unit: string
  /** The part of `unit` that goes there: 1 exactly, less by its basis, null where unknown. */
  readonly share: number | null
  readonly basis: ShareBasis
}

type Part = Omit<Carried, "unit">

const WHOLE: Part = { share: 1, basis: "whole" }
const UNKNOWN: Part = { share: null, basis: "undetermined" }

/**
 * Where a unit's figures belong on a day: to itself while it exists, otherwise along lineage to
 * the units of that day, shares multiplied on the way. A day before the unit was opened leads back
 * to what it was made of; how much of it goes to each of several is not known.
 */
export function carriedTo(book: UnitBook, id: string, day: string): Carried[] {
  const found = walk(book, id, day, new Map())
  return [...found].map(([unit, part]) => ({ unit, ...part }))
}

type Spread = ReadonlyMap<string, Part>

function walk(book: UnitBook, id: string, day: string, known: Map<string, Spread>): Spread {
  const before = known.get(id)
  if (before !== undefined) return before
  known.set(id, new Map())
  const unit = book.units.get(id)
  const spread =
    unit === undefined
      ? new Map<string, Part>()
      : existsOn(unit, day)
        ? new Map([[id, WHOLE]])
        : unit.closed !== null && unit.closed <= day
          ? forward(book, id, day, known)
          : backward(book, id, day, known)
  known.set(id, spread)
  return spread
}

function forward(book: UnitBook, id: string, day: string, known: Map<string, Spread>): Spread {
  const steps = (book.linksFrom.get(id) ?? []).filter((step) => step.date <= day)
  return gather(steps.map((step) => [stepPart(step), walk(book, step.target, day, known)]))
}

const stepPart = ({ share, basis }: Link): Part => ({ share, basis })

function backward(book: UnitBook, id: string, day: string, known: Map<string, Spread>): Spread {
  const steps = (book.linksTo.get(id) ?? []).filter((step) => step.date > day)
  const part = steps.length === 1 ? WHOLE : UNKNOWN
  return gather(steps.map((step) => [part, walk(book, step.source, day, known)]))
}

/** Adds up the parts by which every step reaches each unit of the day. */
function gather(steps: readonly (readonly [Part, Spread])[]): Spread {
  const sum = new Map<string, Part>()
  const shares = steps.map(([part]) => part.share ?? Number.NaN)
  const complete = !(shares.reduce((a, b) => a + b, 0) < 0.999)
  for (const unit of new Set(steps.flatMap(([, spread]) => [...spread.keys()]))) {
    const reaching = steps.flatMap(([part, spread]) => {
      const further = spread.get(unit)
      return further === undefined ? [] : [{ part, further }]
    })
    const all = complete && reaching.length === steps.length
    // What is parted and comes together again is whole, whatever the parts were.
    const reunited = all && reaching.every(({ further }) => further.share === 1)
    sum.set(unit, reunited ? WHOLE : reaching.map(times).reduce(plus))
  }
  return sum
}

function times({ part, further }: { part: Part; further: Part }): Part {
  if (part.share === null || further.share === null) return UNKNOWN
  return {
    share: part.share * further.share,
    basis: part.basis === "whole" ? further.basis : part.basis,
  }
}

function plus(a: Part, b: Part): Part {
  if (a.share === null || b.share === null) return UNKNOWN
  return { share: Math.min(1, a.share + b.share), basis: a.basis }
}

/**
 * The units whose history makes up a unit on a day: itself, and every other whose figures lead to
 * it, from whatever time, with the part of each that does.
 */
export function lineageOf(book: UnitBook, id: string, day: string): Carried[] {
  const known = new Map<string, Spread>()
  const parts: Carried[] = []
  for (const relative of relatives(book, id)) {
    const part = walk(book, relative, day, known).get(id)
    if (part !== undefined) parts.push({ unit: relative, ...part })
  }
  return parts
}

/** The unit itself, everything it ever came from and everything that ever came from it. */
function relatives(book: UnitBook, id: string): string[] {
  const follow = (links: UnitBook["linksTo"], end: (link: Link) => string) => {
    const seen = new Set([id])
    for (const unit of seen) for (const link of links.get(unit) ?? []) seen.add(end(link))
    return seen
  }
  const older = follow(book.linksTo, (link) => link.source)
  const newer = follow(book.linksFrom, (link) => link.target)
  return [...new Set([...older, ...newer])]
}
