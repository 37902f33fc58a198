import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Context } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { createHttp, type Http } from "../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../platform/identity/index.ts"
import { isWithin, loadShippedUnits, unitsOn } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { signedIn } from "../../testing/sign-in.ts"
import { importCells } from "../cells/import-file.ts"
import { indicatorsRoutes, loadShippedFigures } from "../index.ts"
import { provContext } from "./json-ld/context.ts"
import type { Linked } from "./json-ld/linked.ts"
import { provFaults } from "./testing/prov-terms.ts"
import type { CellProvenance, Opened, Provenance } from "./model.ts"

let db: Database
let ctx: Context
let http: Http
let folder: string
/** Communes of the province that report as well, one household each. */
let others: string[]
/** So many do not report. */
const SILENT = 5
let now = new Date("2026-11-21T09:00:00+07:00")
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => now })
  folder = await mkdtemp(join(tmpdir(), "tinhso-provenance-"))
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await indicatorsRoutes(http, ctx, identity.gate)
  await http.ready()
  const communes = await unitsOn(db, "commune", "2025-12-31", "22")
  others = communes.map(({ id }) => id).filter((id) => id !== HA_TU && id !== CAO_XANH)
  others = others.slice(0, -SILENT)
  await publish(
    "so-lieu.csv",
    "measure,unit,period,value,cut",
    `tổng_hộ,${HA_TU},2025-Q4,100,`,
    `hộ_có_cáp_quang,${HA_TU},2025-Q4,90,`,
    `tổng_hộ,${CAO_XANH},2025-Q4,1.596,`,
    `hộ_có_cáp_quang,${CAO_XANH},2025-Q4,400,`,
    `trạm_bts,${HA_TU},2025-Q4,3,technology=4G`,
    ...others.flatMap((id) => [
      `tổng_hộ,${id},2025-Q4,1,`,
      `hộ_có_cáp_quang,${id},2025-Q4,1,`,
      `tổng_hộ,${id},2025-Q3,1,`,
    ]),
    `tổng_hộ,${CAO_XANH},2025-Q3,1,`,
    ...["2G", "3G", "5G"].map((one) => `trạm_bts,${HA_TU},2025-Q4,1,technology=${one}`),
  )
})
afterAll(async () => {
  await http.close()
  await db.close()
  await rm(folder, { recursive: true })
})

const HA_TU = "06652.2025"
const CAO_XANH = "06658.2025"
const RATE = "tỷ_lệ_hộ_có_cáp_quang"

async function publish(name: string, ...lines: string[]) {
  const path = join(folder, name)
  await writeFile(path, lines.join("\n"))
  return importCells(ctx, path, { commit: true, decimal: "comma" })
}

type Asking = Record<string, string>
const address = (path: string, query: Asking) =>
  `/api/v1/provenance${path}?${new URLSearchParams({ view: "reported", ...query }).toString()}`
const figure = async (query: Asking, headers: Asking = {}) =>
  (await http.inject({ url: address("", query), headers })).json<Provenance>()
const cell = async (query: Asking, headers: Asking = {}) =>
  (await http.inject({ url: address("/cell", query), headers })).json<CellProvenance>()

/** What a link of an answer leads to, as a browser would ask for it. */
const asking = ({ indicator, unit, period, by, view }: Opened): Asking => ({
  indicator,
  unit,
  period,
  view,
  ...(by === "" ? {} : { by }),
})

test("a rate opens to its formula, from there to the units, from there to the cell as written", async () => {
  const rate = await figure({ indicator: RATE, unit: "22", period: "2025-Q4" })
  expect(rate).toMatchObject({
    kind: "indicator",
    formula: { version: 1, sentenceVi: expect.stringContaining("hộ") as unknown },
    proof: { holds: true },
  })
  const households = rate.inputs.find(({ read }) => read === "tổng_hộ")
  if (households === undefined) throw new Error("no such input")
  const all = 1696 + others.length
  const reported = 2 + others.length
  expect(households).toMatchObject({ kind: "measure", value: all, reported })

  const units = await figure(asking(households.opens))
  expect(units).toMatchObject({ kind: "measure", value: all, proof: { holds: true } })
  expect(units.contributors?.rows.slice(0, 2)).toMatchObject([
    { unit: { id: CAO_XANH }, brings: 1596, weight: 1, made: "cell", cell: { place: "D4" } },
    { unit: { id: HA_TU }, brings: 100, weight: 1 },
  ])
  const opens = units.contributors?.rows[0]?.opens
  if (opens === undefined || opens === null) throw new Error("nothing to open")

  expect(await cell(asking(opens))).toMatchObject({
    value: 1596,
    made: "cell",
    proof: { holds: true },
    versions: [
      { value: 1596, place: "D4", source: { kind: "file", file: "so-lieu.csv" }, enteredBy: null },
    ],
  })
})

test("those who have not reported are named, page by page, and found by name without marks", async () => {
  const asked = { indicator: "tổng_hộ", unit: "22", period: "2025-Q4" }
  const first = await figure({ ...asked, only: "missing", limit: "3" })
  const found = await figure({ ...asked, q: "cao xanh" })

  const { reported, missing, rows = [] } = first.contributors ?? {}
  expect([reported, missing]).toEqual([2 + others.length, SILENT])
  expect(rows.map(({ status, brings }) => [status, brings])).toEqual(
    Array.from({ length: 3 }, () => ["missing", null]),
  )
  expect(found.contributors?.rows.map(({ unit }) => unit.id)).toEqual([CAO_XANH])
})

