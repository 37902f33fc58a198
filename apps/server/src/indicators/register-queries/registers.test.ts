import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { createHttp, type Http } from "../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../platform/identity/index.ts"
import type { RegisterQuery, RegisterRecord, Registers } from "../../platform/register-query.ts"
import { isWithin, loadShippedUnits, registryQueries } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { signedIn } from "../../testing/sign-in.ts"
import type { Cell } from "../cells/model.ts"
import { indicatorsRoutes, loadShippedFigures, registerRoutes } from "../index.ts"
import type { QueryTable } from "../query/model.ts"
import type { RegisterQueryListed, RegisterRecords } from "./model.ts"
import { refreshRegisters } from "./service/refresh-service.ts"

/** A register of masts that tests fill. */
let masts: RegisterRecord[] = []
const HA_TU = "06652.2025"
const CAO_XANH = "06658.2025"
const mastQuery: RegisterQuery = {
  code: "assets.mast-height",
  nameVi: "Tổng chiều cao cột ăng-ten",
  nameEn: "Height of masts",
  recordVi: "một cột ăng-ten",
  recordEn: "a mast",
  how: "sum",
  since: "2026-09-01",
  open: false,
  revision: () => Promise.resolve(JSON.stringify(masts)),
  keptFor: () => Promise.resolve(["22"]),
  records: () => Promise.resolve(masts),
  measure: {
    code: "chiều_cao_cột",
    nameVi: "Tổng chiều cao cột ăng-ten",
    nameEn: "Height of masts",
    definitionVi: "",
    definitionEn: "",
    unitOfMeasure: "m",
    better: "none",
    level: "commune",
    dimensions: { owner: ["VNPT", "Viettel"] },
  },
}
const mast = (id: string, value: number, owner: string, unit = HA_TU): RegisterRecord => ({
  id,
  unit,
  label: `Cột ${id}`,
  value,
  attributes: { owner },
  href: null,
})
const QUERIES: Registers = async () => [...registryQueries, mastQuery]

let db: Database
let ctx: Context
let http: Http
let now = new Date("2026-11-21T09:00:00+07:00")
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => now })
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await indicatorsRoutes(http, ctx, identity.gate)
  registerRoutes(http, ctx, identity.gate, QUERIES)
  await http.ready()
})
afterAll(async () => {
  await http.close()
  await db.close()
})

async function ask(query: Record<string, string>): Promise<QueryTable["rows"]> {
  const response = await http.inject({ url: "/api/v1/query", query })
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json<QueryTable>().rows
}
const valueOf = async (query: Record<string, string>) => (await ask(query))[0]?.value

async function recordsOf(code: string, query: Record<string, string>, headers = {}) {
  const url = `/api/v1/register-queries/${code}/records`
  return http.inject({ url, query, headers })
}

test("the communes of a province are counted from the units themselves, before and after the reform", async () => {
  const done = await refreshRegisters(ctx, QUERIES)
  const asked = { indicators: "số_đơn_vị_cấp_xã", view: "reported" }

  expect(done.map(({ measure }) => measure)).toContain("số_đơn_vị_cấp_xã")
  expect(await valueOf({ ...asked, units: "22", periods: "2025-Q2" })).toBe(171)
  expect(await valueOf({ ...asked, units: "22", periods: "2025-Q3" })).toBe(54)
  expect(await valueOf({ ...asked, units: "22", periods: "2025" })).toBe(54)
  const kinds = await ask({ ...asked, units: "22", periods: "2025-12", by: "loại" })
  expect(kinds.map(({ breakdown, value }) => [breakdown, value])).toEqual([
    ["loại=xã", 22],
    ["loại=phường", 30],
    ["loại=thị trấn", 0],
    ["loại=đặc khu", 2],
  ])
})

