import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { coverageRunRoutes, servedQueries, servedRoutes } from "./coverage/index.ts"
import { computedFolder } from "./coverage/served/testing/computed.ts"
import { keepFolder } from "./coverage/runs/service/keep-service.ts"
import {
  indicatorsRoutes,
  loadShippedFigures,
  refreshRegisters,
  registerRoutes,
} from "./indicators/index.ts"
import { type Context, OPERATOR } from "./platform/context.ts"
import type { Database } from "./platform/database.ts"
import { createHttp, type Http } from "./platform/http.ts"
import { identityRoutes, openIdentity } from "./platform/identity/index.ts"
import { settingsFrom } from "./platform/settings.ts"
import { isWithin, loadShippedUnits, saveAssets } from "./registry/index.ts"
import { declareKept } from "./registry/assets/service/kept-service.ts"
import { REGISTERS } from "./registers.ts"
import { openTestDatabase, testContext } from "./testing/database.ts"
import { signedIn } from "./testing/sign-in.ts"

const HA_TU = "06652.2025"
const CAO_XANH = "06658.2025"
const DAY = "2026-11-21"

/** Hạ Long: a station in the middle of three villages, one 10 km away. */
const STATIONS = ["A4,20.95,107.10,45,1800,20,4G,Viettel", "B2,20.95,107.10,45,900,20,2G,VinaPhone"]
const village = (name: string, unit: string, place: readonly number[], attributes: object) => ({
  kind: "village",
  name,
  unit,
  from: "2026-01-01",
  geometry: { type: "Point" as const, coordinates: [...place] },
  attributes: { counted_source: "Báo cáo 12/BC-UBND", counted_on: "2026-01-01", ...attributes },
})
const VILLAGES = [
  village("Khu 1", HA_TU, [107.1, 20.951], {
    population: 300,
    households: 100,
    fibre_households: 90,
  }),
  village("Khu 2", HA_TU, [107.103, 20.948], {
    population: 500,
    households: 150,
    fibre_households: 120,
  }),
  village("Khu 3", HA_TU, [107.1, 20.945], { households: 50 }),
  village("Khe Xa", CAO_XANH, [107.2, 20.95], {
    population: 200,
    households: 40,
    fibre_households: 12,
  }),
]

let db: Database
let ctx: Context
let http: Http
let folder = ""
let result = ""
let run = ""
let editor: Record<string, string>
beforeAll(async () => {
  db = await openTestDatabase()
  folder = await mkdtemp(join(tmpdir(), "tinhso-village-figures-"))
  const settings = settingsFrom({ TINHSO_DATA: folder }, "/")
  ctx = testContext(db, { settings, now: () => new Date("2026-11-21T02:00:00Z") })
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, { within: (unit, above) => isWithin(db, unit, above, DAY) })
  identityRoutes(http, ctx, identity)
  coverageRunRoutes(http, ctx, identity.gate)
  servedRoutes(http, ctx, identity.gate)
  await indicatorsRoutes(http, ctx, identity.gate)
  registerRoutes(http, ctx, identity.gate, REGISTERS)
  await http.ready()
  editor = await signedIn(http, ctx, { role: "editor", unit: "22" })
  const saved = await saveAssets(ctx, VILLAGES, { source: { kind: "form" }, actor: OPERATOR })
  if (saved.act === null) throw new Error(JSON.stringify(saved.outcomes))
  for (const unit of [HA_TU, CAO_XANH]) {
    await declareKept(ctx, { unit, kind: "village", since: "2026-01-01", reason: "đủ" }, OPERATOR)
  }
  run = await keepFolder(ctx, OPERATOR, await computedFolder(STATIONS), { unit: "22" })
  result = (await post("/served", { run })).json<{ id: string }>().id
}, 60_000)
afterAll(async () => {
  await http.close()
  await db.close()
  await rm(folder, { recursive: true, force: true })
})

const post = (url: string, payload: object, headers = editor) =>
  http.inject({ method: "POST", url: `/api/v1/coverage${url}`, headers, payload })

