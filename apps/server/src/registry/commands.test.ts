import { Command } from "commander"
import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Database } from "../platform/database.ts"
import { openTestDatabase, testContext } from "../testing/database.ts"
import { boundariesOf } from "./store/boundary-store.ts"
import { registryCommands } from "./commands.ts"
import { loadShippedUnits } from "./index.ts"
import { sampleFiles } from "./lists/sample-lists.ts"

let db: Database
beforeAll(async () => {
  db = await openTestDatabase()
  await loadShippedUnits(testContext(db))
})
afterAll(() => db.close())

async function run(...argv: string[]) {
  const out: string[] = []
  const note: string[] = []
  const program = new Command()
    .exitOverride()
    .configureOutput({ writeErr: (text) => note.push(text) })
  registryCommands(program, {
    open: () => Promise.resolve(testContext(db)),
    out: (line) => void out.push(line),
    note: (line) => void note.push(line),
    fail: () => undefined,
    path: (typed) => typed,
  })
  for (const command of program.commands) {
    for (const below of command.commands) below.copyInheritedSettings(program)
  }
  await program.parseAsync(argv, { from: "user" })
  return { out, note }
}

test("show prints what became of a unit", async () => {
  expect((await run("units", "show", "bac giang", "--at", "2026-01-01")).out).toEqual([
    "Tỉnh Bắc Giang [24], mã 24",
    "Ngày 01/01/2026: không còn; kết thúc ngày 01/07/2025",
    "Thuộc: Việt Nam",
    "Trở thành:",
    "  Tỉnh Bắc Ninh [24.2025]: toàn bộ, ngày 01/07/2025, 202/2025/QH15",
  ])
})

test("show names other units of that name", async () => {
  const { note } = await run("units", "show", "Hạ Long", "--at", "2024-01-01")

  expect(note).toContain("Cùng tên: Phường Hạ Long, Tỉnh Quảng Ninh [06688.2025] (từ 01/07/2025)")
})

test("show --json is the unit of the API", async () => {
  const { out } = await run("units", "show", "Bắc Ninh", "--at", "2026-01-01", "--json")

  expect(JSON.parse(out.join("\n"))).toMatchObject({
    id: "24.2025",
    predecessors: [
      { id: "24", date: "2025-07-01", share: 1 },
      { id: "27", date: "2025-07-01", share: 1 },
    ],
  })
})

test("a name of several units lists them", async () => {
  await expect(run("units", "show", "Tân An", "--at", "2024-01-01")).rejects.toThrow(
    "Phường Tân An, Thị xã Quảng Yên, Tỉnh Quảng Ninh [07159]",
  )
})

test("an unknown name gets a suggestion", async () => {
  await expect(run("units", "show", "Bắc Ginag")).rejects.toThrow("có phải Tỉnh Bắc Giang")
})

test.each(["2026-02-30", "1/1/2026", "hôm nay"])("the day %s is refused", async (day) => {
  await expect(run("units", "show", "22", "--at", day)).rejects.toThrow("cần một ngày")
})

test("list prints CSV", async () => {
  const { out } = await run("units", "list", "--at", "2024-01-01", "--format", "csv")

  expect(out).toHaveLength(64)
  expect(out.slice(0, 2)).toEqual([
    "id,code,name,fullName,level,opened,closed,within",
    "01,01,Hà Nội,Thành phố Hà Nội,province,,,",
  ])
})

test("importing lists without --commit prints the counts and says that nothing was written", async () => {
  const path = await mkdtemp(join(tmpdir(), "tinhso-lists-"))
  await Promise.all([...sampleFiles()].map(([name, text]) => writeFile(join(path, name), text)))
  const own = await openTestDatabase()
  const shipped = db
  try {
    db = own
    const { out } = await run("import", "units", path)

    expect(out).toContain("tỉnh, thành phố 2024\t3")
    expect(out).toContain("xã, phường, thị trấn 2024 bị chia vào nhiều đơn vị\t1")
    expect(out.at(-1)).toBe("Chạy thử, chưa ghi gì. Thêm --commit để ghi.")
  } finally {
    db = shipped
    await own.close()
  }
})

const area = (code: string) => ({
  type: "Feature",
  properties: { code },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [106, 21],
        [107, 21],
        [107, 22],
        [106, 21],
      ],
    ],
  },
})

async function geojson(...codes: string[]): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "tinhso-gis-")), "ranh-gioi.geojson")
  await writeFile(path, JSON.stringify({ type: "FeatureCollection", features: codes.map(area) }))
  return path
}

test("boundaries are matched by the code of the day, and kept with --commit", async () => {
  const path = await geojson("22", "24")
  await run("import", "boundaries", path, "--at", "2026-01-01")
  expect(await boundariesOf(db, ["22", "24", "24.2025"])).toEqual([])

  await run("import", "boundaries", path, "--at", "2026-01-01", "--commit", "--source", "Sở TNMT")
  expect(await boundariesOf(db, ["22", "24", "24.2025"])).toMatchObject([
    { unit: "22", source: "Sở TNMT" },
    { unit: "24.2025" },
  ])
  expect((await run("import", "boundaries", path, "--commit")).note).toEqual([
    "Không có gì thay đổi.",
  ])
})

test.each([
  ["an unknown code", ["22", "98"], "vùng thứ 2"],
  ["a unit drawn twice", ["19", "19"], "Tỉnh Thái Nguyên đã có ở vùng thứ 1"],
])("a boundary file with %s is refused whole", async (_name, codes, message) => {
  await expect(run("import", "boundaries", await geojson(...codes), "--commit")).rejects.toThrow(
    message,
  )
  expect(await boundariesOf(db, ["19.2025"])).toEqual([])
})
