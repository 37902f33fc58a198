import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Context } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { createHttp, type Http } from "../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../platform/identity/index.ts"
import { isWithin, loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { signedIn } from "../../testing/sign-in.ts"
import { importCells } from "../cells/import-file.ts"
import type { Cell, CellsSaved } from "../cells/model.ts"
import { indicatorsRoutes, loadShippedFigures } from "../index.ts"
import type { QueryTable } from "./model.ts"

let db: Database
let ctx: Context
let http: Http
let folder: string
let now = new Date("2026-11-21T09:00:00+07:00")
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => now })
  folder = await mkdtemp(join(tmpdir(), "tinhso-cells-"))
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await indicatorsRoutes(http, ctx, identity.gate)
  await http.ready()
})
afterAll(async () => {
  await http.close()
  await db.close()
  await rm(folder, { recursive: true })
})

const HA_TU = "06652.2025"
const CAO_XANH = "06658.2025"
const households = (unit: string, value: number | null, more: object = {}) => ({
  measure: "tổng_hộ",
  unit,
  period: "2025-Q4",
  value,
  ...more,
})
const fibre = (unit: string, value: number | null, more: object = {}) => ({
  ...households(unit, value, more),
  measure: "hộ_có_cáp_quang",
})

async function put(cells: readonly object[], unit = "22") {
  const headers = await signedIn(http, ctx, { role: "editor", unit })
  return http.inject({ method: "PUT", url: "/api/v1/cells", headers, payload: { cells } })
}

/** What staff see: values that are being entered before those that are published. */
async function ask(query: Record<string, string>): Promise<QueryTable> {
  const headers = await signedIn(http, ctx, { role: "reader", unit: "VN" })
  const asked = { stage: "working", ...query }
  const response = await http.inject({ url: "/api/v1/query", query: asked, headers })
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json<QueryTable>()
}

const first = async (query: Record<string, string>) => (await ask(query)).rows[0]

test("a saved value is in every aggregate at once, and a ratio is computed after adding", async () => {
  const saved = await put([
    households(HA_TU, 1000),
    fibre(HA_TU, 900),
    households(CAO_XANH, 3000),
    fibre(CAO_XANH, 1500),
  ])
  const asked = { units: "22", periods: "2025-Q4", view: "at:2026-01-01" }

  expect(saved.json<CellsSaved>()).toMatchObject({ added: 4, changed: 0, same: 0 })
  // Two of 54 communes: below the coverage from which the province is shown.
  expect(await first({ ...asked, indicators: "tổng_hộ" })).toMatchObject({
    value: null,
    status: "missing",
    reported: 2,
    expected: 54,
  })
  const communes = await ask({
    ...asked,
    units: `${HA_TU},${CAO_XANH}`,
    indicators: "tỷ_lệ_hộ_có_cáp_quang",
  })
  expect(communes.rows.map(({ value }) => value)).toEqual([90, 50])
})

test("once enough have reported the province is shown, and its share is that of all its households", async () => {
  const { rows } = await ask({ indicators: "tổng_hộ", units: "children:22", periods: "2025-Q4" })
  const others = rows.map(({ unit }) => unit).filter((unit) => unit !== HA_TU && unit !== CAO_XANH)
  await put(others.slice(1).flatMap((unit) => [households(unit, 1000), fibre(unit, 500)]))

  expect(
    await first({ indicators: "tỷ_lệ_hộ_có_cáp_quang", units: "22", periods: "2025-Q4" }),
  ).toMatchObject({
    value: ((900 + 1500 + 51 * 500) / (1000 + 3000 + 51 * 1000)) * 100,
    reported: 53,
    expected: 54,
  })
})

