import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { Type } from "typebox"
import { afterAll, beforeAll, expect, test } from "vitest"
import { listAudit } from "../../platform/audit.ts"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { figureFolder, type FigureRow } from "../../testing/figure-file.ts"
import { findProblems } from "./checks-service.ts"
import { exportCsv } from "./export-service.ts"
import { importFigures, type ImportOptions } from "./import-service.ts"
import { getFigure } from "./read-service.ts"
import { loadShippedFigures } from "./shipped-service.ts"

const SHIPPED = fileURLToPath(new URL("../../../../../data/published-figures.csv", import.meta.url))
const GIVEN = new URL("../../../../../../shared/facts/published-figures.csv", import.meta.url)

let db: Database
let ctx: Context
let folder: Awaited<ReturnType<typeof figureFolder>>
/** When the shipped figures were loaded; everything else happens later. */
const START = "2026-11-21T02:00:00.000Z"
let clock = new Date(START)

beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => clock })
  folder = await figureFolder()
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  clock = new Date("2026-11-21T03:00:00Z")
})
afterAll(async () => {
  await db.close()
  await folder.remove()
})

const run = async (rows: readonly FigureRow[], options: Partial<ImportOptions> = {}) =>
  importFigures(ctx, await folder.csv(rows), { commit: false, ...options }, () =>
    Promise.resolve(OPERATOR),
  )
const commit = (rows: readonly FigureRow[]) => run(rows, { commit: true })

const exported = async (asOf: string | null = null) =>
  `${[...(await exportCsv(ctx, { asOf, history: false }))].join("\n")}\n`

test("the shipped figures come out as they went in, byte for byte", async () => {
  expect(await exported(START)).toBe(await readFile(SHIPPED, "utf8"))
})

test.skipIf(!existsSync(GIVEN))(
  "the given figures are the shipped ones: importing them changes nothing (needs ../shared)",
  async () => {
    const report = await importFigures(ctx, fileURLToPath(GIVEN), { commit: true }, () =>
      Promise.resolve(OPERATOR),
    )

    expect(report.counts).toEqual({ rows: 106, add: 0, change: 0, same: 106, refuse: 0 })
    expect(await exported(START)).toBe(await readFile(GIVEN, "utf8"))
  },
)

test("exactly what is wrong in the texts is found: hl-33, hl-17 and bk-09", async () => {
  const problems = await findProblems(ctx, START)

  expect(problems.map(({ figure, rule }) => [figure, rule])).toEqual([
    ["bk-09", "dates-agree"],
    ["hl-17", "share-at-most-100"],
    ["hl-33", "parts-sum"],
  ])
})

test("loading the shipped figures again adds nothing", async () => {
  expect(await loadShippedFigures(ctx)).toBe(0)
})

test("a dry run writes nothing", async () => {
  const before = await exported()
  const report = await run([{ id: "dry-1" }])

  expect(report).toMatchObject({ committed: false, counts: { add: 1 } })
  expect(await exported()).toBe(before)
})

test("a changed row supersedes the older version, which stays known as of then", async () => {
  const first = new Date("2026-11-22T02:00:00Z")
  const second = new Date("2026-11-23T02:00:00Z")
  clock = first
  await commit([{ id: "v-1", value: "10" }])
  clock = second
  const changed = await commit([{ id: "v-1", value: "11" }])
  const again = await commit([{ id: "v-1", value: "11" }])

  expect(changed.counts).toMatchObject({ add: 0, change: 1 })
  expect(again.counts).toMatchObject({ same: 1, change: 0 })
  expect(await getFigure(ctx, "v-1", null)).toMatchObject({ value: 11, version: 2 })
  expect(await getFigure(ctx, "v-1", first.toISOString())).toMatchObject({ value: 10, version: 1 })
  const { history } = await getFigure(ctx, "v-1", null)
  expect(history.map(({ version, supersededAt }) => [version, supersededAt])).toEqual([
    [2, null],
    [1, second.toISOString()],
  ])
})

test("while a large file is read and checked, others have their turn", async () => {
  let turns = 0
  const others = setInterval(() => turns++, 1)
  const rows = Array.from({ length: 20_000 }, (_, at) => ({ id: `many-${at}` }))
  const report = await run(rows)
  clearInterval(others)

  expect(report.counts).toMatchObject({ add: 20_000 })
  expect(turns).toBeGreaterThan(20)
})

