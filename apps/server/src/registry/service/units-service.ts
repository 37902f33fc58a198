import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { fileURLToPath } from "node:url"
import { record } from "../../platform/audit.ts"
import { type Actor, type Context, SYSTEM } from "../../platform/context.ts"
import type { Writer } from "../../platform/database.ts"
import { readTable } from "../../platform/table-file/index.ts"
import { type Changes, changesBetween, countOf, factsAfter } from "../changes.ts"
import { contradictions } from "../consistency.ts"
import { factsOf } from "../derive.ts"
import { listsContradict, listsRefused } from "../errors.ts"
import type { Facts } from "../facts.ts"
import { lockRegistry, readFacts, shippedRevision, writeChanges } from "../store/facts-store.ts"
import { readListFiles } from "../store/list-files-store.ts"
import { checkLists } from "../lists/check.ts"
import { countLists, type ListCounts } from "../lists/count.ts"
import { readLists } from "../lists/read.ts"
import { tablesOf } from "../lists/to-tables.ts"
import { problemText } from "../rows.ts"
import { shippedTablesOf, TABLE_COLUMNS, type TableFile } from "../shipped-tables.ts"
import type { Tables } from "../tables.ts"

const DATA = new URL("../../../../../data/", import.meta.url)
const PLACES: Readonly<Record<TableFile, URL>> = {
  "units.csv": new URL("units/units.csv", DATA),
  "lineage.csv": new URL("units/lineage.csv", DATA),
  "aliases.csv": new URL("units/aliases.csv", DATA),
  "points.csv": new URL("points.csv", DATA),
}

const rowsOf = async (file: TableFile) =>
  (await readTable<string>(fileURLToPath(PLACES[file]), { columns: TABLE_COLUMNS[file] })).rows

/** The tables of units that the product ships, read from `data/`. */
export async function shippedTables(): Promise<Tables> {
  return shippedTablesOf({
    "units.csv": await rowsOf("units.csv"),
    "lineage.csv": await rowsOf("lineage.csv"),
    "aliases.csv": await rowsOf("aliases.csv"),
    "points.csv": await rowsOf("points.csv"),
  })
}

/** Names the content of the shipped tables, so that a start need not compare row by row. */
async function shippedDigest(): Promise<string> {
  const hash = createHash("sha256")
  for (const place of Object.values(PLACES)) hash.update(await readFile(place))
  return hash.digest("hex")
}

/**
 * Loads the units that the demonstration needs where this edition of them is not loaded yet; what
 * the registry already knows stays as it is. Returns how many rows it wrote.
 */
export async function loadShippedUnits(ctx: Context): Promise<number> {
  const digest = await shippedDigest()
  if ((await shippedRevision.read(ctx.db)) === digest) return 0
  const facts = factsOf(knownOnly(await shippedTables()))
  const changes = await ctx.db.transaction(async (tx) => {
    const deed = { actor: SYSTEM, at: ctx.now(), subject: "data/units" }
    const written = await applyFacts(tx, facts, deed)
    await shippedRevision.write(tx, digest)
    return written
  })
  return countOf(changes.add) + countOf(changes.update)
}

/** Without the aliases and points of units that the tables do not have. */
function knownOnly(tables: Tables): Tables {
  const known = new Set(tables.units.map((row) => row.id))
  return {
    ...tables,
    aliases: tables.aliases.filter((row) => known.has(row.unit)),
    points: tables.points.filter((row) => known.has(row.unit)),
  }
}

interface Deed {
  readonly actor: Actor
  readonly at: Date
  readonly subject: string
}

/** What makes the registry know `facts` as well; refuses facts that contradict what it knows. */
async function plan(tx: Writer, facts: Facts): Promise<Changes> {
  await lockRegistry(tx)
  const known = await readFacts(tx)
  const changes = changesBetween(known, facts)
  const wrong = contradictions(factsAfter(known, changes))
  if (wrong.length > 0) throw listsContradict(wrong)
  return changes
}

/** Makes the registry know `facts` as well; writes and audits only where something changes. */
async function applyFacts(tx: Writer, facts: Facts, deed: Deed): Promise<Changes> {
  const changes = await plan(tx, facts)
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

/** What an import of lists found, and what it did or would do. */
export interface UnitImport {
  readonly directory: string
  readonly committed: boolean
  readonly counts: ListCounts
  readonly changes: Changes
  readonly warnings: readonly string[]
}

/** Imports a directory of official lists: all of it or nothing; without `commit` only looks. */
export async function importUnits(
  ctx: Context,
  directory: string,
  { commit, actor }: { readonly commit: boolean; readonly actor: Actor },
): Promise<UnitImport> {
  const { lists, problems, warnings } = readLists(await readListFiles(directory))
  const wrong = problems.length > 0 ? problems : checkLists(lists)
  if (wrong.length > 0) {
    throw listsRefused(wrong)
  }
  const shipped = await shippedTables()
  const tables = tablesOf(lists, shipped.aliases)
  const facts = factsOf(knownOnly({ ...tables, points: shipped.points }))
  const subject = basename(directory)
  const changes = await ctx.db.transaction((tx) =>
    commit ? applyFacts(tx, facts, { actor, at: ctx.now(), subject }) : plan(tx, facts),
  )
  return {
    directory: subject,
    committed: commit,
    counts: countLists(lists),
    changes,
    warnings: warnings.map(problemText),
  }
}
