import { readFile } from "node:fs/promises"
import { record } from "../platform/audit.ts"
import { type Actor, type Context, SYSTEM } from "../platform/context.ts"
import type { Writer } from "../platform/database.ts"
import { changesBetween, countOf, type Changes } from "./changes.ts"
import { factsOf } from "./derive.ts"
import type { Facts } from "./facts.ts"
import { lockRegistry, readFacts, writeChanges } from "./facts-store.ts"
import { readShippedTables, TABLE_COLUMNS, type TableFile } from "./shipped-tables.ts"
import type { Tables } from "./tables.ts"

const DATA = new URL("../../../../data/", import.meta.url)
const PLACES: Readonly<Record<TableFile, string>> = {
  "units.csv": "units/units.csv",
  "lineage.csv": "units/lineage.csv",
  "aliases.csv": "units/aliases.csv",
  "points.csv": "points.csv",
}

/** The tables of units that the product ships, read from `data/`. */
export async function shippedTables(): Promise<Tables> {
  const names = Object.keys(TABLE_COLUMNS) as TableFile[]
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(new URL(PLACES[name], DATA))] as const),
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every table is in TABLE_COLUMNS
  return readShippedTables(Object.fromEntries(files) as unknown as Record<TableFile, Uint8Array>)
}

/**
 * Loads the units that the demonstration needs; what the registry already knows stays as it is.
 * Returns how many rows it wrote.
 */
export async function loadShippedUnits(ctx: Context): Promise<number> {
  const tables = await shippedTables()
  const shipped = new Set(tables.units.map((row) => row.id))
  const aliases = tables.aliases.filter((row) => shipped.has(row.unit))
  const facts = factsOf({ ...tables, aliases })
  const changes = await ctx.db.transaction((tx) =>
    applyFacts(tx, facts, { actor: SYSTEM, at: ctx.now(), subject: "data/units" }),
  )
  return countOf(changes.add) + countOf(changes.update)
}

interface Deed {
  readonly actor: Actor
  readonly at: Date
  readonly subject: string
}

/** Makes the registry know `facts` as well; writes and audits only where something changes. */
export async function applyFacts(tx: Writer, facts: Facts, deed: Deed): Promise<Changes> {
  await lockRegistry(tx)
  const changes = changesBetween(await readFacts(tx), facts)
  const [added, changed] = [countOf(changes.add), countOf(changes.update)]
  if (added + changed === 0) return changes
  await writeChanges(tx, changes)
  await record(tx, {
    ...deed,
    action: "registry.import-units",
    details: { units: changes.add.units.length, added, changed, corrections: changes.corrections },
  })
  return changes
}
