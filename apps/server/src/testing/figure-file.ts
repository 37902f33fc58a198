import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { csvLine } from "@tinhso/csv"
import { FIGURE_COLUMNS, type FigureColumn } from "../indicators/import/columns.ts"

/** A good row of a text of 2024 about Bắc Giang. */
const GOOD: Readonly<Record<FigureColumn, string>> = {
  id: "t-1",
  source: "004",
  place: "Bắc Giang",
  place_level: "province",
  as_of: "2024-10-09",
  kind: "observation",
  measure: "cameras",
  label_vi: "camera giám sát",
  comparator: "=",
  value: "12",
  unit_of_measure: "camera",
  breakdown: "",
  whole: "",
  relation: "",
  note: "",
}

/** What a row says otherwise than the good one. */
export type FigureRow = Partial<Record<FigureColumn, string>>

/** A folder of its own for the files of figures of a test. */
export async function figureFolder() {
  const folder = await mkdtemp(join(tmpdir(), "tinhso-figures-"))
  let files = 0
  return {
    /** The path of a CSV file with these rows. */
    async csv(rows: readonly FigureRow[], columns: readonly string[] = FIGURE_COLUMNS) {
      const path = join(folder, `thu-${files++}.csv`)
      const lines = rows.map((row) => {
        const cells: Record<string, string> = { ...GOOD, ...row }
        return csvLine(columns.map((column) => cells[column] ?? ""))
      })
      await writeFile(path, `${[csvLine(columns), ...lines].join("\n")}\n`)
      return path
    },
    remove: () => rm(folder, { recursive: true }),
  }
}
