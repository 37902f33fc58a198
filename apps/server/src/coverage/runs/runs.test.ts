import { spawn, spawnSync } from "node:child_process"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { fromFile } from "geotiff"
import { afterAll, beforeAll, expect, test } from "vitest"
import { listAudit } from "../../platform/audit.ts"
import { OPERATOR } from "../../platform/context.ts"
import { readSidecar } from "../service/read-sidecar.ts"
import type { Sidecar } from "../output/sidecar.ts"
import type { PlaceAnswer, RunDetail, RunList, TileJson, WhyAnswer } from "./model.ts"
import { keepFolder } from "./service/keep-service.ts"
import { geographicKeys, writeSheet } from "../testing/terrain-files.ts"
import { hills, madeRun, newFolder } from "./testing/made-run.ts"
import { pixelsOf } from "./testing/png-pixels.ts"
import { openRuns } from "./testing/stand.ts"

let stand: Awaited<ReturnType<typeof openRuns>>
let folder: string
let sidecar: Sidecar
let id: string
beforeAll(async () => {
  stand = await openRuns()
  folder = await madeRun(await hills())
  const told = await readSidecar(folder)
  if (told === null) throw new Error("no run")
  sidecar = told
  id = await keepFolder(stand.ctx, OPERATOR, folder, { name: "Tháng 11", unit: "22" })
})
afterAll(() => stand.close())

const URL = "/api/v1/coverage/runs"
const get = (path: string, headers: Record<string, string> = {}) =>
  stand.http.inject({ url: `${URL}${path}`, headers })
const post = (path: string, payload: object, headers: Record<string, string>) =>
  stand.http.inject({ method: "POST", url: `${URL}${path}`, headers, payload })

test("a draft is for readers of its unit; nobody else knows that it exists", async () => {
  expect((await get("", stand.reader)).json<RunList>().rows.map((run) => run.id)).toEqual([id])
  expect((await get(`/${id}`, stand.reader)).json<RunDetail>()).toMatchObject({
    state: "draft",
    current: false,
    version: 1,
    illustrative: false,
  })
  for (const headers of [{}, stand.stranger]) {
    expect((await get("", headers)).json<RunList>()).toEqual({ rows: [], current: null })
    for (const path of [
      "",
      "/at?lon=106.5&lat=20.5",
      "/tiles/4g/level/11/1629/904",
      "/files/4g.png",
    ]) {
      expect((await get(`/${id}${path}`, headers)).statusCode).toBe(404)
    }
  }
})

test("only an editor of its unit publishes, the version that was seen, and everybody sees it then", async () => {
  const publish = { state: "published", version: 1 }
  expect((await post(`/${id}/states`, publish, {})).statusCode).toBe(401)
  expect((await post(`/${id}/states`, publish, stand.reader)).statusCode).toBe(403)
  expect((await post(`/${id}/states`, publish, stand.stranger)).statusCode).toBe(404)
  expect((await post(`/${id}/states`, { ...publish, version: 2 }, stand.editor)).statusCode).toBe(
    409,
  )
  expect((await post(`/${id}/states`, publish, stand.editor)).statusCode).toBe(200)

  const { rows, current } = (await get("")).json<RunList>()
  expect(current).toBe(id)
  expect(rows).toMatchObject([{ id, state: "published", current: true, unit: "22" }])
  const detail = (await get(`/${id}`)).json<RunDetail>()
  expect(detail.history.map(({ state, by }) => [state, by])).toEqual([
    ["draft", null],
    ["published", null],
  ])
  expect(
    (await listAudit(stand.ctx.db, null, 2)).map(({ action, subject }) => [action, subject]),
  ).toEqual([
    ["coverage.publish-run", id],
    ["coverage.keep-run", id],
  ])
})

