import type { Criterion, IndexSet } from "@tinhso/server/assessment/model"

/** Two people's edits of one index put together, and the rows that both changed differently. */
export interface Merged {
  readonly index: IndexSet
  /** Rows, or parts of the index as a whole, where both changed the same thing: mine was kept. */
  readonly both: readonly string[]
}

/**
 * My edit put on top of somebody else's, both begun from `base`: what only one of us changed is
 * kept; where both changed the same row, mine is kept and the row is named.
 */
export function mergeEdits(base: IndexSet, mine: IndexSet, theirs: IndexSet): Merged {
  const rows = mergeRows(base.criteria, mine.criteria, theirs.criteria)
  const both = [...rows.both]
  const { criteria: _rows, ...whole } = theirs
  const index = { ...whole, criteria: rows.criteria }
  for (const [key, value] of Object.entries(mine)) {
    if (key === "criteria" || same(value, Reflect.get(base, key))) continue
    const other: unknown = Reflect.get(theirs, key)
    if (!same(other, Reflect.get(base, key)) && !same(other, value)) both.push(key)
    Reflect.set(index, key, value)
  }
  return { index, both }
}

const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** The database gives keys back in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}

type Rows = readonly Criterion[]
const byCode = (rows: Rows) => new Map(rows.map((row) => [row.code, row]))

function mergeRows(
  base: Rows,
  mine: Rows,
  theirs: Rows,
): { criteria: Criterion[]; both: string[] } {
  const [old, other] = [byCode(base), byCode(theirs)]
  const both: string[] = []
  const kept = mine.flatMap((row): Criterion[] => {
    const [before, now] = [old.get(row.code), other.get(row.code)]
    const untouched = before !== undefined && same(row, before)
    if (now === undefined) {
      // They removed it, or it is new: what I changed stays, what I did not goes with them.
      if (before !== undefined && !untouched) both.push(row.code)
      return untouched ? [] : [row]
    }
    if (untouched) return [now]
    if (!same(now, before) && !same(now, row)) both.push(row.code)
    return [row]
  })
  const own = new Set(mine.map(({ code }) => code))
  const criteria = [...kept]
  theirs.forEach((row, i) => {
    if (own.has(row.code)) return
    const before = old.get(row.code)
    if (before !== undefined && same(before, row)) return
    if (before !== undefined) both.push(row.code)
    const above = theirs[i - 1]?.code
    const at = criteria.findIndex(({ code }) => code === above)
    criteria.splice(at < 0 ? criteria.length : at + 1, 0, row)
  })
  return { criteria, both }
}
