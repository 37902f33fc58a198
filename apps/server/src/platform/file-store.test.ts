import { createHash } from "node:crypto"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { directoryStore, type FileStore, TooManyBytes } from "./file-store.ts"

let folder: string
let store: FileStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-files-"))
  store = directoryStore(folder)
})
afterEach(() => rm(folder, { recursive: true }))

async function* parts(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}
async function* breaking() {
  yield Buffer.from("half of it")
  throw new Error("the line broke")
}
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
const everything = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())

async function textOf(name: string): Promise<string | null> {
  const found = await store.read(name)
  return found === null ? null : Buffer.concat(await found.stream.toArray()).toString()
}

test("a file is found by its content, once however often it is sent", async () => {
  for (const split of [["Công ", "văn"], ["Công văn"]]) {
    await store.keep(await store.receive(parts(...split), 100))
  }

  expect(await textOf(sha256("Công văn"))).toBe("Công văn")
  expect(await everything()).toHaveLength(1)
})

test("nothing is found before it is kept, and nothing is left of what is dropped", async () => {
  const received = await store.receive(parts("a"), 100)
  expect(await store.read(received.sha256)).toBeNull()

  await received.drop()
  expect(await everything()).toEqual([])
})

test("what breaks off in the middle leaves nothing", async () => {
  await expect(store.receive(breaking(), 100)).rejects.toThrow("the line broke")

  expect(await everything()).toEqual([])
})

test("more than may come is refused as soon as it comes, and leaves nothing", async () => {
  let asked = 0
  async function* endless() {
    for (;;) {
      asked++
      yield Buffer.alloc(10)
    }
  }
  await expect(store.receive(endless(), 95)).rejects.toThrow(TooManyBytes)

  expect(asked).toBe(10)
  expect(await everything()).toEqual([])
})

test("a file that was damaged on the disk is mended by sending it again", async () => {
  await store.keep(await store.receive(parts("whole"), 100))
  const name = sha256("whole")
  await writeFile(join(folder, name.slice(0, 2), name), "who")

  await store.keep(await store.receive(parts("whole"), 100))

  expect(await readFile(join(folder, name.slice(0, 2), name), "utf8")).toBe("whole")
})

test("two hundred senders at once each keep what they sent", async () => {
  const texts = Array.from({ length: 200 }, (_, i) => `tệp ${i % 150} `.repeat(1000))
  await Promise.all(
    texts.map(async (text) => store.keep(await store.receive(parts(text, text), 1e6))),
  )

  const kept = new Set<string>()
  for await (const one of store.list()) kept.add(one.sha256)
  expect(kept).toEqual(new Set(texts.map((text) => sha256(text + text))))
})

test("a name that is no content finds and removes nothing", async () => {
  await store.keep(await store.receive(parts("a"), 100))

  expect(await store.read("../../etc/passwd")).toBeNull()
  await store.remove("..")
  expect(await everything()).toHaveLength(1)
})
