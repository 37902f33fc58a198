/**
 * Remakes `data/units/units.csv` and `data/units/lineage.csv` from a directory of official lists:
 * node scripts/make-unit-tables.ts DIRECTORY. Names, codes and the pairs of the reform are facts;
 * the form is ours. Run when a list changes; the product reads only what it wrote.
 */
import { writeFile } from "node:fs/promises"
import { readListFiles } from "../apps/server/src/registry/store/list-files-store.ts"
import { checkLists } from "../apps/server/src/registry/lists/check.ts"
import { readLists } from "../apps/server/src/registry/lists/read.ts"
import { tablesOf } from "../apps/server/src/registry/lists/to-tables.ts"
import { TABLE_COLUMNS } from "../apps/server/src/registry/shipped-tables.ts"
import type { Tables, UnitRow } from "../apps/server/src/registry/tables.ts"

/** Whole provinces that the demonstration shows with all they have. */
const SHOWN = new Set(["22", "24", "27", "06", "19"])
/** Districts and special zones that every map of Vietnam must show: Hoàng Sa and Trường Sa. */
const ALWAYS = new Set(["498", "20333.2025", "576", "22736.2025"])
const TARGET = new URL("../data/units/", import.meta.url)

async function main(directory: string): Promise<void> {
  const { lists, problems } = readLists(await readListFiles(directory))
  const wrong = [...problems, ...checkLists(lists)]
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong.slice(0, 5)))
  const all = tablesOf(lists, [])
  const shown = shownUnits(all)
  const units = all.units.filter((row) => shown.has(row.id))
  const lineage = all.lineage.filter((row) => shown.has(row.source) && shown.has(row.target))
  await write(
    "units.csv",
    units.map((row) => [
      row.id,
      row.level,
      row.code,
      row.type,
      row.name,
      row.parent,
      row.from,
      row.to,
      row.source,
      row.endedBy,
    ]),
  )
  await write(
    "lineage.csv",
    lineage.map((row) => [
      row.source,
      row.target,
      row.date,
      row.kind,
      row.share === null ? null : String(row.share),
      row.basis,
      row.suggested ? "1" : "0",
      row.document,
    ]),
  )
}

/** The country, all provinces, and everything that ever lay in the provinces shown. */
function shownUnits(all: Tables): Set<string> {
  const shown = new Set(ALWAYS)
  const lies = Map.groupBy(all.units, (row) => row.id)
  const within = (row: UnitRow): boolean =>
    row.parent !== null &&
    (SHOWN.has(row.parent) ||
      ALWAYS.has(row.parent) ||
      all.lineage.some((link) => SHOWN.has(link.source) && link.target === row.parent) ||
      (lies.get(row.parent) ?? []).some(within))
  for (const row of all.units) {
    if (row.level === "country" || row.level === "province" || within(row)) shown.add(row.id)
  }
  return shown
}

async function write(file: "units.csv" | "lineage.csv", rows: (string | null)[][]) {
  const source =
    "# Official names and codes of administrative units: QĐ 124/2004/QĐ-TTg as kept until 2025-06-30, " +
    "NQ 202/2025/QH15, QĐ 19/2025/QĐ-TTg, NQ 30/2026/QH16; see data/README.md\n"
  const text = rows.map((row) => row.map((cell) => quoted(cell ?? "")).join(",")).join("\n")
  await writeFile(new URL(file, TARGET), `${source}${TABLE_COLUMNS[file].join(",")}\n${text}\n`)
}

const quoted = (cell: string) => (/[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const directory = process.argv[2]
if (directory === undefined) throw new Error("usage: node scripts/make-unit-tables.ts DIRECTORY")
await main(directory)
