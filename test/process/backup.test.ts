import { mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { tinhso } from "./product.ts"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-backup-"))
  await tinhso(join(folder, "old"), "check")
})
afterAll(() => rm(folder, { recursive: true }))

const exported = async (name: string) =>
  (await tinhso(join(folder, name), "figures", "export", "--format", "csv")).out

test("a backup restored into an empty directory answers as the old one did", async () => {
  const file = join(folder, "copy.tar.gz")
  expect((await tinhso(join(folder, "old"), "backup", file)).code).toBe(0)
  expect((await tinhso(join(folder, "new"), "restore", file)).code).toBe(0)

  expect(await exported("new")).toBe(await exported("old"))
  expect((await tinhso(join(folder, "new"), "audit", "verify")).out).toBe(
    (await tinhso(join(folder, "old"), "audit", "verify")).out,
  )
})

test("a directory that has a database is not overwritten", async () => {
  const { code, err } = await tinhso(join(folder, "old"), "restore", join(folder, "copy.tar.gz"))

  expect(code).toBe(1)
  expect(err).toContain("dời")
})

test.each(["damaged", "nonsense", "missing"])(
  "a %s backup is refused and leaves nothing",
  async (name) => {
    const file = join(folder, name)
    if (name === "damaged") {
      await tinhso(join(folder, "old"), "backup", file)
      await truncate(file, 100_000)
    }
    if (name === "nonsense") await writeFile(file, "không phải bản sao lưu")
    const { code, err } = await tinhso(join(folder, `from-${name}`), "restore", file)

    expect(code).toBe(1)
    expect(err).toContain("Không đọc được bản sao lưu")
    expect(await readdir(join(folder, `from-${name}`))).toEqual([])
  },
)
