import { bookOf } from "./book.ts"
import type { Facts } from "./facts.ts"
import { territoriesOf, type Territories } from "./territories.ts"

const KEPT = ["units", "names", "codes", "parents", "events", "links"] as const

/**
 * Units of all times as one text, the same for the same facts: what a computation over them needs,
 * without points and other spellings.
 */
export function snapshotOf(facts: Facts): string {
  const tables = KEPT.map((table) => {
    const rows = facts[table].map((row) => JSON.stringify(row, Object.keys(row).toSorted()))
    return `${JSON.stringify(table)}:[\n${rows.toSorted().join(",\n")}\n]`
  })
  return `{${tables.join(",\n")}}\n`
}

const inTime = <T extends { readonly from: string | null }>(rows: readonly T[]) =>
  rows.toSorted((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1))

/** The units that such a text tells of. */
export function territoriesIn(snapshot: string): Territories {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `snapshotOf` wrote it
  const kept = JSON.parse(snapshot) as Pick<Facts, (typeof KEPT)[number]>
  const facts: Facts = {
    ...kept,
    names: inTime(kept.names),
    codes: inTime(kept.codes),
    parents: inTime(kept.parents),
    events: kept.events.toSorted((a, b) => (`${a.date} ${a.id}` < `${b.date} ${b.id}` ? -1 : 1)),
    aliases: [],
    points: [],
  }
  return territoriesOf(bookOf(facts))
}