test("what a run was made of is told with it", async () => {
  const { facts } = (await get(`/${id}`)).json<RunDetail>()
  expect(facts).toMatchObject({
    stations: { origin: { kind: "file", file: "tram.csv" }, used: 4, illustrative: 0, left: 0 },
    model: "itm",
    radiusM: 5000,
    resolutionM: 120,
    definition: { preset: "ngoai-troi", rxHeightM: 1.5, thresholds: { "4G": -110, "2G": -95 } },
    reliabilities: [50, 75, 90],
    ground: { flat: false, missing: "refuse", kept: true },
  })
  const layer = facts?.layers.find(({ key }) => key === "4g")
  const told = sidecar.layers.find(
    ({ technology, operator }) => technology === "4G" && operator === null,
  )
  expect(layer).toMatchObject({ operator: null, coveredKm2: told?.coveredKm2 })
  expect(layer?.pictures.map(({ what }) => what)).toEqual([
    "covered",
    "level",
    "reliability",
    "server",
  ])
  expect(layer?.files.every(({ url }) => url.startsWith(`${URL}/${id}/files/`))).toBe(true)
})

test("a tile shows the raster's own pixels and is transparent outside; it is kept for ever", async () => {
  const tile = await get(`/${id}/tiles/4g/covered/13/6519/3618`)
  expect(tile.headers).toMatchObject({
    "content-type": "image/png",
    "cache-control": "public, max-age=31536000, immutable",
  })
  const { width, opaque } = pixelsOf(tile.rawPayload)
  expect(width).toBe(256)
  const image = await (await fromFile(join(folder, "4g.covered.tif"))).getImage()
  const [values] = await image.readRasters({ interleave: false })
  if (!(values instanceof Uint8Array)) throw new Error("no classes")
  const { west, north, stepX, stepY, columns } = sidecar.grid
  let covered = 0
  for (let y = 0; y < 256; y += 5) {
    for (let x = 0; x < 256; x += 5) {
      const lon = ((6519 + (x + 0.5) / 256) / 8192) * 360 - 180
      const lat =
        (Math.atan(Math.sinh(Math.PI * (1 - (2 * (3618 + (y + 0.5) / 256)) / 8192))) * 180) /
        Math.PI
      const at = Math.floor((north - lat) / stepY) * columns + Math.floor((lon - west) / stepX)
      expect(opaque[y * 256 + x] === 1).toBe(values[at] === 1)
      if (values[at] === 1) covered++
    }
  }
  expect(covered).toBeGreaterThan(50)

  const far = await get(`/${id}/tiles/4g/covered/13/10/10`)
  expect(new Set(pixelsOf(far.rawPayload).opaque)).toEqual(new Set([0]))
})

test("a tile that is known already is not sent again, and one that cannot be is told", async () => {
  const path = `/${id}/tiles/4g/level/11/1629/904`
  const { etag } = (await get(path)).headers
  const again = await get(path, { "if-none-match": String(etag) })
  expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
  expect((await get(`/${id}/tiles/5g/level/11/1629/904`)).statusCode).toBe(404)
  expect((await get(`/${id}/tiles/4g/level/3/9/1`)).statusCode).toBe(404)
  expect((await get(`/${id}/tiles/4g/secret/3/1/1`)).statusCode).toBe(400)
  const json = (await get(`/${id}/tiles/4g/reliability`)).json<TileJson>()
  expect(json.tiles).toEqual([`${URL}/${id}/tiles/4g/reliability/{z}/{x}/{y}`])
  expect(json.legend.map(({ pattern }) => pattern)).toContain("dots")
})

/** What is said of the middle of a pixel, whichever it is. */
async function explained(
  i: number,
  query: string,
  run = id,
): Promise<{ at: PlaceAnswer; why: WhyAnswer }> {
  const { west, north, stepX, stepY, columns, rows } = sidecar.grid
  const lon = west + (((i * 37) % columns) + 0.31) * stepX
  const lat = north - (((i * 53) % rows) + 0.77) * stepY
  const place = `lon=${lon}&lat=${lat}`
  return {
    at: (await get(`/${run}/at?${place}`, stand.reader)).json<PlaceAnswer>(),
    why: (await get(`/${run}/why?${place}&${query}`, stand.reader)).json<WhyAnswer>(),
  }
}

