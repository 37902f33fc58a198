import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../../platform/context.ts"
import { importBoundaries } from "../../service/boundary-service.ts"
import { gdal, hasGdal } from "../testing/ogr.ts"
import { CAO_XANH, HA_TU, mast, openStand, point, type Stand } from "../testing/stand.ts"
import type { TileJson } from "./model.ts"
import { type Read, readTile, tileAt } from "./testing/read-tile.ts"

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
  await stand.made(mast("Cột A", { unit: HA_TU, geometry: point(107.15, 20.95) }))
  await stand.made(mast("Cột B".normalize("NFD"), { geometry: point(107.151, 20.951) }))
  await stand.made(mast("Cột C", { geometry: point(107.05, 20.98), state: "faulty" }))
  await stand.made({
    kind: "camera",
    unit: HA_TU,
    geometry: point(107.15, 20.95),
    attributes: { analytics: false, purpose: "traffic", retention_days: 30 },
  })
  await stand.made({
    kind: "fibre-route",
    name: "Tuyến Hạ Long",
    unit: HA_TU,
    geometry: {
      type: "LineString",
      coordinates: [
        [107.1, 20.94],
        [107.15, 20.95],
        [107.2, 20.99],
      ],
    },
  })
})
const folder = mkdtempSync(join(tmpdir(), "tinhso-tiles-"))
afterAll(() => {
  rmSync(folder, { recursive: true })
  return stand.close()
})

const place = (z: number) => {
  const { x, y } = tileAt(z, 107.15, 20.95)
  return `${z}/${x}/${y}`
}

async function tile(path: string, headers = {}, root = "assets"): Promise<Record<string, Read[]>> {
  const url = `/api/v1/${root === "assets" ? "assets" : "map/units"}/tiles/${path}`
  const answer = await stand.http.inject({ url, headers })
  if (answer.statusCode === 204) return {}
  expect([answer.statusCode, answer.headers["content-type"]]).toEqual([
    200,
    "application/vnd.mapbox-vector-tile",
  ])
  return readTile(answer.rawPayload)
}
const counts = (some: readonly Read[] = []) =>
  some.map(({ told }) => Number(told["count"])).toSorted((a, b) => a - b)
const names = (some: readonly Read[] = []) =>
  some.map(({ told }) => String(told["name"])).toSorted()

test("far away assets are one heap with exact counts of kinds and states, near they stand apart", async () => {
  const far = await tile(`${place(5)}?kind=mast`)
  const near = await tile(`${place(16)}?kind=mast`)

  expect(far["points"]?.map(({ told }) => told)).toEqual([
    {
      count: 3,
      kind: "mast",
      state: "",
      faulty: 1,
      box: "107.05,20.95,107.151,20.98",
      name: "",
      ids: "TS-000001,TS-000002,TS-000003",
      "kind:mast": 3,
      "state:active": 2,
      "state:faulty": 1,
    },
  ])
  expect(near["points"]).toMatchObject([
    { id: 2, told: { name: "Cột B", ids: "TS-000002" } },
    { id: 1, told: { name: "Cột A", state: "active" } },
  ])
})

test("what a list hides from everybody is in no tile of theirs: places, lines, words, attributes", async () => {
  const everything = await tile(place(12))
  const mine = await tile(place(12), stand.editor)

  expect(counts(everything["points"])).toEqual([2])
  expect(everything["lines"]).toBeUndefined()
  expect(await tile(`${place(16)}?kind=camera`)).toEqual({})
  expect(
    await tile(`${place(12)}?where=${encodeURIComponent("analytics=false")}&kind=camera`),
  ).toEqual({})
  expect(counts(mine["points"]).reduce((sum, one) => sum + one, 0)).toBe(4)
  expect(mine["lines"]).toMatchObject([
    { id: 5, type: 2, told: { name: "Tuyến Hạ Long", ids: "TS-000005" } },
  ])
})

test.each([
  ["state=faulty", ["Cột C"]],
  ["q=ts-000001&kind=mast", ["Cột A"]],
  [`unit=${CAO_XANH}`, []],
  [`where=${encodeURIComponent("height>=45")}&kind=mast`, []],
  ["at=2025-12-31", []],
])("tiles take the filters of a list: %s", async (asked, found) => {
  const { points } = await tile(`${place(8)}?${asked}`, stand.editor)
  expect(names(points)).toEqual(found)
})

const WORLD = "box=-180,-85,180,85"

test.each([
  "",
  "kind=camera",
  "kind=mast,camera&state=active",
  `unit=${HA_TU}`,
  "q=ts-000004",
  "q=tuyen",
  `kind=camera&where=${encodeURIComponent("legal_basis=")}`,
  `kind=mast&where=${encodeURIComponent("height>=40")}`,
])(
  "to everybody and to staff tiles tell of as many as the list of a box does: %s",
  async (asked) => {
    for (const headers of [{}, stand.editor]) {
      const { total } = await stand.get<{ total: number }>(`/assets?${asked}&${WORLD}`, headers)
      const { points } = await tile(`0/0/0?${asked}`, headers)
      expect(counts(points).reduce((sum, one) => sum + one, 0)).toBe(total)
    }
  },
)

