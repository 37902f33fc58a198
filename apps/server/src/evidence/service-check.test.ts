import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR, type Context } from "../platform/context.ts"
import type { Database } from "../platform/database.ts"
import type { FileStore } from "../platform/file-store.ts"
import { loadShippedUnits } from "../registry/index.ts"
import { openTestDatabase, testContext } from "../testing/database.ts"
import { checkFiles } from "./service-check.ts"
import { filesOf, keepEvidence } from "./service.ts"

let db: Database
let ctx: Context
let files: FileStore
beforeAll(async () => {
  db = await openTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), "tinhso-check-"))
  const plain = testContext(db)
  ctx = { ...plain, settings: { ...plain.settings, dataDir } }
  files = filesOf(ctx.settings)
  await loadShippedUnits(ctx)
})
afterAll(async () => {
  await db.close()
  await rm(ctx.settings.dataDir, { recursive: true })
})

const receive = (text: string) => files.receive(Readable.from([Buffer.from(text)]), 1000)

async function keep(text: string): Promise<string> {
  const file = { received: await receive(text), name: "a.txt" }
  const fields = new Map([
    ["unit", "22"],
    ["summary", text],
  ])
  const kept = await keepEvidence(ctx, files, { file, fields }, () => Promise.resolve(OPERATOR))
  return kept.evidence.file?.sha256 ?? ""
}

test("files that are lost, damaged or nobody's are told apart from those that are well", async () => {
  await keep("còn nguyên")
  const lost = await keep("bị mất")
  const damaged = await keep("bị sửa")
  await files.remove(lost)
  await writeFile(join(ctx.settings.dataDir, "files", damaged.slice(0, 2), damaged), "khác")
  const orphan = await receive("không của ai")
  await files.keep(orphan)
  const tomorrow = { ...ctx, now: () => new Date(Date.now() + 2 * 24 * 3600 * 1000) }

  const checked = await checkFiles(tomorrow, files)
  expect(checked.files).toBe(3)
  expect(new Set(checked.faults)).toEqual(
    new Set([
      { sha256: lost, what: "missing" },
      { sha256: damaged, what: "damaged" },
    ]),
  )
  expect(checked.orphans).toEqual([orphan.sha256])
})