test("a value made of a breakdown opens to its parts, which add up", async () => {
  const whole = await cell({ indicator: "trạm_bts", unit: HA_TU, period: "2025-Q4" })

  expect(whole).toMatchObject({ value: 6, made: "breakdown", proof: { holds: true } })
  expect(whole.parts.map(({ by, value }) => [by, value])).toContainEqual(["technology=4G", 3])
  const part = whole.parts.find(({ by }) => by === "technology=4G")?.opens
  expect(part === null || part === undefined ? null : await cell(asking(part))).toMatchObject({
    made: "cell",
    value: 3,
  })
})

test("a value below its minimum coverage is withheld, and what was reported is still shown", async () => {
  await publish("it.csv", "measure,unit,period,value", `cameras,${HA_TU},2025-Q4,7`)
  const few = await figure({ indicator: "cameras", unit: "22", period: "2025-Q4" })

  expect(few).toMatchObject({ value: null, reported: 1, proof: { holds: true, recomputed: 7 } })
  expect(few.proof.saysVi).toContain("dưới mức tối thiểu 80 %")
})

test("units that were merged are shown with the event, its document and share", async () => {
  await publish("cu.csv", "measure,unit,period,value", "tổng_hộ,06652,2024-Q4,700")
  const then = { indicator: "tổng_hộ", unit: "22", period: "2024-Q4", view: "at:2026-11-21" }
  const rows = (await figure(then)).contributors?.rows ?? []

  expect(rows[0]).toMatchObject({ unit: { id: "06652" }, brings: 700 })
  expect(rows[0]?.carried[0]).toMatchObject({ source: "06652", date: "2025-07-01", share: 1 })
  expect(rows[0]?.carried[0]?.document).not.toBeNull()
})

test("a correction adds a version; as of the day before, everything stands as it stood", async () => {
  const asked = { indicator: "tổng_hộ", unit: "22", period: "2025-Q3" }
  await publish("a.csv", "measure,unit,period,value", `tổng_hộ,${HA_TU},2025-Q3,10`)
  const before = now.toISOString()
  now = new Date("2026-11-22T09:00:00+07:00")
  await publish("b.csv", "measure,unit,period,value", `tổng_hộ,${HA_TU},2025-Q3,12`)

  const rest = 1 + others.length
  expect((await figure(asked)).value).toBe(12 + rest)
  expect(await figure({ ...asked, asof: before })).toMatchObject({
    value: 10 + rest,
    knownAt: before,
    proof: { holds: true },
  })
  const own = { ...asked, unit: HA_TU }
  expect((await cell(own)).versions.map(({ value }) => value)).toEqual([12, 10])
  expect(await cell({ ...own, asof: before })).toMatchObject({
    value: 10,
    versions: [{ value: 10, supersededAt: null }],
  })
})

test("what is being entered is opened by readers only, with names", async () => {
  const editor = await signedIn(http, ctx, { role: "editor", unit: "22" })
  const asked = { indicator: "tổng_hộ", unit: HA_TU, period: "2025-Q4", stage: "working" }
  const put = await http.inject({
    method: "PUT",
    url: "/api/v1/cells",
    headers: editor,
    payload: {
      cells: [{ measure: "tổng_hộ", unit: HA_TU, period: "2025-Q4", value: 101, written: "101 " }],
    },
  })
  expect(put.statusCode).toBe(200)

  expect((await http.inject(address("/cell", asked))).statusCode).toBe(401)
  expect(await cell(asked, editor)).toMatchObject({
    value: 101,
    versions: [
      { layer: "working", value: 101, written: "101 ", enteredBy: "Người thử" },
      { layer: "published", value: 100 },
    ],
  })
  const seen = await cell({ ...asked, stage: "published" })
  expect(seen.versions.map(({ value, enteredBy }) => [value, enteredBy])).toEqual([[100, null]])
})

test.each([
  ["an indicator with a typing error", { indicator: "tong_ho" }, 404],
  ["a unit that does not exist", { unit: "99.9999" }, 400],
  ["a period that is none", { period: "2025-Q5" }, 400],
  ["a breakdown that the measure has not", { by: "technology=4G" }, 400],
  ["a part that the formula has not", { part: "each(a; sum)" }, 404],
  ["an instant that is none", { asof: "hôm qua" }, 400],
])("%s is refused in words", async (_name, wrong, status) => {
  const asked = { indicator: "tổng_hộ", unit: "22", period: "2025-Q4", ...wrong }
  const answer = await http.inject(address("", asked))

  expect(answer.statusCode).toBe(status)
  expect(answer.json<{ detail: string }>().detail).not.toBe("")
})

test("a computed indicator has no cell", async () => {
  const answer = await http.inject(
    address("/cell", { indicator: RATE, unit: HA_TU, period: "2025-Q4" }),
  )

  expect(answer.statusCode).toBe(400)
})

test("every screen answers in PROV-O, by its form or by what a client accepts", async () => {
  const asked = { indicator: RATE, unit: "22", period: "2025-Q4" }
  const byForm = await http.inject(address("", { ...asked, format: "jsonld" }))
  const byHeader = await http.inject({
    url: address("/cell", { ...asked, indicator: "tổng_hộ", unit: CAO_XANH }),
    headers: { accept: "application/ld+json" },
  })
  const published = await http.inject("/api/v1/provenance/figures/bg-03")
  const context = await http.inject("/api/v1/provenance/context.jsonld")

  for (const answer of [byForm, byHeader, published]) {
    expect(answer.headers["content-type"]).toBe("application/ld+json; charset=utf-8")
    expect(provFaults(answer.json<Linked>())).toEqual([])
  }
  expect(context.json<object>()).toEqual({ "@context": provContext })
})
