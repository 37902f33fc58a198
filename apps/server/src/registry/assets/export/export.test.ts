import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../../platform/context.ts"
import { importFile } from "../import/service/file-service.ts"
import type { Asset, AssetDetail } from "../model.ts"
import { readAssets } from "../service/read-service.ts"
import { gdal, hasGdal } from "../testing/ogr.ts"
import { CAO_XANH, HA_TU, mast, openStand, point, type Stand } from "../testing/stand.ts"

let stand: Stand
let empty: Stand
let folder: string
let first: AssetDetail
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tinhso-export-"))
  stand = await openStand()
  empty = await openStand()
  first = await stand.made(
    mast("Cột Hà Tu, số 1", {
      geometry: point(107.154_321, 20.951_234),
      attributes: {
        height: 42.125,
        class: "A2b",
        on_building: false,
        structure: "guyed",
        shared_by: ["452-04", "452-02"],
        address: 'Tổ 3, "khu 5"; đường 18A',
        commissioned: "2019-04-03",
      },
    }),
  )
  await stand.made(mast("Cột Cao Xanh", { unit: CAO_XANH, geometry: point(107.08, 20.97) }))
  await stand.made({
    kind: "base-station",
    name: "Cột Hà Tu, số 1 4G",
    unit: HA_TU,
    attributes: {
      mast: first.id,
      operator: "452-04",
      technology: "4G",
      frequency_mhz: 1800,
      azimuths: [0, 120, 240],
    },
    from: "2026-01-01",
  })
  await stand.made({
    kind: "camera",
    name: "Camera ngã tư",
    unit: HA_TU,
    attributes: { analytics: true, purpose: "traffic", legal_basis: "QĐ 1", retention_days: 30 },
    geometry: point(107.2, 20.96),
    from: "2026-01-01",
  })
  await stand.made({
    kind: "fibre-route",
    name: "Tuyến 18A",
    unit: HA_TU,
    geometry: {
      type: "LineString",
      coordinates: [
        [107.1, 20.95],
        [107.12, 20.96],
        [107.15, 20.95],
      ],
    },
    from: "2026-01-01",
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await stand.close()
  await empty.close()
})

async function file(format: string, query = "", headers = stand.editor): Promise<string> {
  const url = `/api/v1/assets/export.${format}${query}`
  const answer = await stand.http.inject({ url, headers })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  const [, name = ""] = /filename="(.+)"/u.exec(String(answer.headers["content-disposition"])) ?? []
  const path = join(folder, name)
  writeFileSync(path, answer.rawPayload)
  return path
}

const gist = ({ kind, name, state, unit, longitude, latitude, geometry, attributes }: Asset) => {
  const { mast: on, ...rest } = attributes
  return { kind, name, state, unit, longitude, latitude, geometry, rest, stands: on !== undefined }
}
const gists = async (from: Stand, kind: string) =>
  (await readAssets(from.ctx, { kinds: [kind] }))
    .map(gist)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

test.each([
  ["xlsx", "?kind=mast,base-station,camera", ["mast", "base-station", "camera"]],
  ["csv", "?kind=fibre-route", ["fibre-route"]],
])("%s with Vietnamese headings comes back as the same assets", async (format, query, kinds) => {
  const path = await file(format, query)
  const options = { commit: true, actor: OPERATOR, day: "2026-01-01" }
  const again = await importFile(stand.ctx, path, { ...options, commit: false, day: "2026-11-21" })
  const refused = again.rows.flatMap(({ problems }) =>
    problems.filter((one) => one.severity !== "warning"),
  )
  expect(refused).toEqual([])
  expect(again.counts).toMatchObject({ refuse: 0, assets: { add: 0, change: 0 } })
  expect(again.counts.assets.same).toBeGreaterThan(0)

  const report = await importFile(empty.ctx, path, options)
  expect(report.counts.refuse).toBe(0)
  for (const kind of kinds) expect(await gists(empty, kind)).toEqual(await gists(stand, kind))
})

test("CSV of several kinds is refused with what to do; text is never a formula", async () => {
  const url = "/api/v1/assets/export.csv?kind=mast,camera"
  const refused = await stand.http.inject({ url, headers: stand.editor })

  expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining("mast, camera")])
  await stand.made({ kind: "wifi-point", name: "=1+1", unit: HA_TU, geometry: point(107.3, 20.95) })
  const csv = await stand.http.inject({
    url: "/api/v1/assets/export.csv?kind=wifi-point",
    headers: stand.editor,
  })
  expect(csv.body).toContain(",'=1+1,")
})

test.each(["csv", "geojson", "kml"])("%s tells everybody no place of a camera", async (format) => {
  const { body } = await stand.http.inject(`/api/v1/assets/export.${format}?kind=camera`)

  expect(body).toContain("Camera ngã tư")
  expect(body).not.toMatch(/107\.2|QĐ 1/u)
})

test.skipIf(!hasGdal).each([
  ["gpkg", ""],
  ["shp.zip", "/vsizip/"],
])("%s tells everybody no place of a camera (needs gdal-bin)", async (format, prefix) => {
  const path = await file(format, "?kind=camera", {})
  const told = await gdal("ogrinfo", "-ro", "-al", `${prefix}${path}`)

  expect(told).toContain("Camera ngã tư")
  expect(told).not.toMatch(/POINT \(|QĐ 1/u)
})

test.skipIf(!hasGdal).each([
  ["geojson", ""],
  ["kml", ""],
  ["gpkg", ""],
  ["shp.zip", "/vsizip/"],
])("ogrinfo reads %s (needs gdal-bin)", async (format, prefix) => {
  const path = await file(format, "?kind=mast,base-station,fibre-route")
  const told = await gdal("ogrinfo", "-ro", "-al", `${prefix}${path}`)

  expect(told).toContain("Cột Hà Tu, số 1")
  expect(told).toContain("POINT (107.154321 20.951234)")
  expect(told).toMatch(/LINESTRING \(107\.1 20\.95,\s?107\.12 20\.96,\s?107\.15 20\.95\)/u)
  expect(told).toMatch(/height\D+= 42\.125/u)
  expect(told.match(/Feature Count: 2/gu)?.length ?? 0).toBe(format === "geojson" ? 0 : 1)
})

test("the zip of Shapefiles tells what its short names of fields stand for", async () => {
  const url = "/api/v1/assets/export.shp.zip?kind=base-station"
  const { rawPayload } = await stand.http.inject({ url, headers: stand.editor })
  const names = ["base-station.shp", "base-station.shx", "base-station.cpg", "cac-truong.csv"]

  for (const name of names) expect(rawPayload.includes(Buffer.from(name))).toBe(true)
})
