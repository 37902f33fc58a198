import { mkdtempSync, rmSync } from "node:fs"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { signedIn } from "../../../testing/sign-in.ts"
import { gdal, hasGdal } from "../testing/ogr.ts"
import { HA_TU, mast, openStand, point, type Stand } from "../testing/stand.ts"

interface Items {
  readonly numberMatched: number
  readonly numberReturned: number
  readonly links: readonly { readonly rel: string; readonly href: string }[]
  readonly features: readonly {
    readonly id: string
    readonly geometry: { readonly coordinates: readonly number[] } | null
    readonly properties: Readonly<Record<string, unknown>>
  }[]
}

let stand: Stand
let origin: string
beforeAll(async () => {
  stand = await openStand()
  for (let n = 0; n < 5; n++) {
    await stand.made(mast(`Cột ${n}`, { geometry: point(107.1 + n / 100, 20.95) }))
  }
  await stand.made(mast("Cột mới", { geometry: point(107.3, 20.95), from: "2026-06-01" }))
  await stand.made({
    kind: "camera",
    name: "Camera ngã tư",
    unit: HA_TU,
    attributes: { analytics: false, purpose: "traffic", legal_basis: "QĐ 1", retention_days: 30 },
    geometry: point(107.2, 20.96),
    from: "2026-01-01",
  })
  await stand.made({
    kind: "tslcd-node",
    name: "Điểm kín",
    unit: HA_TU,
    geometry: point(107.21, 20.96),
    from: "2026-01-01",
  })
  await stand.http.listen({ port: 0, host: "127.0.0.1" })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  origin = `http://127.0.0.1:${(stand.http.server.address() as AddressInfo).port}`
})
afterAll(() => stand.close())

const ask = (path: string, headers: Record<string, string> = {}) =>
  stand.http.inject({ url: `/ogc${path}`, headers })
const items = async (kind: string, query = "", headers = {}) =>
  (await ask(`/collections/${kind}/items${query}`, headers)).json<Items>()
const names = async (kind: string, query = "", headers = {}) =>
  (await items(kind, query, headers)).features.map(({ properties }) => properties["name"])

test("the landing page leads to the description, the conformance and the collections", async () => {
  const landing = (await ask("")).json<Items>()
  const [description, conformance, data] = ["service-desc", "conformance", "data"].map((rel) =>
    landing.links.find((link) => link.rel === rel)?.href.replace(/^https?:\/\/[^/]+/u, ""),
  )

  expect([description, conformance, data]).toEqual([
    "/api/openapi.json",
    "/ogc/conformance",
    "/ogc/collections",
  ])
  const { conformsTo } = (await ask("/conformance")).json<{ conformsTo: string[] }>()
  expect(conformsTo).toContain("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson")
  const page = await ask("", { accept: "text/html,*/*" })
  expect([page.headers["content-type"], page.body]).toEqual([
    "text/html; charset=utf-8",
    expect.stringContaining("Cột ăng-ten"),
  ])
})

test("pages follow by next, each asset once, with how many match", async () => {
  const seen: string[] = []
  let url = "/collections/mast/items?limit=4&height=42.0"
  let pages = 0
  while (url !== "") {
    const answer = await ask(url)
    expect(answer.headers["content-type"]).toContain("application/geo+json")
    const page = answer.json<Items>()
    expect([page.numberMatched, page.numberReturned]).toEqual([6, page.features.length])
    seen.push(...page.features.map(({ id }) => id))
    url = page.links.find(({ rel }) => rel === "next")?.href.replace(/^.*?\/ogc/u, "") ?? ""
    pages++
  }
  expect([pages, new Set(seen).size]).toEqual([2, 6])
})

