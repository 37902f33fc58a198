import { randomUUID } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Type } from "typebox"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { listAudit } from "../../platform/audit.ts"
import { OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { Refusal } from "../../platform/problem.ts"
import { sql } from "../../platform/sql.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { countOf } from "../changes.ts"
import { readFacts } from "../store/facts-store.ts"
import { loadShippedUnits, unitResolver, unitsOn } from "../index.ts"
import type { ListFile } from "../lists/read.ts"
import { sampleFiles } from "../lists/sample-lists.ts"
import { importUnits } from "./units-service.ts"

let db: Database
beforeAll(async () => void (db = await openTestDatabase()))
afterAll(() => db.close())

const SHARED = fileURLToPath(new URL("../../../../../../shared/units", import.meta.url))
const replace = (from: string, to: string) => (text: string) => text.replace(from, to)
const gone = () => ""
const commit = { commit: true, actor: OPERATOR }

async function directory(
  edits: Parameters<typeof sampleFiles>[0] = {},
  bytes: Partial<Record<ListFile, Uint8Array>> = {},
): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "tinhso-lists-"))
  const files = Object.entries({ ...Object.fromEntries(sampleFiles(edits)), ...bytes })
  await Promise.all(files.map(([name, content]) => writeFile(join(path, name), content)))
  return path
}

afterEach(() => forget())

async function forget(): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.script("truncate registry.unit, registry.unit_event cascade")
    await tx.run(sql`update registry.revision set token = ${randomUUID()}, shipped = null`)
  })
}

const unitCount = async () =>
  (await db.column(Type.Integer(), sql`select count(*)::int from registry.unit`))[0]

test("a trial run tells what it would write and writes nothing", async () => {
  const path = await directory()
  const done = await importUnits(testContext(db), path, { commit: false, actor: OPERATOR })

  expect(done).toMatchObject({ committed: false, counts: { communes2024: 5, split: 1 } })
  expect(done.changes.add.units).toHaveLength(17)
  expect(await unitCount()).toBe(0)
})

test("an import is kept once, with an entry in the audit log; the second changes nothing", async () => {
  const path = await directory()
  await importUnits(testContext(db), path, commit)
  const again = await importUnits(testContext(db), path, commit)

  expect(countOf(again.changes.add) + countOf(again.changes.update)).toBe(0)
  expect(await unitCount()).toBe(17)
  expect(await listAudit(db, null, 1)).toMatchObject([
    { action: "registry.import-units", actor: "operator", details: { units: 17 } },
  ])
})

test("a list that corrects a name changes that name and keeps the rest", async () => {
  await importUnits(testContext(db), await directory(), commit)
  const rename = replace("Xã Hai Ba", "Xã Hai Bà")
  const edits = { "communes_2025.csv": rename, "communes_2026.csv": rename }
  const done = await importUnits(testContext(db), await directory(edits), commit)

  expect(done.changes.corrections).toEqual(["00103.2025: Xã Hai Ba → Xã Hai Bà"])
  expect(countOf(done.changes.add)).toBe(0)
  expect((await unitsOn(db, "commune", "2026-01-01")).map((unit) => unit.name)).toContain("Hai Bà")
})

test("lists that stop before 2026 do not undo what the registry knows of 2026", async () => {
  await importUnits(testContext(db), await directory(), commit)
  const path = await directory({ "provinces_2026.csv": gone, "communes_2026.csv": gone })
  const done = await importUnits(testContext(db), path, commit)

  expect(countOf(done.changes.add) + countOf(done.changes.update)).toBe(0)
})

test("lists that bring 2026 later give the names their end", async () => {
  const first = await directory({ "provinces_2026.csv": gone, "communes_2026.csv": gone })
  await importUnits(testContext(db), first, commit)
  await importUnits(testContext(db), await directory(), commit)

  const names = (day: string) =>
    unitsOn(db, "province", day).then((units) => units.map((unit) => unit.fullName))
  expect(await names("2026-04-29")).toContain("Tỉnh Quảng Ninh")
  expect(await names("2026-04-30")).toContain("Thành phố Quảng Ninh")
})