test("an asset that was changed, added or taken away is shown so by the next tile", async () => {
  const asked = `${place(14)}?kind=wifi-point`
  const wifi = {
    kind: "wifi-point",
    unit: HA_TU,
    from: "2026-01-01",
    attributes: { place_type: "other" },
  }
  expect(await tile(asked)).toEqual({})
  const { id, version } = await stand.made({
    ...wifi,
    name: "Bãi tắm",
    geometry: point(107.15, 20.95),
  })
  expect(names((await tile(asked))["points"])).toEqual(["Bãi tắm"])
  const said = { version, name: "Quảng trường", geometry: point(107.1501, 20.9501) }
  expect((await stand.send("PATCH", `/assets/${id}`, said)).statusCode).toBe(200)
  expect(names((await tile(asked))["points"])).toEqual(["Quảng trường"])
  await stand.send("PATCH", `/assets/${id}`, { version: version + 1, state: "removed" })
  expect(await tile(asked)).toEqual({})
  expect(names((await tile(`${asked}&state=removed`))["points"])).toEqual(["Quảng trường"])
})

test("a tile is packed, named by what it holds, and not sent twice", async () => {
  const url = `/api/v1/assets/tiles/${place(8)}.mvt?kind=mast`
  const first = await stand.http.inject({ url, headers: { "accept-encoding": "gzip, br" } })
  expect(first.headers["content-encoding"]).toBe("gzip")
  expect(first.headers["cache-control"]).toBe("private, no-cache")
  expect(readTile(gunzipSync(first.rawPayload))["points"]?.length).toBeGreaterThan(0)
  const etag = String(first.headers["etag"])
  const again = await stand.http.inject({ url, headers: { "if-none-match": etag } })
  expect([again.statusCode, again.body]).toEqual([304, ""])
  const refused = await stand.http.inject({ url, headers: { "accept-encoding": "gzip;q=0" } })
  expect(refused.headers["content-encoding"]).toBeUndefined()
})

test.each([
  ["assets/tiles/17/0/0", 404],
  ["assets/tiles/-1/0/0", 400],
  ["assets/tiles/3/1.5/0", 400],
  ["assets/tiles/3/0/a", 400],
  ["assets/tiles/3/8/0", 404],
  ["assets/tiles/3/0/8", 404],
  ["assets/tiles/3/0/0?kind=tower", 404],
  ["assets/tiles/3/0/0?state=broken", 400],
  ["assets/tiles/3/0/0?where=height", 400],
  ["assets/tiles/3/0/0?box=1,2,3,4", 400],
  ["assets/tiles/3/0/0?at=2026-13-01", 400],
  ["map/units/tiles/3/8/0", 404],
  ["map/units/tiles/3/0/0?at=hom-nay", 400],
])("%s is refused in words", async (path, status) => {
  const answer = await stand.http.inject({ url: `/api/v1/${path}` })
  expect([answer.statusCode, answer.headers["content-type"]]).toEqual([
    status,
    "application/problem+json",
  ])
  expect(answer.json<{ detail: string }>().detail).not.toBe("")
})

test.skipIf(!hasGdal)("GDAL reads a tile with its layers, fields and places", async () => {
  const { z, x, y } = tileAt(12, 107.15, 20.95)
  const url = `/api/v1/assets/tiles/${z}/${x}/${y}`
  const { rawPayload } = await stand.http.inject({ url, headers: stand.editor })
  const file = join(folder, "o.pbf")
  writeFileSync(file, rawPayload)
  const at = ["-oo", `Z=${z}`, "-oo", `X=${x}`, "-oo", `Y=${y}`]
  const told = await gdal("ogrinfo", "-ro", "-al", ...at, file)

  expect(told).toMatch(/Layer name: lines[^]*name \(String\) = Tuyến Hạ Long[^]*LINESTRING/u)
  expect(told).toMatch(/Layer name: points[^]*count \(Integer\) = 4[^]*POINT \(11927909\./u)
})

test("TileJSON says where the tiles are, with the question, and what they hold", async () => {
  const told = await stand.get<TileJson>("/assets/tiles.json?kind=mast")
  expect(told).toMatchObject({
    tilejson: "3.0.0",
    tiles: ["http://localhost:80/api/v1/assets/tiles/{z}/{x}/{y}?kind=mast"],
    minzoom: 0,
    maxzoom: 16,
    bounds: [107.05, 20.95, 107.151, 20.98],
  })
  expect(told.vector_layers.map(({ id }) => id)).toEqual(["points", "lines", "areas"])
  expect((await stand.get<TileJson>("/assets/tiles.json?kind=camera")).bounds).toEqual([
    102, 6, 118, 24,
  ])
})

test("units of a day are drawn and named: provinces from afar, communes near, both archipelagos always", async () => {
  const file = join(folder, "ha-tu.geojson")
  const ring = [
    [107.1, 20.9],
    [107.2, 20.9],
    [107.2, 21],
    [107.1, 21],
    [107.1, 20.9],
  ]
  const feature = {
    type: "Feature",
    properties: { code: "06652" },
    geometry: { type: "Polygon", coordinates: [ring] },
  }
  writeFileSync(file, JSON.stringify({ type: "FeatureCollection", features: [feature] }))
  const options = {
    level: "commune",
    at: "2026-01-01",
    source: "thử",
    commit: true,
    actor: OPERATOR,
  } as const
  await importBoundaries(stand.ctx, file, options)

  const near = await tile(place(10), {}, "units")
  const far = await tile("0/0/0", {}, "units")
  const before = await tile(`${place(10)}?at=2024-01-01`, {}, "units")

  expect(near["boundaries"]).toMatchObject([{ type: 3, told: { unit: HA_TU, level: "commune" } }])
  expect(names(near["names"])).toContain("Hà Tu")
  expect(far["boundaries"]).toBeUndefined()
  expect(names(far["names"])).toContain("Quảng Ninh")
  expect(names(far["names"])).not.toContain("Hà Tu")
  expect(names(far["names"]).filter((name) => name.startsWith("Quần đảo"))).toHaveLength(2)
  expect(before["boundaries"]).toBeUndefined()
})