test("one bad row refuses the file: nothing of it is written", async () => {
  const before = await exported()
  const report = await commit([{ id: "all-1" }, { id: "all-2", value: "mười" }])

  expect(report.committed).toBe(false)
  expect(report.counts).toMatchObject({ add: 1, refuse: 1 })
  expect(await exported()).toBe(before)
})

test("a failure in the middle of writing leaves nothing, not even the audit entry", async () => {
  const before = await exported()
  const audited = await listAudit(db, null, 1)
  const failing: Context = {
    ...ctx,
    db: {
      ...db,
      transaction: (work) =>
        db.transaction(async (tx) => {
          await work(tx)
          throw new Error("killed")
        }),
    },
  }
  const path = await folder.csv([{ id: "half-1" }])
  const killed = importFigures(failing, path, { commit: true }, () => Promise.resolve(OPERATOR))

  await expect(killed).rejects.toThrow("killed")
  expect(await exported()).toBe(before)
  expect(await listAudit(db, null, 1)).toEqual(audited)
})

test("a commit is audited with its counts and the file's checksum", async () => {
  const report = await commit([{ id: "audit-1" }])
  const [entry] = await listAudit(db, null, 1)

  expect(entry).toMatchObject({
    actor: "operator",
    action: "indicators.import-figures",
    details: { sha256: report.sha256, add: 1, change: 0 },
  })
})

test("a stored version can neither be rewritten nor removed", async () => {
  const rewrite = db.transaction((tx) =>
    tx.run(sql`update indicators.observation set value = 1 where figure_id = 'bg-03'`),
  )
  const remove = db.transaction((tx) =>
    tx.run(sql`delete from indicators.observation where figure_id = 'bg-03'`),
  )

  await expect(rewrite).rejects.toThrow("append-only")
  await expect(remove).rejects.toThrow("append-only")
})

test("digits are kept as written: 98.60 stays 98.60", async () => {
  await commit([{ id: "digits-1", value: "98.60" }])

  expect(await getFigure(ctx, "digits-1", null)).toMatchObject({ exact: "98.60", value: 98.6 })
})

test("a place is the unit of the time of the text: old Bắc Ninh in 2023, the new one in 2026", async () => {
  await commit([
    { id: "when-1", place: "Bắc Ninh", source: "001", kind: "target", as_of: "2025" },
    { id: "when-2", place: "Bắc Ninh", source: "new-2", as_of: "2026-03-01" },
    { id: "when-3", place: "24.2025", source: "001", kind: "target", as_of: "2030" },
  ])

  const places = await Promise.all(
    ["when-1", "when-2", "when-3"].map(async (id) => (await getFigure(ctx, id, null)).place.id),
  )
  expect(places).toEqual(["27", "24.2025", "24.2025"])
})

test("a source without a document makes one, and says so once", async () => {
  const report = await commit([
    { id: "doc-1", source: "660/KH-UBND" },
    { id: "doc-2", source: "660/KH-UBND" },
  ])

  expect(report.rows.map(({ warnings }) => warnings.length)).toEqual([1, 0])
  expect((await getFigure(ctx, "doc-1", null)).document).toMatchObject({
    id: "660/KH-UBND",
    issued: null,
    issuer: null,
  })
})

test("a figure that a check will mark is warned of, and stored as published", async () => {
  const report = await commit([{ id: "mark-1", value: "22", breakdown: "a=5; b=12; c=7" }])

  expect(report.committed).toBe(true)
  expect(report.rows[0]?.warnings.join()).toContain("5 + 12 + 7 = 24")
})

test("who imports is asked about the units a figure leaves as well as those it comes to", async () => {
  const asked: string[][] = []
  const path = await folder.csv([{ id: "bg-10", place: "Quảng Ninh" }])
  await importFigures(ctx, path, { commit: false }, (units) => {
    asked.push([...units].toSorted())
    return Promise.resolve(OPERATOR)
  })

  expect(asked).toEqual([["22", "24"]])
})

test("figures that the file does not name are left alone", async () => {
  const standing = sql`select count(*)::int from indicators.observation where superseded_at is null`
  const [before = 0] = await db.column(Type.Integer(), standing)
  await commit([{ id: "alone-1" }])

  expect(await db.column(Type.Integer(), standing)).toEqual([before + 1])
})