test("lists that contradict the history in the registry are refused whole", async () => {
  await importUnits(testContext(db), await directory(), commit)
  // Bắc Giang alone takes over its code: for the registry that code is the new Bắc Ninh's.
  const path = await directory({
    "provinces_2024.csv": (text) => text.replace("27,Tỉnh Bắc Ninh,Tỉnh\n", ""),
    "districts_2024.csv": (text) => text.replace("256,Thành phố Bắc Ninh,Thành phố,27\n", ""),
    "communes_2024.csv": (text) => text.replace("00103,Xã Ba,Xã,256,27\n", ""),
    "provinces_mapping_2024_2025.csv": (text) => text.replace("27,24\n", ""),
    "mapping_2024_2025.csv": (text) => text.replace("00103,00103,whole,1\n", ""),
  })
  const before = await readFacts(db)

  await expect(importUnits(testContext(db), path, commit)).rejects.toThrow(/24/)
  expect(await readFacts(db)).toEqual(before)
})

test.each<[string, Parameters<typeof directory>, RegExp]>([
  ["a missing file", [{ "communes_2025.csv": () => "" }], /communes_2025\.csv: thiếu tệp này/],
  [
    "a missing column",
    [{ "communes_2025.csv": replace("province_code", "tinh") }],
    /communes_2025\.csv.*dòng 1.*province_code/s,
  ],
  [
    "a duplicate code",
    [{ "provinces_2024.csv": replace("27,", "24,") }],
    /provinces_2024\.csv, dòng 3, cột code/,
  ],
  [
    "letters of no known encoding",
    [{}, { "communes_2024.csv": Uint8Array.from({ length: 600 }, (_, i) => 128 + (i % 120)) }],
    /communes_2024\.csv/,
  ],
  [
    "a picture",
    [{}, { "provinces_2025.csv": Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10, 0) }],
    /provinces_2025\.csv/,
  ],
  ["an empty file", [{}, { "provinces_2025.csv": new Uint8Array() }], /provinces_2025\.csv/],
  [
    "a quote that never ends",
    [{ "communes_2025.csv": replace("Xã Năm", '"Xã Năm') }],
    /communes_2025\.csv.*dòng 5/s,
  ],
])(
  "%s refuses the import with its place, and leaves the registry as it was",
  async (_name, args, message) => {
    const path = await directory(...args)
    const refused = importUnits(testContext(db), path, commit)

    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toBeInstanceOf(Refusal)
    expect(await unitCount()).toBe(0)
  },
)

test("lists in an old encoding are read", async () => {
  const utf16 = Buffer.from(`\ufeff${sampleFiles().get("communes_2024.csv")}`, "utf16le")
  const path = await directory({}, { "communes_2024.csv": utf16 })
  const done = await importUnits(testContext(db), path, commit)

  expect(done.changes.add.names.map((name) => name.fullName)).toContain("Thị trấn Hoà Bình")
})

test("a folder in the place of a file is refused", async () => {
  const path = await directory({ "communes_2025.csv": () => "" })
  await mkdir(join(path, "communes_2025.csv"))

  await expect(importUnits(testContext(db), path, commit)).rejects.toThrow("không phải một tệp")
})

test("a directory that is not there is refused", async () => {
  await expect(importUnits(testContext(db), "/nowhere/at/all", commit)).rejects.toThrow(Refusal)
})

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted()

test.skipIf(!existsSync(SHARED))(
  "the official lists complete the shipped units to what they give alone (needs ../shared)",
  async () => {
    const ctx = testContext(db)
    await importUnits(ctx, SHARED, commit)
    const alone = await readFacts(db)
    await forget()
    await loadShippedUnits(ctx)
    const done = await importUnits(ctx, SHARED, commit)
    const both = await readFacts(db)

    expect(done.counts).toEqual({
      provinces2024: 63,
      districts2024: 696,
      communes2024: 10035,
      provinces2025: 34,
      communes2025: 3321,
      provinces2026: 34,
      communes2026: 3321,
      split: 471,
      renamed2026: 11,
    })
    expect(countOf(done.changes.update)).toBe(0)
    for (const table of ["units", "names", "codes", "parents", "events", "links"] as const) {
      expect(sorted(both[table])).toEqual(sorted(alone[table]))
    }
    expect(await unitsOn(db, "commune", "2025-06-30")).toHaveLength(10035)
    expect(await unitsOn(db, "commune", "2025-07-01")).toHaveLength(3321)
    const answer = await unitResolver(db)
    const lost = (await unitsOn(db, "commune", "2026-11-21")).filter((unit) => {
      const found = answer({ name: unit.code ?? "", on: "2026-11-21" })
      return found.kind !== "found" || found.unit.id !== unit.id
    })
    expect(lost).toEqual([])
  },
  120_000,
)