/** As much as the pictures and the answer to "why" both know of the best station. */
const inPictures = ({ layers, pixel }: PlaceAnswer) => {
  const { server, levelDbm, sight, status } = layers.find(({ key }) => key === "4g")!
  const serves = status === "covered"
  const { station = "", distanceM = 0 } = server ?? {}
  return { pixel, station, distanceM, levelDbm, sight, serves }
}
const byKernel = ({ stations: [best], pixel }: WhyAnswer) => {
  const { station, distanceM, levelDbm, sight, reason } = best!
  return levelDbm === null
    ? { pixel, station: "", distanceM: 0, levelDbm, sight, serves: false }
    : { pixel, station, distanceM, levelDbm, sight, serves: reason === "serves" }
}

test("why a place is served or not has the very numbers of the pictures, at every place asked", async () => {
  let withLevel = 0
  for (let i = 0; i < 80; i++) {
    const { at, why } = await explained(i, "technology=4G")
    expect(byKernel(why)).toEqual(inPictures(at))
    if (why.stations[0]?.levelDbm !== null) withLevel++
  }
  expect(withLevel).toBeGreaterThan(40)
})

test("with houses and trees on the ground the numbers are those of the pictures too", async () => {
  const cover = await newFolder()
  await writeSheet(cover, "cover.tif", {
    x: 106.3,
    y: 20.7,
    stepX: 0.001,
    stepY: 0.001,
    columns: 400,
    rows: 400,
    geoKeys: geographicKeys(4326),
    noData: 0,
    height: (column, row) => [10, 30, 50][(column + row) % 3] ?? 30,
  })
  const asked = { model: "p1812" as const, clutter: true, radiusKm: 1.5, resolutionM: 150 }
  const built = await madeRun(await hills(), asked, { clutter: [cover] })
  const kept = await keepFolder(stand.ctx, OPERATOR, built, { unit: "22" })
  const detail = (await get(`/${kept}`, stand.reader)).json<RunDetail>()
  expect(detail.facts?.clutter?.title).toContain("WorldCover")
  const told = await readSidecar(built)
  const before = sidecar
  sidecar = told!
  for (let i = 0; i < 25; i++) {
    const { at, why } = await explained(i, "technology=4G", kept)
    expect(byKernel(why)).toEqual(inPictures(at))
  }
  sidecar = before
})

test("a place behind a hill is told the hill, and an antenna that looks elsewhere is told as such", async () => {
  const found = new Map<string, { why: WhyAnswer; told: WhyAnswer["stations"][number] }>()
  for (let i = 0; i < 300 && found.size < 5; i++) {
    const { why } = await explained(i, "technology=4G&operator=Viettel&count=3")
    for (const told of why.stations)
      if (!found.has(told.reason)) found.set(told.reason, { why, told })
  }
  const hidden = found.get("hidden")!
  expect(hidden.told.sight).toBe("hidden")
  expect(hidden.told.obstacle!.aboveRayM).toBeGreaterThan(0)
  expect(hidden.told.shortfallDb!).toBeGreaterThan(0)
  expect(hidden.told.freeSpaceDbm!).toBeGreaterThanOrEqual(-110)
  const turned = found.get("antenna")!.told
  expect(turned.levelDbm! + turned.antennaLossDb!).toBeGreaterThanOrEqual(-110)
  expect(found.get("radius")!.told).toMatchObject({ levelDbm: null, obstacle: null })
  const profile = hidden.why.profile!
  expect(profile.points[0]).toMatchObject({ distanceM: 0, bulgeM: 0, fresnelM: 0 })
  expect(profile.points.at(-1)!.distanceM).toBe(profile.distanceM)
})

test("a place in the sea, outside of the picture or swapped is told apart", async () => {
  const outside = (await get(`/${id}/at?lon=107.5&lat=20.5`)).json<PlaceAnswer>()
  expect(outside.pixel).toBeNull()
  expect(new Set(outside.layers.map(({ status }) => status))).toEqual(new Set(["outside"]))
  expect((await get(`/${id}/why?lon=107.5&lat=20.5&technology=4G`)).statusCode).toBe(422)
  expect((await get(`/${id}/at?lon=20.5&lat=106.5`)).statusCode).toBe(400)
  expect((await get(`/${id}/at?lon=x&lat=20.5`)).statusCode).toBe(400)
  expect((await get(`/${id}/at?lon=0&lat=0`)).json<PlaceAnswer>().pixel).toBeNull()
  expect((await get(`/${id}/why?lon=106.5&lat=20.5&technology=6G`)).statusCode).toBe(404)
})

