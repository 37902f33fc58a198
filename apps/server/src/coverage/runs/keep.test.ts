import { cp, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../platform/context.ts"
import { Refusal } from "../../platform/problem.ts"
import type { Sidecar } from "../output/sidecar.ts"
import { readSidecar } from "../service/read-sidecar.ts"
import type { RunDetail } from "./model.ts"
import { rastersOf } from "./service/files-service.ts"
import { keepFolder } from "./service/keep-service.ts"
import { changeRun } from "./service/state-service.ts"
import { hills, madeRun, newFolder } from "./testing/made-run.ts"
import { openRuns } from "./testing/stand.ts"

let stand: Awaited<ReturnType<typeof openRuns>>
let terrain: string
let folder: string
let sidecar: Sidecar
let id: string
beforeAll(async () => {
  stand = await openRuns()
  terrain = await hills()
  folder = await madeRun(terrain, { radiusKm: 3 })
  const told = await readSidecar(folder)
  if (told === null) throw new Error("no run")
  sidecar = told
  id = await keepFolder(stand.ctx, OPERATOR, folder, { name: "Tháng 11", unit: "22" })
  await changeRun(stand.ctx, OPERATOR, id, { state: "published", version: 1 })
})
afterAll(() => stand.close())

const URL = "/api/v1/coverage/runs"
const get = (path: string, headers: Record<string, string> = {}) =>
  stand.http.inject({ url: `${URL}${path}`, headers })

const filesKept = async () => {
  const names: string[] = []
  for await (const { sha256 } of rastersOf(stand.ctx.settings).list()) names.push(sha256)
  return names
}

/** A copy of the run, changed; what came of keeping it. */
async function kept(change: (copy: string) => Promise<unknown>): Promise<unknown> {
  const copy = await newFolder()
  await cp(folder, copy, { recursive: true })
  await change(copy)
  const outcome = await keepFolder(stand.ctx, OPERATOR, copy, { unit: "22" }).catch(
    (error: unknown) => error,
  )
  await rm(copy, { recursive: true })
  return outcome
}

const sidecarWith = (change: (told: Sidecar) => unknown) => async (copy: string) => {
  const told = structuredClone(sidecar)
  change(told)
  await rm(join(copy, "inputs.json"))
  await writeFile(join(copy, "coverage.json"), JSON.stringify(told))
}

test.each<[string, (copy: string) => Promise<unknown>, string]>([
  ["is no run", (copy) => rm(join(copy, "coverage.json")), "coverage.json"],
  ["has no JSON", (copy) => writeFile(join(copy, "coverage.json"), "{"), "không phải JSON"],
  ["has another JSON", (copy) => writeFile(join(copy, "coverage.json"), "{}"), "không đúng khuôn"],
  ["lacks a raster", (copy) => rm(join(copy, "4g.level.tif")), "4g.level.tif"],
  ["has a raster cut off", (copy) => truncate(join(copy, "4g.level.tif"), 5000), "4g.level.tif"],
  [
    "has a raster of another layer",
    (copy) => cp(join(copy, "2g_viettel.covered.tif"), join(copy, "4g.covered.tif")),
    "khác với khi tính xong",
  ],
  [
    "has a raster of another layer and no hashes",
    async (copy) => {
      await rm(join(copy, "inputs.json"))
      await cp(join(copy, "2g_viettel.covered.tif"), join(copy, "4g.covered.tif"))
    },
    "điểm ảnh có sóng",
  ],
  [
    "has a broken raster and no hashes",
    async (copy) => {
      await rm(join(copy, "inputs.json"))
      await truncate(join(copy, "4g.level.tif"), 5000)
    },
    "bị hỏng",
  ],
  [
    "has a link instead of a raster",
    async (copy) => {
      await rm(join(copy, "4g.png"))
      await symlink("/etc/hostname", join(copy, "4g.png"))
    },
    "liên kết",
  ],
  [
    "names a file outside",
    sidecarWith((told) => (told.layers[0]!.files["picture"] = "../../etc/passwd.png")),
    "tên tệp lạ",
  ],
  [
    "names a file of another kind",
    sidecarWith((told) => (told.layers[0]!.files["__proto__x"] = "a.tif")),
    "tên tệp lạ",
  ],
  ["is gigantic", sidecarWith((told) => (told.grid.columns = 4_000_000)), "kích thước"],
  ["lies beyond the earth", sidecarWith((told) => (told.grid.west = 179.99)), "kích thước"],
  [
    "lies elsewhere than its rasters",
    sidecarWith((told) => (told.grid.west += 0.01)),
    "không khớp coverage.json",
  ],
  [
    "names two layers alike",
    sidecarWith((told) => (told.layers[1]!.files = told.layers[0]!.files)),
    "trùng tên",
  ],
  [
    "has the stations of another run",
    async (copy) => {
      const text = await readFile(join(copy, "inputs.json"), "utf8")
      await writeFile(join(copy, "inputs.json"), text.replaceAll('"A4"', '"X4"'))
    },
    "không phải của lần tính này",
  ],
])("a folder that %s is refused, and nothing of it stays", async (_name, change, words) => {
  const before = await filesKept()
  const outcome = await kept(change)
  expect(outcome).toBeInstanceOf(Refusal)
  expect(String(outcome)).toContain(words)
  expect(await filesKept()).toEqual(before)
})

test("a folder that is not there is refused", async () => {
  await expect(
    keepFolder(stand.ctx, OPERATOR, join(folder, "none"), { unit: null }),
  ).rejects.toThrow("coverage.json")
  await expect(keepFolder(stand.ctx, OPERATOR, folder, { unit: "999" })).rejects.toThrow("999")
})

test("a run without its stations and ground is kept, and says that it cannot tell why", async () => {
  const old = await kept((copy) => rm(join(copy, "inputs.json")))
  const { facts } = (await get(`/${String(old)}`, stand.reader)).json<RunDetail>()
  expect(facts?.ground.kept).toBe(false)
  const why = await get(`/${String(old)}/why?lon=106.5&lat=20.5&technology=4G`, stand.reader)
  expect([why.statusCode, why.json<{ type: string }>().type]).toEqual([
    409,
    expect.stringContaining("thieu-dia-hinh"),
  ])
  expect((await get(`/${String(old)}/at?lon=106.5&lat=20.5`, stand.reader)).statusCode).toBe(200)
})

test("a deleted draft gives its room back, but not what another run has too; nothing published is deleted", async () => {
  const before = await filesKept()
  const made = String(await kept((copy) => writeFile(join(copy, "unused.txt"), "x")))
  expect((await filesKept()).toSorted()).toEqual(before.toSorted())
  const remove = (run: string, headers: Record<string, string>) =>
    stand.http.inject({ method: "DELETE", url: `${URL}/${run}`, headers })
  expect((await remove(made, stand.reader)).statusCode).toBe(403)
  expect((await remove(made, stand.editor)).statusCode).toBe(204)
  expect((await get(`/${made}`, stand.reader)).statusCode).toBe(404)
  expect((await filesKept()).toSorted()).toEqual(before.toSorted())
  expect((await remove(id, stand.editor)).statusCode).toBe(409)

  const other = await keepFolder(stand.ctx, OPERATOR, await madeRun(terrain, { radiusKm: 2 }), {
    unit: "22",
  })
  expect((await filesKept()).length).toBeGreaterThan(before.length)
  expect((await remove(other, stand.editor)).statusCode).toBe(204)
  expect((await filesKept()).toSorted()).toEqual(before.toSorted())
})

test("files that are gone are told as gone", async () => {
  const lost = await keepFolder(stand.ctx, OPERATOR, await madeRun(terrain, { radiusKm: 1 }), {
    unit: "22",
  })
  const { facts } = (await get(`/${lost}`, stand.reader)).json<RunDetail>()
  for (const { sha256 } of facts?.layers.flatMap((layer) => layer.files) ?? []) {
    await rastersOf(stand.ctx.settings).remove(sha256)
  }
  const tile = await get(`/${lost}/tiles/4g/level/11/1629/904`, stand.reader)
  expect(tile.statusCode).toBe(503)
  expect((await get(`/${lost}/files/4g.level.tif`, stand.reader)).statusCode).toBe(503)
  expect(await readdir(join(stand.ctx.settings.dataDir, "rasters", ".incoming"))).toEqual([])
})