test("a province whose communes nobody has entered is missing, not 0; one without districts has 0", async () => {
  const asked = { periods: "2025-12", view: "reported" }

  expect(await valueOf({ ...asked, indicators: "số_đơn_vị_cấp_xã", units: "01" })).toBeNull()
  expect(await valueOf({ ...asked, indicators: "số_đơn_vị_cấp_huyện", units: "22" })).toBe(0)
  expect(
    await valueOf({ ...asked, indicators: "số_đơn_vị_cấp_huyện", units: "22", periods: "2024-12" }),
  ).toBe(13)
})

test("the country has 63 provinces until the reform, and 34 after it", async () => {
  const asked = { indicators: "số_đơn_vị_cấp_tỉnh", units: "VN", view: "reported" }

  expect(await valueOf({ ...asked, periods: "2025-06" })).toBe(63)
  expect(await valueOf({ ...asked, periods: "2025-07" })).toBe(34)
})

test("the present month is provisional until it has ended", async () => {
  const asked = { indicators: "số_đơn_vị_cấp_xã", units: "22", periods: "2026-10..2026-11" }

  expect((await ask(asked)).map(({ status }) => status)).toEqual(["normal", "provisional"])
})

test("counting again records nothing where the records are the same", async () => {
  expect(await refreshRegisters(ctx, QUERIES)).toEqual([])
  now = new Date("2026-11-22T00:01:00+07:00")
  const again = await refreshRegisters(ctx, QUERIES)

  expect(again.map(({ from, to, added, changed }) => [from, to, added, changed])).toEqual(
    again.map(() => ["2026-11", "2026-11", 0, 0]),
  )
})

test("one day is counted on demand, and named in the answer", async () => {
  const [done] = await refreshRegisters(ctx, QUERIES, {
    day: "2025-06-15",
    query: "registry.communes",
    actor: OPERATOR,
  })

  expect(done).toMatchObject({ from: "2025-06-15", to: "2025-06-15", stray: 0 })
  expect(
    await valueOf({
      indicators: "số_đơn_vị_cấp_xã",
      units: "22",
      periods: "2025-06-15",
      view: "reported",
    }),
  ).toBe(171)
})

test.each([
  ["before the records are known", "2024-12-30"],
  ["that has not come", "2026-11-23"],
])("a day %s is refused", async (_name, day) => {
  await expect(
    refreshRegisters(ctx, QUERIES, { day, query: "registry.communes" }),
  ).rejects.toMatchObject({ kind: { status: 422 }, message: expect.stringContaining(day) })
})

test("an unknown query is refused with what is near", async () => {
  await expect(refreshRegisters(ctx, QUERIES, { query: "registry.commune" })).rejects.toThrow(
    "có phải “registry.communes”?",
  )
})

test("attributes of records are summed, by breakdown too, and 0 where the register has none", async () => {
  masts = [mast("1", 30.5, "VNPT"), mast("2", 42, "Viettel"), mast("3", 12, "VNPT", CAO_XANH)]
  await refreshRegisters(ctx, QUERIES, { query: mastQuery.code })
  const asked = {
    indicators: "chiều_cao_cột",
    units: `${HA_TU},${CAO_XANH},22,24.2025`,
    periods: "2026-10",
  }

  expect((await ask(asked)).map(({ value }) => value)).toEqual([72.5, 12, 84.5, null])
  expect((await ask({ ...asked, by: "owner", units: "22" })).map(({ value }) => value)).toEqual([
    42.5, 42,
  ])
})

async function cellOf() {
  const query = { measures: "chiều_cao_cột", units: HA_TU, periods: "2026-10" }
  const response = await http.inject({ url: "/api/v1/cells", query })
  return response.json<Cell[]>().find(({ cut }) => cut === "")
}

test("other records that come to the same are another version with another hash", async () => {
  const before = await cellOf()
  masts = [mast("1", 42, "VNPT"), mast("4", 30.5, "VNPT"), mast("3", 12, "VNPT", CAO_XANH)]
  await refreshRegisters(ctx, QUERIES, { query: mastQuery.code })
  const after = await cellOf()

  expect([before?.value, after?.value]).toEqual([72.5, 72.5])
  expect(after?.place).not.toBe(before?.place)
  expect(after).toMatchObject({ source: { kind: "register", query: mastQuery.code } })
})

