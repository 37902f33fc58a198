import { afterAll, beforeAll, expect, test } from "vitest"
import { rawSql, sql } from "../../platform/sql.ts"
import { type Format, releaseFile } from "./service/files-service.ts"
import { verifyReleases } from "./service/verify-service.ts"
import { pack } from "./store/object-store.ts"
import { partsOf } from "./store/release-store.ts"
import { cell, COMMUNES, openReleaseWorld, type ReleaseWorld } from "./testing/world.ts"

let world: ReleaseWorld
const [A, B] = COMMUNES

beforeAll(async () => {
  world = await openReleaseWorld()
  await world.save([
    cell("tổng_hộ", A, 1000),
    cell("hộ_có_cáp_quang", A, 900),
    cell("tổng_hộ", B, 3000),
    cell("hộ_có_cáp_quang", B, 1500),
  ])
  world.tick(1)
  await world.prepare()
  await world.publish("2025-q4")
})
afterAll(() => world.close())

async function bytesOf(id: string, format: Format): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of (await releaseFile(world.ctx, id, format)).pieces) {
    pieces.push(Buffer.from(piece))
  }
  return Buffer.concat(pieces).toString("base64")
}
const textOf = async (id: string, format: Format) =>
  Buffer.from(await bytesOf(id, format), "base64").toString("utf8")

test("later changes leave every byte of an old release, and it verifies", async () => {
  const formats = ["csv", "json", "xlsx", "meta.json"] as const
  const before = await Promise.all(formats.map((format) => bytesOf("2025-q4", format)))
  await world.save([cell("tổng_hộ", A, 7777)])
  await world.db.transaction((tx) =>
    tx.script(`update registry.unit_name set name = 'Tên Mới', full_name = 'Phường Tên Mới' where unit = '${A}';
               update registry.revision set token = 'khác'`),
  )
  const after = await Promise.all(formats.map((format) => bytesOf("2025-q4", format)))

  expect(after).toEqual(before)
  for (const verdict of await verifyReleases(world.ctx, null)) {
    expect([verdict.id, verdict.problems]).toEqual([verdict.id, []])
  }
})

const run = (text: string) => world.db.transaction((tx) => tx.run(rawSql(text)))

test("a stored release is never rewritten", async () => {
  for (const table of ["release", "release_part", "release_file"]) {
    await expect(run(`delete from indicators.${table}`)).rejects.toThrow("append-only")
    await expect(run(`truncate indicators.${table} cascade`)).rejects.toThrow("append-only")
  }
  await expect(run("update indicators.release set title_vi = 'x'")).rejects.toThrow("append-only")
  await expect(run("update indicators.release_object set size = 1")).rejects.toThrow("append-only")
  await expect(run("delete from indicators.release_object")).rejects.toThrow("violates foreign key")
})

test("what somebody changed behind the triggers is found, with its row", async () => {
  const [part] = await partsOf(world.db, "2025-q4")
  const text = await textOf("2025-q4", "csv")
  const forged = await pack(
    `${text.split("\n").slice(1, 4).join("\n").replace(",3000,", ",3300,")}\n`,
  )
  await world.db.transaction(async (tx) => {
    await tx.script("alter table indicators.release_object disable trigger user")
    await tx.run(
      sql`update indicators.release_object set bytes = ${forged.bytes} where sha256 = ${part?.sha256}`,
    )
    await tx.script("alter table indicators.release_object enable trigger user")
  })
  const [verdict] = await verifyReleases(world.ctx, "2025-q4")

  expect(verdict?.problems).toEqual([
    expect.stringContaining("khối dòng tổng_hộ · 2025-Q4 đã bị sửa hoặc mất"),
    `tổng_hộ · Phường Cao Xanh (${B}) · 2025-Q4: value trong bản công bố là “3300”, tính lại là “3000”`,
  ])
})