async function get<T>(url: string, headers = {}): Promise<T> {
  const answer = await http.inject({ url, headers })
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`)
  return answer.json<T>()
}

interface Figures {
  readonly rows: readonly {
    readonly unit: string
    readonly technology: string
    readonly registered: number
    readonly villages: object
    readonly population: object
    readonly households: object
  }[]
}
const figures = (query: string, headers = {}) =>
  get<Figures>(`/api/v1/coverage/served/${result}/figures${query}`, headers)

test("a result of a draft is for readers; once its run is published everybody sees it", async () => {
  const url = `/api/v1/coverage/served/${result}/figures`

  expect((await http.inject({ url })).statusCode).toBe(404)
  expect((await figures("", editor)).rows.length).toBeGreaterThan(0)
  const published = await post(
    `/runs/${run}/states`,
    { state: "published", version: 1 },
    await signedIn(http, ctx, { role: "administrator", unit: "22" }),
  )
  expect(published.statusCode).toBe(200)
  expect((await figures("")).rows.length).toBeGreaterThan(0)
})

test("every unit has its villages, households and people with denominators and what nobody knows", async () => {
  const { rows } = await figures(`?unit=22&below=commune&technology=4G%2B`)
  const of = (unit: string) => rows.find((row) => row.unit === unit)

  expect(of(HA_TU)).toMatchObject({
    registered: 3,
    villages: { served: 3, of: 3, unknownVillages: 0 },
    households: { served: 300, of: 300, unknownVillages: 0 },
    population: { served: 800, of: 800, unknownVillages: 1 },
  })
  expect(of(CAO_XANH)).toMatchObject({
    villages: { served: 0, of: 1, unknownVillages: 0 },
    population: { served: 0, of: 200, unknownVillages: 0 },
  })
  expect(of("22")).toMatchObject({
    registered: 4,
    villages: { served: 3, of: 4, unknownVillages: 0 },
    population: { served: 800, of: 1000, unknownVillages: 1 },
  })
  expect((await figures("?unit=22&technology=5G%2B")).rows).toEqual([])
})

interface Row {
  readonly value: number | null
}
const ask = async (indicator: string, unit: string) => {
  const asked = { indicators: indicator, units: unit, periods: "2026-11", view: "reported" }
  const { rows } = await get<{ rows: readonly Row[] }>(
    `/api/v1/query?${new URLSearchParams(asked)}`,
  )
  return rows[0]?.value
}

test("shares of villages, people and households with fibre are ratios of counted figures", async () => {
  await refreshRegisters(ctx, async () => servedQueries)

  expect(await ask("số_thôn_trong_sổ", HA_TU)).toBe(3)
  expect(await ask("tỷ_lệ_thôn_có_sóng_4g", HA_TU)).toBe(100)
  expect(await ask("tỷ_lệ_thôn_có_sóng_4g", CAO_XANH)).toBe(0)
  expect(await ask("tỷ_lệ_dân_có_sóng_4g", HA_TU)).toBe(100)
  expect(await ask("dân_đã_tính_sóng_4g", HA_TU)).toBe(800)
  expect(await ask("tỷ_lệ_hộ_có_cáp_quang_theo_thôn", HA_TU)).toBe(84)
  expect(await ask("tỷ_lệ_hộ_có_cáp_quang_theo_thôn", CAO_XANH)).toBe(30)
  // Two communes of 54: of the province nobody can say.
  expect(await ask("tỷ_lệ_thôn_có_sóng_4g", "22")).toBeNull()
  // Nothing was computed of 5G: that is not 0.
  expect(await ask("thôn_có_sóng_5g", HA_TU)).toBeNull()
})

interface Opened {
  readonly inputs?: readonly { readonly code?: string; readonly opens: object | null }[]
}
test("a share opens to its two figures, and each of them to the villages behind it", async () => {
  const asked = {
    indicator: "tỷ_lệ_dân_có_sóng_4g",
    unit: HA_TU,
    period: "2026-11",
    view: "reported",
  }
  const share = await get<Opened>(`/api/v1/provenance?${new URLSearchParams(asked)}`)
  expect(JSON.stringify(share)).toContain("dân_đã_tính_sóng_4g")
  const cell = { indicator: "dân_có_sóng_4g", unit: HA_TU, period: "2026-11", view: "reported" }
  const opened = JSON.stringify(await get(`/api/v1/provenance/cell?${new URLSearchParams(cell)}`))
  expect(opened).toContain("coverage.population-served-4g")

  const { records: rows } = await get<{
    records: readonly { label: string; value: number; href: string }[]
  }>(`/api/v1/register-queries/coverage.population-served-4g/records?unit=${HA_TU}&day=${DAY}`)
  expect(rows.map(({ label, value }) => [label, value])).toEqual([
    ["Khu 1: 25/25 vị trí có 4G trở lên", 300],
    ["Khu 2: 25/25 vị trí có 4G trở lên", 500],
  ])
  const [first] = rows
  const id = /TS-\d+/u.exec(first?.href ?? "")?.[0] ?? ""
  const sheet = await get<{ village: object; layers: readonly object[]; path: readonly object[] }>(
    `/api/v1/coverage/villages/${id}?result=${result}`,
  )
  expect(sheet.village).toMatchObject({
    name: "Khu 1",
    population: 300,
    countedSource: "Báo cáo 12/BC-UBND",
  })
  expect(sheet.layers).toContainEqual({
    technology: "4G+",
    operator: null,
    covered: 25,
    known: 25,
    standing: "served",
  })
  expect(sheet.path[0]).toMatchObject({ unit: HA_TU })
})

interface Page {
  readonly total: number
  readonly next: number | null
  readonly rows: readonly {
    readonly name: string
    readonly layer: { readonly standing: string } | null
  }[]
}
test("villages are found by unit, words, box and what they have, in the order that is asked for", async () => {
  const names = async (query: string) =>
    (await get<Page>(`/api/v1/coverage/villages${query}`)).rows.map(({ name }) => name)

  expect(await names("?sort=name")).toEqual(["Khe Xa", "Khu 1", "Khu 2", "Khu 3"])
  expect(await names(`?unit=${CAO_XANH}`)).toEqual(["Khe Xa"])
  expect(await names("?standing=unserved&technology=4G")).toEqual(["Khe Xa"])
  expect(await names("?population=unknown")).toEqual(["Khu 3"])
  expect(await names("?q=khu%203")).toEqual(["Khu 3"])
  expect(await names("?box=107.15,20.9,107.3,21")).toEqual(["Khe Xa"])
  expect(await names("?sort=population&limit=2")).toEqual(["Khu 2", "Khu 1"])
  const page = await get<Page>("/api/v1/coverage/villages?limit=3&sort=name")
  expect([page.total, page.next]).toEqual([4, 3])
  const refused = await http.inject({ url: "/api/v1/coverage/villages?technology=9G" })
  expect([refused.statusCode, refused.body.includes("4G+")]).toEqual([422, true])
})

test("nobody counts without the right to, a wrong definition or day is refused, and nothing is kept", async () => {
  const answers = [
    await post("/served", { run }, {}),
    await post("/served", { run }, await signedIn(http, ctx, { role: "reader", unit: "22" })),
    await post("/served", { run, definition: "tùy" }),
    await post("/served", { run, definition: "khong-co" }),
    await post("/served", { run, day: "2027-01-01" }),
    await post("/served", { run: "PS-999999" }),
    await post("/served", { run, day: "2025-01-01" }),
  ].map(({ statusCode }) => statusCode)

  expect(answers).toEqual([401, 403, 400, 422, 422, 404, 422])
  expect((await get<{ rows: readonly object[] }>("/api/v1/coverage/served")).rows.length).toBe(1)
})

test("a withdrawn run counts no longer: its figures are missing again", async () => {
  const administrator = await signedIn(http, ctx, { role: "administrator", unit: "22" })
  await post(
    `/runs/${run}/states`,
    { state: "withdrawn", version: 2, note: "sai trạm" },
    administrator,
  )
  await refreshRegisters(ctx, async () => servedQueries)

  expect(await ask("thôn_có_sóng_4g", HA_TU)).toBeNull()
  expect(await ask("số_thôn_trong_sổ", HA_TU)).toBe(3)
})