test("a register that is emptied comes to 0, and is missing where it is no longer kept", async () => {
  masts = []
  await refreshRegisters(ctx, QUERIES, { query: mastQuery.code })
  const asked = { indicators: "chiều_cao_cột", units: HA_TU, periods: "2026-10" }
  expect(await valueOf(asked)).toBe(0)

  masts = [mast("9", 1, "VNPT", "24.2025")]
  const moved = { ...mastQuery, keptFor: () => Promise.resolve(["24.2025"]) }
  await refreshRegisters(ctx, async () => [moved], { query: mastQuery.code })
  expect(await valueOf(asked)).toBeNull()
})

test("nobody types what is counted, by whichever door", async () => {
  const headers = await signedIn(http, ctx, { role: "editor", unit: "VN" })
  const cell = { measure: "số_đơn_vị_cấp_xã", unit: "22", period: "2026-10", value: 55 }
  const response = await http.inject({
    method: "PUT",
    url: "/api/v1/cells",
    headers,
    payload: { cells: [cell] },
  })

  expect(response.statusCode).toBe(422)
  expect(response.body).toContain("được đếm từ bản ghi (truy vấn registry.communes), không nhập")
})

test("the records behind a cell are listed with the hash that the cell has", async () => {
  const query = { measures: "số_đơn_vị_cấp_xã", units: "22", periods: "2025-12" }
  const cells = await http.inject({ url: "/api/v1/cells", query })
  const wards = cells.json<Cell[]>().find(({ cut }) => cut === "loại=phường")
  const asked = { unit: "22", day: "2025-12-31", cut: "Loại = Phường", limit: "20" }
  const first = (await recordsOf("registry.communes", asked)).json<RegisterRecords>()
  const rest = (
    await recordsOf("registry.communes", { ...asked, skip: String(first.next) })
  ).json<RegisterRecords>()

  expect(first).toMatchObject({ value: 30, total: 30, next: 20 })
  expect(rest).toMatchObject({ total: 30, next: null })
  expect(`sha256:${first.hash}`).toBe(wards?.place)
  expect([...first.records, ...rest.records].map(({ label }) => label)).toContain("Phường Hà Tu")
})

test.each([
  ["an unknown query", "registry.commune", { unit: "22" }, 404, "có phải “registry.communes”?"],
  [
    "a unit of another day",
    "registry.communes",
    { unit: "22", day: "2024-01-01" },
    422,
    "2024-12-31",
  ],
  ["an unknown unit", "registry.communes", { unit: "9999" }, 404, "9999"],
  [
    "an unknown breakdown",
    "registry.communes",
    { unit: "22", cut: "màu=đỏ" },
    400,
    "không có phân tổ",
  ],
  ["records that are not open", "assets.mast-height", { unit: "22" }, 401, "đăng nhập"],
])("%s is refused", async (_name, code, query, status, words) => {
  const response = await recordsOf(code, query)

  expect([response.statusCode, response.body]).toEqual([status, expect.stringContaining(words)])
})

test("records that are not open are shown to readers of the unit", async () => {
  const headers = await signedIn(http, ctx, { role: "reader", unit: "22" })

  expect((await recordsOf("assets.mast-height", { unit: "22" }, headers)).statusCode).toBe(200)
  expect((await recordsOf("assets.mast-height", { unit: "24.2025" }, headers)).statusCode).toBe(403)
})

test("queries are listed with the measures that they feed and up to when they were counted", async () => {
  const response = await http.inject({ url: "/api/v1/register-queries" })
  const communes = response
    .json<RegisterQueryListed[]>()
    .find(({ code }) => code === "registry.communes")

  expect(communes).toMatchObject({
    since: "2024-12-31",
    measures: [{ code: "số_đơn_vị_cấp_xã", countedUpTo: "2026-11-22" }],
  })
})
