import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { csvLine } from "@tinhso/csv"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { FIGURE_COLUMNS } from "../import/columns.ts"
import { cleanWords } from "../import/words.ts"
import { exportCsv } from "./export-service.ts"
import { importFigures } from "./import-service.ts"
import { loadShippedFigures } from "./shipped-service.ts"

let db: Database
let ctx: Context
let folder: string
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  folder = await mkdtemp(join(tmpdir(), "tinhso-round-trip-"))
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
})
afterAll(async () => {
  await db.close()
  await rm(folder, { recursive: true })
})

const words = (longest: number) =>
  fc
    .string({ unit: "grapheme", maxLength: longest })
    .map((text) => cleanWords(text, longest))
    .filter((clean): clean is { text: string } => "text" in clean)
    .map(({ text }) => text)
const label = words(60).filter((text) => text !== "")
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.stringMatching(/^\d{0,9}$/u))
  .map(([whole, fraction]) => (fraction === "" ? String(whole) : `${whole}.${fraction}`))
const part = fc
  .tuple(
    label.filter((text) => !text.includes(";")),
    decimal,
  )
  .map(([name, value]) => `${name}=${value}`)
const period = fc.oneof(
  fc.integer({ min: 2000, max: 2024 }).map(String),
  fc.constantFrom("2024-09", "2023-Q4", "2022-02-28", "2024-02-29"),
)

const row = fc
  .record({
    period,
    place: fc.constantFrom(["Quảng Ninh", "province"], ["Hạ Long", "district"], ["24", "province"]),
    kind: fc.constantFrom("observation", "target", "rank", "plan", "drill", "event", "benchmark"),
    measure: fc.constantFrom("bts", "cameras", "grdp_growth_pct"),
    label,
    comparator: fc.constantFrom("=", ">", ">=", "<", "<=", "~"),
    value: fc.option(decimal, { nil: "" }),
    unit: label.filter((text) => text !== "date"),
    breakdown: fc.array(part, { maxLength: 4 }).map((parts) => parts.join("; ")),
    note: words(200),
  })
  .map(({ place, ...said }) => (id: string) => [
    id,
    "thử",
    ...place,
    said.period,
    said.kind,
    said.measure,
    said.label,
    said.comparator,
    said.value,
    said.unit,
    said.breakdown,
    "",
    "",
    said.note,
  ])

test("whatever is imported comes out again as it was written", async () => {
  let round = 0
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
      const prefix = `r${round++}`
      const lines = rows.map((make, i) => csvLine(make(`${prefix}-${i + 1}`)))
      const path = join(folder, `${prefix}.csv`)
      await writeFile(path, `${[csvLine(FIGURE_COLUMNS), ...lines].join("\n")}\n`)
      const options = { commit: true, decimal: "point" } as const
      const report = await importFigures(ctx, path, options, () => Promise.resolve(OPERATOR))

      expect(report.rows.flatMap(({ problems }) => problems)).toEqual([])
      const all = [...(await exportCsv(ctx, { asOf: null, history: false }))]
      expect(all.filter((line) => line.startsWith(`${prefix}-`))).toEqual(lines)
    }),
    { numRuns: 40 },
  )
})
