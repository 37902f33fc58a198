import { mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openEmbedded } from "../../apps/server/src/platform/embedded.ts"
import { directoryStore } from "../../apps/server/src/platform/file-store.ts"
import { tinhso } from "./product.ts"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-backup-"))
  await tinhso(join(folder, "old"), "check")
})
afterAll(() => rm(folder, { recursive: true }))

/** A database of another time has no evidence: only what is beside it must come along. */
async function keepFile(name: string, text: string, where = "files"): Promise<string> {
  const store = directoryStore(join(folder, name, where))
  const received = await store.receive(Readable.from([Buffer.from(text)]), 1000)
  await store.keep(received)
  return received.sha256
}

const exported = async (name: string) =>
  (await tinhso(join(folder, name), "figures", "export", "--format", "csv")).out

test("a backup restored into an empty directory answers as the old one did, files included", async () => {
  const file = join(folder, "copy.tar.gz")
  const kept = await keepFile("old", "Báo cáo quý III")
  const raster = await keepFile("old", "vùng phủ", "rasters")
  expect((await tinhso(join(folder, "old"), "backup", file)).code).toBe(0)
  expect((await tinhso(join(folder, "new"), "restore", file)).code).toBe(0)

  const copy = await directoryStore(join(folder, "new", "files")).read(kept)
  expect(Buffer.concat((await copy?.stream.toArray()) ?? []).toString()).toBe("Báo cáo quý III")
  const picture = await directoryStore(join(folder, "new", "rasters")).read(raster)
  expect(Buffer.concat((await picture?.stream.toArray()) ?? []).toString()).toBe("vùng phủ")
  expect(await exported("new")).toBe(await exported("old"))
  expect((await tinhso(join(folder, "new"), "audit", "verify")).out).toBe(
    (await tinhso(join(folder, "old"), "audit", "verify")).out,
  )
})

test("a backup of before there were files is restored as well", async () => {
  const file = join(folder, "before.tar.gz")
  const db = await openEmbedded(join(folder, "old", "postgres"))
  await writeFile(file, await db.dump())
  await db.close()
  expect((await tinhso(join(folder, "from-before"), "restore", file)).code).toBe(0)

  expect(await exported("from-before")).toBe(await exported("old"))
})

test("a file that was damaged within a backup is noticed, and nothing is restored", async () => {
  const file = join(folder, "bad-file.tar.gz")
  const damaged = join(folder, "damaged-store")
  await tinhso(damaged, "check")
  const kept = await keepFile("damaged-store", "nguyên vẹn")
  await writeFile(join(damaged, "files", kept.slice(0, 2), kept), "bị sửa đổi!!")
  expect((await tinhso(damaged, "backup", file)).code).toBe(0)
  const { code } = await tinhso(join(folder, "from-bad-file"), "restore", file)

  expect(code).toBe(1)
  expect(await readdir(join(folder, "from-bad-file"))).toEqual([])
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
