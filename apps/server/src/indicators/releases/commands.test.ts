import { createHash } from "node:crypto"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Command } from "commander"
import { afterAll, beforeAll, expect, test } from "vitest"
import { sql } from "../../platform/sql.ts"
import { releaseCommands } from "./commands.ts"
import { cell, COMMUNES, openReleaseWorld, type ReleaseWorld } from "./testing/world.ts"

let world: ReleaseWorld
let folder: string
const [A] = COMMUNES

beforeAll(async () => {
  world = await openReleaseWorld()
  folder = await mkdtemp(join(tmpdir(), "tinhso-release-"))
  await world.save([cell("tổng_hộ", A, 1000)])
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true })
})

async function run(...argv: string[]) {
  const out: string[] = []
  let failed = false
  const program = new Command()
  releaseCommands(program, {
    open: () => Promise.resolve(world.ctx),
    out: (line) => void out.push(line),
    note: () => undefined,
    fail: () => void (failed = true),
    path: (typed) => join(folder, typed),
  })
  await program.parseAsync(["releases", ...argv], { from: "user" })
  return { out, failed }
}

const create = (id: string, ...more: string[]) =>
  run(
    "create",
    id,
    "--title",
    "Thử",
    "--indicator",
    "tổng_hộ",
    "--units",
    A,
    "--periods",
    "2025-Q4",
    ...more,
  )

test("one operator may do both only by saying why, and that is sealed and shown", async () => {
  await create("mot")
  await expect(run("publish", "mot")).rejects.toThrow("--alone LÝ DO")
  const { out } = await run("publish", "mot", "--alone", "máy chỉ có một người")

  expect(out).toContain("một người làm cả hai việc vì\tmáy chỉ có một người")
  expect((await run("list")).out[1]).toMatch(/^1,mot,published,/)
})

test("what is exported is what was sealed, byte for byte", async () => {
  const { out } = await run("show", "mot")
  await run("export", "mot", "--output", "mot.csv")
  await run("export", "mot", "--format", "xlsx", "--output", "mot.xlsx")
  const csv = await readFile(join(folder, "mot.csv"))

  expect(out).toContain(`SHA-256 của CSV\t${createHash("sha256").update(csv).digest("hex")}`)
  expect((await readFile(join(folder, "mot.xlsx"))).subarray(0, 2).toString()).toBe("PK")
  expect((await run("export", "mot")).out.join("\n")).toBe(csv.toString().trimEnd())
  await expect(run("export", "mot", "--format", "xlsx")).rejects.toThrow("csv, json, meta.json")
})

test("a difference is told in words, with the cell behind it", async () => {
  await world.save([cell("tổng_hộ", A, 1200)])
  await create("hai", "--corrects", "mot", "--reason", "báo cáo lại")
  await run("publish", "hai", "--alone", "máy chỉ có một người")
  const { out } = await run("diff", "mot", "hai")

  expect(out.slice(0, 4)).toEqual([
    "mot → hai: 0 dòng như cũ, 1 khác, 0 thêm, 0 bớt",
    "  số liệu gốc đã sửa: 1 dòng",
    `khác\ttổng_hộ · Phường Hà Tu (${A}) · 2025-Q4\t1000 → 1200\t200`,
    "  số liệu gốc đã sửa: 1000 → 1200",
  ])
  expect(out[4]).toContain("1000 → 1200 (người vận hành,")
  expect((await run("diff", "mot", "hai", "--format", "csv")).out[1]).toBe(
    `changed,tổng_hộ,2025-Q4,${A},,,1000,1200,200,cells`,
  )
})

test("verify is content with what is right, and fails on a value forged in the history", async () => {
  expect(await run("verify")).toEqual({
    out: ["mot\tđúng\t1 dòng tính lại như cũ", "hai\tđúng\t1 dòng tính lại như cũ"],
    failed: false,
  })
  await world.db.transaction(async (tx) => {
    await tx.script("alter table indicators.cell disable trigger user")
    await tx.run(sql`update indicators.cell set value = 999 where value = 1000`)
    await tx.script("alter table indicators.cell enable trigger user")
  })
  const { out, failed } = await run("verify", "mot")

  expect(failed).toBe(true)
  expect(out[1]).toContain("value trong bản công bố là “1000”, tính lại là “999”")
  await expect(run("verify", "khong-co")).rejects.toThrow("Không có bản công bố")
})
