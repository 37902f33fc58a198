/** Reading a table that somebody sent, before anything is made of it. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { readTable } from "../apps/server/src/platform/table-file/index.ts"
import { oneSheet } from "../apps/server/src/platform/table-file/testing/workbook-writer.ts"
import { COLUMNS, figureRows, writeFigures } from "./measure/figures.ts"
import { temporaryFolder } from "./measure/product.ts"
import { report } from "./measure/report.ts"

const ROWS = 100_000
const folder = temporaryFolder()
const csv = join(folder, "figures.csv")
const xlsx = join(folder, "figures.xlsx")
await writeFigures(csv, ROWS)
writeFileSync(xlsx, oneSheet([COLUMNS, ...figureRows(ROWS)]))

async function times(path: string, runs: number): Promise<number[]> {
  const values: number[] = []
  for (let run = 0; run <= runs; run++) {
    const started = performance.now()
    const { rows } = await readTable(path, { columns: COLUMNS })
    if (rows.length !== ROWS) throw new Error(`${path}: ${rows.length} rows`)
    if (run > 0) values.push((performance.now() - started) / 1000)
  }
  return values
}

const size = "100 000 rows × 15 columns"
report({ work: "read a CSV file", size, values: await times(csv, 7), unit: "s", bar: 1.5 })
report({
  work: "read an XLSX file of inline strings, in a thread with limits",
  size,
  values: await times(xlsx, 5),
  unit: "s",
  bar: null,
})
