import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Command } from "commander"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { Database } from "../../platform/database.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { registryCommands } from "../commands.ts"
import { loadShippedUnits } from "../index.ts"

let db: Database
let folder: string
beforeAll(async () => {
  db = await openTestDatabase()
  folder = await mkdtemp(join(tmpdir(), "tinhso-organisations-"))
  await loadShippedUnits(testContext(db))
})
afterAll(async () => {
  await db.close()
  await rm(folder, { recursive: true })
})
beforeEach(() =>
  db.transaction((tx) =>
    tx.script(`truncate registry.organisation cascade;
               update registry.revision set organisations = gen_random_uuid()::text`),
  ),
)

async function run(...argv: string[]) {
  const out: string[] = []
  const note: string[] = []
  let failed = false
  const program = new Command()
  registryCommands(program, {
    open: () => Promise.resolve(testContext(db)),
    out: (line) => void out.push(line),
    note: (line) => void note.push(line),
    fail: () => void (failed = true),
    path: (typed) => typed,
  })
  await program.parseAsync(argv, { from: "user" })
  return { out, note, failed }
}

async function imported(lines: readonly string[], ...flags: string[]) {
  const path = join(folder, "co-quan.csv")
  await writeFile(path, [HEADER, ...lines].join("\n"))
  return run("import", "organisations", path, ...flags)
}

const HEADER = "id,name_vi,short_name,kind,unit,code,parent,opened,closed,valid_from,heirs,document"
const STTTT = "22.STTTT,Sở Thông tin và Truyền thông,Sở TT&TT,sở,22,H49.12,,,,,,"
const SKHCN = "22.SKHCN,Sở Khoa học và Công nghệ,Sở KH&CN,department,22,,,,,,,"

test("a list is told row by row and written only when asked", async () => {
  const looked = await imported([STTTT, SKHCN])

  expect(looked.out).toEqual(["dòng 2\t22.STTTT\tthêm\t", "dòng 3\t22.SKHCN\tthêm\t"])
  expect(looked.note.at(-1)).toBe("Chưa ghi gì.")
  expect((await run("organisations", "list")).out).toHaveLength(1)

  expect((await imported([STTTT, SKHCN], "--commit")).note.at(-1)).toBe("Đã ghi.")
  expect((await run("organisations", "list", "--unit", "22")).out[1]).toBe(
    "22.SKHCN\tSở Khoa học và Công nghệ\tSở KH&CN\tdepartment\t22\t\t\t",
  )
  expect((await imported([STTTT, SKHCN], "--commit")).out).toEqual([
    "dòng 2\t22.STTTT\tkhông đổi\t",
    "dòng 3\t22.SKHCN\tkhông đổi\t",
  ])
})

const then = async (day: string) =>
  (await run("organisations", "list", "--at", day)).out.slice(1).map((line) => line.split("\t")[0])

test("a merger in a file ends the older organisation and gives its heir what it had", async () => {
  await imported([STTTT, SKHCN], "--commit")
  const merger =
    "22.STTTT,Sở Thông tin và Truyền thông,Sở TT&TT,sở,22,H49.12,,,01/03/2025,,22.SKHCN,18/NQ-HĐND"
  const done = await imported([merger], "--commit")

  expect(done.out).toEqual(["dòng 2\t22.STTTT\tsửa\t"])
  expect([await then("2025-02-28"), await then("2025-03-01")]).toEqual([
    ["22.SKHCN", "22.STTTT"],
    ["22.SKHCN"],
  ])
})

test("organisations that name each other may come in any order", async () => {
  const below = "22.TTCNTT,Trung tâm Công nghệ thông tin,,đơn vị sự nghiệp,22,,22.SKHCN,,,,,"

  expect((await imported([below, SKHCN], "--commit")).note.at(-1)).toBe("Đã ghi.")
})

test.each([
  ["a kind nobody knows", "22.X,Sở X,,phòng,22,,,,,,,", "kind: “phòng” không phải loại"],
  ["an id in small letters", "22.skhcn,Sở X,,sở,22,,,,,,,", "id: “22.skhcn” không phải định danh"],
  ["a month for a day", "22.X,Sở X,,sở,22,,,03/2025,,,,", "opened: “03/2025” không phải ngày"],
  ["an heir that is not there", "22.X,Sở X,,sở,22,,,,01/03/2025,,22.Y,", "Không có cơ quan “22.Y”"],
  ["a parent that is not there", "22.X,Sở X,,sở,22,,22.Y,,,,,", "Không có cơ quan chủ quản “22.Y”"],
  [
    "a change on the day of the end",
    "22.SKHCN,Sở mới,,sở,22,,,,01/03/2026,01/03/2026,,",
    "01/03/2026",
  ],
  ["an heir without an end", "22.X,Sở X,,sở,22,,,,,,22.SKHCN,", "phải có ngày kết thúc"],
])(
  "%s is refused with its row, and nothing of the file is written",
  async (_name, row, message) => {
    await imported([SKHCN], "--commit")
    const done = await imported([STTTT, row], "--commit")

    expect(done.failed).toBe(true)
    expect(done.out[1]).toContain("từ chối")
    expect(done.out[1]).toContain(message)
    expect((await run("organisations", "list", "--all")).out).toHaveLength(2)
  },
)

test("one id in two rows is refused in both", async () => {
  const { out } = await imported([SKHCN, SKHCN], "--commit")

  expect(out.map((line) => line.split("\t")[2])).toEqual(["từ chối", "từ chối"])
})

const ended = (day: string) => `22.STTTT,Sở Thông tin và Truyền thông,,sở,22,,,,${day},,,`

test("an end that is recorded is not moved by a file", async () => {
  await imported([ended("2025-03-01")], "--commit")

  expect((await imported([ended("2025-04-01")], "--commit")).out[0]).toContain(
    "Đã ghi ngày kết thúc 01/03/2025, tệp ghi 01/04/2025",
  )
})