test("the old provinces together are the new one, on the view that carries history", async () => {
  const old = await ask({
    indicators: "tổng_hộ",
    units: "descendants:24:commune",
    periods: "2024-Q4",
    view: "reported",
  })
  const both = await ask({
    indicators: "tổng_hộ",
    units: "descendants:27:commune",
    periods: "2024-Q4",
    view: "reported",
  })
  const cells = [...old.rows, ...both.rows].map(({ unit }, i) => ({
    ...households(unit, 1000 + i),
    period: "2024-Q4",
  }))
  const saved = await put(cells, "24.2025")
  const total = cells.reduce((sum, { value }) => sum + (value ?? 0), 0)
  const asked = { indicators: "tổng_hộ", periods: "2024-Q4" }

  expect(saved.statusCode).toBe(200)
  const then = await ask({ ...asked, units: "24,27,24.2025", view: "reported" })
  expect(then.rows.map(({ value }) => value)).toEqual([
    expect.any(Number),
    expect.any(Number),
    null,
  ])
  expect((then.rows[0]?.value ?? 0) + (then.rows[1]?.value ?? 0)).toBe(total)
  expect(await first({ ...asked, units: "24.2025", view: "at:2026-01-01" })).toMatchObject({
    value: total,
    reported: cells.length,
    expected: cells.length,
    status: "normal",
  })
})

test("of two editors on one cell the second is told what stands now, and nothing is lost", async () => {
  const cells = await http.inject({
    url: "/api/v1/cells",
    query: { measures: "tổng_hộ", units: HA_TU, periods: "2025-Q4", layer: "working" },
    headers: await signedIn(http, ctx, { role: "reader", unit: "22" }),
  })
  const [cell] = cells.json<Cell[]>()
  const version = cell?.version ?? 0
  const one = await put([households(HA_TU, 1001, { version })])
  const two = await put([households(HA_TU, 1002, { version }), households(CAO_XANH, 3001)])

  expect(one.statusCode).toBe(200)
  expect(two.statusCode).toBe(409)
  expect(two.json()).toMatchObject({
    errors: [{ pointer: "/cells/0/version", detail: expect.stringContaining("nay là 1001") }],
  })
  expect(await first({ indicators: "tổng_hộ", units: CAO_XANH, periods: "2025-Q4" })).toMatchObject(
    { value: 3000 },
  )
})

test("what was known earlier is answered as it was, after corrections too", async () => {
  const before = now
  now = new Date("2026-12-01T09:00:00+07:00")
  await put([households(HA_TU, 2000)])
  const asked = { indicators: "tổng_hộ", units: HA_TU, periods: "2025-Q4" }

  expect(await first(asked)).toMatchObject({ value: 2000 })
  expect(await first({ ...asked, asof: before.toISOString() })).toMatchObject({ value: 1001 })
  expect(await first({ ...asked, asof: "2020-01-01" })).toMatchObject({ value: null })
})

test("missing, not applicable and zero stay three things", async () => {
  await put([
    { ...households(HA_TU, 0), measure: "cameras" },
    { ...households(CAO_XANH, null), measure: "cameras", status: "not-applicable" },
    { ...households("06661.2025", null), measure: "cameras", status: "missing" },
  ])
  const { rows } = await ask({
    indicators: "cameras",
    units: `${HA_TU},${CAO_XANH},06661.2025`,
    periods: "2025-Q4",
  })

  expect(rows.map(({ value, status }) => [value, status])).toEqual([
    [0, "normal"],
    [null, "not-applicable"],
    [null, "missing"],
  ])
})

test("a breakdown is asked for by its dimension, and makes the whole where nobody reported that", async () => {
  const stations = (technology: string, value: number) => ({
    ...households(HA_TU, value),
    measure: "trạm_bts",
    cut: `Technology = ${technology}`,
  })
  await put([stations("2g", 1), stations("3G", 2), stations("4G", 3), stations("5G", 4)])
  const asked = { indicators: "trạm_bts", units: HA_TU, periods: "2025-Q4" }
  const { rows } = await ask({ ...asked, by: "technology" })

  expect(rows.map(({ breakdown, value }) => [breakdown, value])).toEqual([
    ["technology=2G", 1],
    ["technology=3G", 2],
    ["technology=4G", 3],
    ["technology=5G", 4],
  ])
  expect(await first(asked)).toMatchObject({ value: 10 })
  expect(await first({ ...asked, indicators: "tỷ_trọng_trạm_4g_5g" })).toMatchObject({ value: 70 })
})