test("box, day and attributes filter; what means nothing is refused with its name", async () => {
  expect(await names("mast", "?bbox=107.095,20.9,107.115,21")).toEqual(["Cột 0", "Cột 1"])
  expect(await names("mast", "?bbox=107.095,20.9,0,107.115,21,9")).toEqual(["Cột 0", "Cột 1"])
  expect(await names("mast", "?bbox=170,20,107.105,21")).toEqual(["Cột 0"])
  expect((await items("mast", "?datetime=2026-05-01T00:00:00Z")).numberMatched).toBe(5)
  expect((await items("mast", "?class=A1a")).numberMatched).toBe(0)
  expect((await items("mast", "?class=A2b&q=moi")).numberMatched).toBe(1)
  for (const bad of [
    "?bbox=1,2,3",
    "?bbox=x",
    "?datetime=qua",
    "?limit=0",
    "?color=red",
    "?f=xml",
  ]) {
    const answer = await ask(`/collections/mast/items${bad}`)
    expect([bad, answer.statusCode, answer.headers["content-type"]]).toEqual([
      bad,
      400,
      expect.stringContaining("application/problem+json"),
    ])
  }
})

test("the place of a camera is told to who reads its unit, and to nobody else in any way", async () => {
  const [open] = (await items("camera")).features
  expect(open).toMatchObject({ geometry: null, properties: { name: "Camera ngã tư", unit: HA_TU } })
  expect(open?.properties).not.toHaveProperty("legal_basis")
  expect(await names("camera", "?bbox=107.19,20.9,107.21,21")).toEqual([])
  expect((await ask("/collections/camera/items?legal_basis=x")).statusCode).toBe(400)
  expect((await ask("/collections/camera")).json()).not.toHaveProperty("extent")
  const whole = await ask(`/collections/camera/items/${open?.id}`)
  expect([whole.statusCode, whole.body.includes("107.2")]).toEqual([200, false])

  const [seen] = (await items("camera", "", stand.editor)).features
  expect(seen).toMatchObject({
    geometry: { coordinates: [107.2, 20.96] },
    properties: { legal_basis: "QĐ 1" },
  })
})

test("kinds that are not published are there for readers and keys only, and only what is theirs", async () => {
  const administrator = await signedIn(stand.http, stand.ctx, { role: "administrator", unit: "VN" })
  const keyFor = async (holder: string, scope: string) => {
    const payload = { name: "QGIS", holder, scopes: [scope] }
    const url = "/api/v1/identity/api-keys"
    const made = await stand.http.inject({ method: "POST", url, headers: administrator, payload })
    return { authorization: `Bearer ${made.json<{ token: string }>().token}` }
  }
  const [own, other, writer] = [
    await keyFor("22", "assets:read"),
    await keyFor("24.2025", "assets:read"),
    await keyFor("22", "assets:write"),
  ]

  expect((await ask("/collections/tslcd-node/items")).statusCode).toBe(404)
  expect(await names("tslcd-node", "", own)).toEqual(["Điểm kín"])
  expect(await names("tslcd-node", "", other)).toEqual([])
  expect((await items("camera", "", other)).features[0]?.geometry).toBeNull()
  expect((await ask("/collections/mast/items", writer)).statusCode).toBe(403)
  expect((await ask("/collections/mast/items", { authorization: "Bearer x" })).statusCode).toBe(401)
})

test.skipIf(!hasGdal)("ogrinfo and ogr2ogr read the register live (needs gdal-bin)", async () => {
  const address = `OAPIF:${origin}/ogc`
  const layers = await gdal("ogrinfo", "-ro", address)
  expect(layers).toContain("mast")
  expect(layers).not.toContain("tslcd-node")
  const told = await gdal("ogrinfo", "-ro", "-so", address, "mast")
  expect(told).toContain("Feature Count: 6")
  expect(told).toMatch(/height: (?:Real|Integer)/u)

  const folder = mkdtempSync(join(tmpdir(), "tinhso-ogc-"))
  try {
    const file = join(folder, "mast.gpkg")
    const paged = ["-oo", "PAGE_SIZE=2"]
    await gdal("ogr2ogr", ...paged, "-f", "GPKG", file, address, "mast")
    const kept = await gdal("ogrinfo", "-ro", file, "mast")
    expect(kept).toContain("Feature Count: 6")
    expect(kept).toContain("name (String) = Cột mới")
    expect(kept).toContain("POINT (107.3 20.95)")
  } finally {
    rmSync(folder, { recursive: true })
  }
})