test("files are read whole and in parts", async () => {
  const path = `/${id}/files/4g.level.tif`
  const whole = await readFile(join(folder, "4g.level.tif"))
  const all = await get(path)
  expect(Buffer.compare(all.rawPayload, whole)).toBe(0)
  const part = await get(path, { range: "bytes=100-299" })
  expect(part.statusCode).toBe(206)
  expect(part.headers["content-range"]).toBe(`bytes 100-299/${whole.length}`)
  expect(Buffer.compare(part.rawPayload, whole.subarray(100, 300))).toBe(0)
  expect((await get(path, { range: `bytes=${whole.length}-` })).statusCode).toBe(416)
  const head = await stand.http.inject({ method: "HEAD", url: `${URL}${path}` })
  expect(head.headers["content-length"]).toBe(String(whole.length))
  expect((await get(path, { "if-none-match": String(all.headers.etag) })).statusCode).toBe(304)
  expect((await get(`/${id}/files/..%2Ftinhso.json`)).statusCode).toBe(400)
  expect((await get(`/${id}/files/5g.level.tif`)).statusCode).toBe(404)
})

const gdalinfo = spawnSync("gdalinfo", ["--version"]).status === 0

test.skipIf(!gdalinfo)(
  "GDAL reads a raster over HTTP in ranges, as QGIS does (needs Debian's gdal-bin)",
  async () => {
    const address = await stand.http.listen({ port: 0, host: "127.0.0.1" })
    const child = spawn("gdalinfo", [
      "-json",
      `/vsicurl/${address}${URL}/${id}/files/4g.covered.tif`,
    ])
    const out: Buffer[] = []
    child.stdout.on("data", (some: Buffer) => out.push(some))
    const code = await new Promise((done) => child.on("close", done))
    expect(code).toBe(0)
    const about: unknown = JSON.parse(Buffer.concat(out).toString())
    const { columns, rows } = sidecar.grid
    expect(about).toMatchObject({ size: [columns, rows], bands: [{ block: [256, 256] }] })
  },
)

test("made-up stations and flat ground stay marked wherever the run goes", async () => {
  const flat = await madeRun("", { ground: "flat", radiusKm: 1 }, { illustrative: 4 })
  const made = await keepFolder(stand.ctx, OPERATOR, flat, { name: "Minh họa", unit: "22" })
  await post(`/${made}/states`, { state: "published", version: 1 }, stand.editor)
  const run = (await get(`/${made}`)).json<RunDetail>()
  expect(run).toMatchObject({ illustrative: true, flatGround: true, state: "published" })
  // Real stations come first, however old.
  expect([run.current, (await get("")).json<RunList>().current]).toEqual([false, id])
  const why = (await get(`/${made}/why?lon=106.5&lat=20.5&technology=4G`)).json<WhyAnswer>()
  expect(why).toMatchObject({ illustrative: true, flatGround: true, groundM: 0 })
  const tiles = (await get(`/${made}/tiles/4g/covered`)).json<TileJson>()
  expect(tiles.attribution).toMatch(/minh họa.*đất phẳng/u)
})

test("what was published is withdrawn with a reason, which everybody reads; it never comes back", async () => {
  const withdraw = (note: string) =>
    post(`/${id}/states`, { state: "withdrawn", version: 2, note }, stand.editor)
  expect((await withdraw(" ")).statusCode).toBe(422)
  expect((await withdraw("Sai công suất của Viettel")).statusCode).toBe(200)
  const run = (await get(`/${id}`)).json<RunDetail>()
  expect(run).toMatchObject({ state: "withdrawn", current: false })
  expect(run.history.at(-1)?.note).toBe("Sai công suất của Viettel")
  const back = await post(`/${id}/states`, { state: "published", version: 3 }, stand.editor)
  expect(back.statusCode).toBe(409)
})