test.each([
  [
    "a unit that did not exist then",
    households(HA_TU, 1, { period: "2024-Q4" }),
    "có từ 2025-07-01",
  ],
  ["a unit that no longer existed", households("06652", 1), "không còn vào cuối kỳ 2025-Q4"],
  ["a period in the future", households(HA_TU, 1, { period: "2027" }), "chưa đến"],
  ["an unknown measure", { ...households(HA_TU, 1), measure: "tong_ho" }, "có phải “tổng_hộ”?"],
  ["a total that is computed", households("22", 1), "được tính, không nhập"],
  ["another unit of measure", households(HA_TU, 1, { unitOfMeasure: "%" }), "khác “household”"],
  ["a breakdown that there is not", households(HA_TU, 1, { cut: "sex=nam" }), "không có phân tổ"],
  ["a value beyond all reason", households(HA_TU, 1e16), "ngoài khoảng nhận được"],
  [
    "a value that is said to be missing",
    households(HA_TU, 1, { status: "missing" }),
    "không được có giá trị",
  ],
])("%s is refused by name, and nothing is written", async (_name, cell, detail) => {
  const response = await put([households(CAO_XANH, 9), cell], "VN")

  expect(response.statusCode).toBe(422)
  expect(response.body).toContain(detail)
  expect(await first({ indicators: "tổng_hộ", units: CAO_XANH, periods: "2025-Q4" })).toMatchObject(
    { value: 3000 },
  )
})

test("nobody records without signing in, nor for units of others", async () => {
  const stranger = await http.inject({
    method: "PUT",
    url: "/api/v1/cells",
    payload: { cells: [households(HA_TU, 5)] },
  })
  const neighbour = await put([households(HA_TU, 5)], "24.2025")

  expect([stranger.statusCode, neighbour.statusCode]).toEqual([401, 403])
})

test.each([
  [
    "an unknown code",
    { indicators: "tỷ_lệ_hộ_có_cáp_quan" },
    404,
    "có phải “tỷ_lệ_hộ_có_cáp_quang”?",
  ],
  ["an unknown unit", { units: "9999" }, 400, "không có đơn vị mang mã"],
  ["an unknown level", { units: "level:xã" }, 400, "không phải một cấp"],
  ["a quarter that there is not", { periods: "2024-Q5" }, 400, "không có quý này"],
  ["a range that runs backwards", { periods: "2024-Q4..2024-Q1" }, 400, "đầu trước không sau"],
  ["a range without end", { periods: "1900-01-01..2100-01-01" }, 400, "tối đa 400 kỳ"],
  ["a dimension that nothing has", { by: "màu" }, 400, "phân tổ “màu”"],
  [
    "more rows than anybody reads",
    {
      units: "level:commune",
      periods: "2010-01..2040-12",
      indicators: "tổng_hộ,hộ_có_cáp_quang,cameras",
    },
    413,
    "tối đa 200000",
  ],
])("%s is refused", async (_name, change, status, detail) => {
  const query = { indicators: "tổng_hộ", units: "22", periods: "2025-Q4", ...change }
  const response = await http.inject({ url: "/api/v1/query", query })

  expect([response.statusCode, response.body]).toEqual([status, expect.stringContaining(detail)])
})

test("rows come as CSV too: no value is an empty field", async () => {
  const query = { indicators: "tổng_hộ", units: `06661.2025,22`, periods: "2023", format: "csv" }
  const response = await http.inject({ url: "/api/v1/query", query })

  expect(response.headers["content-type"]).toContain("text/csv")
  expect(response.body).toContain("tổng_hộ,22,Tỉnh Quảng Ninh,2023,,,missing,0,")
})

test("a file of cells is tried first, recorded once, and refused whole with row and column", async () => {
  const path = join(folder, "ô.csv")
  await writeFile(path, `measure,unit,period,value\ncameras,${HA_TU},quý IV/2025,"1.234,5"\n`)
  const tried = await importCells(ctx, path, { commit: false })
  const done = await importCells(ctx, path, { commit: true })
  const again = await importCells(ctx, path, { commit: true })

  expect([tried, done, again].map(({ added, changed, same }) => [added, changed, same])).toEqual([
    [1, 0, 0],
    [1, 0, 0],
    [0, 0, 1],
  ])
  await writeFile(path, `measure,unit,period,value\ncameras,${HA_TU},2025-Q4,1.596\n`)
  await expect(importCells(ctx, path, { commit: true })).rejects.toMatchObject({
    errors: [
      { pointer: "dòng 2, cột D (value)", detail: expect.stringContaining("1596 hoặc 1.596") },
    ],
  })
})
