import { createHash } from "node:crypto"
import { aggregate } from "@tinhso/formula"
import { cutKey } from "../cells/cut.ts"

/** What is counted of a record. */
export interface Countable {
  readonly id: string
  readonly unit: string
  readonly value: number
  readonly attributes: Readonly<Record<string, string>>
}

/** What the records of one unit come to, in the whole or in one value of a breakdown. */
export interface Tallied {
  readonly unit: string
  readonly cut: string
  readonly value: number
  /** SHA-256 over the records, the same for the same records in any order. */
  readonly hash: string
}

/** How the records of a register are told apart. */
export interface Tallying {
  readonly how: "count" | "sum"
  readonly dimensions: Readonly<Record<string, readonly string[]>>
  /** The units that have figures, known as a whole: without records they have 0. */
  readonly units: readonly string[]
  /** The unit with figures that a record counts for; null where it counts for none. */
  readonly unitOf: (record: Countable) => string | null
}

/**
 * Records counted or summed for each unit: as a whole, and by each value of each breakdown, one
 * breakdown at a time, one after the other. A record whose attribute has no declared value counts in the whole alone.
 */
export function* tally(records: readonly Countable[], asked: Tallying): Generator<Tallied> {
  const byUnit = new Map<string, Countable[]>(asked.units.map((unit) => [unit, []]))
  for (const record of records) {
    const unit = asked.unitOf(record)
    if (unit !== null) byUnit.get(unit)?.push(record)
  }
  for (const [unit, its] of byUnit) {
    yield told(unit, "", its, asked.how)
    for (const [dimension, values] of Object.entries(asked.dimensions)) {
      const groups = Map.groupBy(its, ({ attributes }) => attributes[dimension])
      for (const value of values) {
        yield told(unit, cutKey([{ dimension, value }]), groups.get(value) ?? [], asked.how)
      }
    }
  }
}

function told(
  unit: string,
  cut: string,
  records: readonly Countable[],
  how: Tallying["how"],
): Tallied {
  return { unit, cut, value: valueOf(records, how), hash: hashOf(records) }
}

/** What records come to; nothing is 0. */
export function valueOf(records: readonly Countable[], how: Tallying["how"]): number {
  if (how === "count" || records.length === 0) return records.length
  const values = records.toSorted(byId).map(({ value }) => value)
  return aggregate(values, "sum") ?? 0
}

/** SHA-256 over the records, the same for the same records in any order. */
export function hashOf(records: readonly Countable[]): string {
  const hash = createHash("sha256")
  for (const { id, unit, value, attributes } of records.toSorted(byId)) {
    const said = Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1))
    hash.update(`${JSON.stringify([id, unit, value, said])}\n`)
  }
  return hash.digest("hex")
}

const byId = (a: Countable, b: Countable) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
