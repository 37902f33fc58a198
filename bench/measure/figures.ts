import { createWriteStream } from "node:fs"
import { join } from "node:path"
import { once } from "node:events"
import { readTable } from "../../apps/server/src/platform/table-file/index.ts"

/** The columns of a file of figures. */
export const COLUMNS = [
  "id",
  "source",
  "place",
  "place_level",
  "as_of",
  "kind",
  "measure",
  "label_vi",
  "comparator",
  "value",
  "unit_of_measure",
  "breakdown",
  "whole",
  "relation",
  "note",
] as const

const DATA = join(import.meta.dirname, "..", "..", "data")

async function rowsOf<Column extends string>(file: string, columns: readonly Column[]) {
  const { rows } = await readTable(join(DATA, file), { columns })
  return rows.map(
    ({ cells }) =>
      (column: Column) =>
        cells[column].text,
  )
}

const provinces = await rowsOf("units/units.csv", ["level", "name", "to"])
const catalogue = await rowsOf("measures.csv", ["code", "name_vi", "unit_of_measure", "share"])

/**
 * Observations as provinces would send them: every old province, measures that count something,
 * month after month before the reform.
 */
export function* figureRows(count: number): Generator<string[]> {
  const places = provinces
    .filter((cell) => cell("level") === "province" && cell("to") === "2025-07-01")
    .map((cell) => cell("name"))
  const measures = catalogue.filter(
    (cell) =>
      cell("share") === "no" &&
      /^(?:station|person|subscription|team)$/.test(cell("unit_of_measure")),
  )
  let made = 0
  for (let month = 0; ; month++) {
    const asOf = `${2024 - Math.floor(month / 12)}-${String(12 - (month % 12)).padStart(2, "0")}`
    for (const [at, cell] of measures.entries()) {
      const measured = [cell("code"), cell("name_vi"), "="]
      for (const [where, place] of places.entries()) {
        if (made === count) return
        made += 1
        const value = String(5_000 + where * 37 + at * 11 - month)
        const given = [`lt-${made}`, "001", place, "province", asOf, "observation"]
        yield [...given, ...measured, value, cell("unit_of_measure"), "", "", "", ""]
      }
    }
  }
}

/** Writes them as CSV. */
export async function writeFigures(path: string, count: number): Promise<void> {
  const file = createWriteStream(path)
  file.write(`${COLUMNS.join(",")}\n`)
  for (const row of figureRows(count)) {
    const cells = row.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    if (!file.write(`${cells.join(",")}\n`)) await once(file, "drain")
  }
  file.end()
  await once(file, "finish")
}
