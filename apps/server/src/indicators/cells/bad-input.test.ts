import { afterAll, beforeAll, expect, test } from "vitest"
import type { Http } from "../../platform/http.ts"
import type { QueryTable } from "../query/model.ts"
import type { BreakdownFault, Cell, CellsSaved, CellsSavedTold } from "./model.ts"
import { CAO_XANH, HA_TU, type House, openHouse, START } from "./testing/house.ts"

let house: House
let http: Http
let editor: Record<string, string>
let administrator: Record<string, string>
beforeAll(async () => {
  house = await openHouse()
  http = house.http
  editor = await house.signedIn("editor", "VN")
  administrator = await house.signedIn("administrator", "VN")
})
afterAll(() => house.close())

const cell = (more: object = {}) => ({
  measure: "tổng_hộ",
  unit: HA_TU,
  period: "2025-Q4",
  value: 1,
  ...more,
})
const put = (...cells: object[]) =>
  http.inject({ method: "PUT", url: "/api/v1/cells", headers: editor, payload: { cells } })

async function listed(more: Record<string, string> = {}) {
  const query = { measures: "tổng_hộ", units: HA_TU, periods: "2025-Q4", layer: "working", ...more }
  return (await http.inject({ url: "/api/v1/cells", query, headers: editor })).json<Cell[]>()
}

test.each([
  ["a period in the future", { period: "2027-Q1" }, "kỳ 2027-Q1 chưa đến (hôm nay là 2026-11-21)"],
  ["a day that has not come", { period: "2026-11-22" }, "kỳ 2026-11-22 chưa đến"],
  ["a unit that was made later", { period: "2024-Q4" }, "có từ 2025-07-01, sau kỳ 2024-Q4"],
  ["a unit that had ended", { unit: "06652" }, "không còn vào cuối kỳ 2025-Q4"],
  ["a unit that never was", { unit: "99999" }, "không có đơn vị mang mã “99999”"],
])(
  "%s is refused in Vietnamese, and what came with it is not written",
  async (_name, wrong, words) => {
    const response = await put(cell({ unit: CAO_XANH, value: 77 }), cell(wrong))

    expect(response.statusCode).toBe(422)
    expect(response.json()).toMatchObject({
      title: "Số liệu không được nhận",
      errors: [
        { pointer: expect.stringContaining("/cells/1/"), detail: expect.stringContaining(words) },
      ],
    })
    expect(await listed({ units: CAO_XANH })).toEqual([])
  },
)

test("a unit that had ended is refused with the units to enter instead", async () => {
  const response = await put(cell({ unit: "06652" }))

  expect(response.body).toContain(`(${HA_TU})`)
})

test("of two editors on one cell the second is told by whose value, and may try again", async () => {
  await put(cell({ value: 100 }))
  const version = (await listed())[0]?.version
  const other = await house.signedIn("editor", "22")
  const first = await put(cell({ value: 101, version }))
  const second = await http.inject({
    method: "PUT",
    url: "/api/v1/cells",
    headers: other,
    payload: { cells: [cell({ value: 102, version })] },
  })

  expect([first.statusCode, second.statusCode]).toEqual([200, 409])
  expect(second.json()).toMatchObject({
    title: "Số liệu vừa bị người khác sửa",
    errors: [{ pointer: "/cells/0/version", detail: expect.stringContaining("nay là 101 (bản ") }],
  })
  expect((await listed())[0]).toMatchObject({ value: 101 })
  expect((await put(cell({ value: 102, version: (await listed())[0]?.version }))).statusCode).toBe(
    200,
  )
})

/** What was known of the cell at an instant. */
async function known(asof: string) {
  const query = {
    indicators: "tổng_hộ",
    units: HA_TU,
    periods: "2025-Q4",
    stage: "working",
    asof,
  }
  const response = await http.inject({ url: "/api/v1/query", query, headers: editor })
  return response.json<QueryTable>().rows[0]?.value
}

test("a clock that jumps back and forth neither loses a value nor turns their order round", async () => {
  const values: number[] = []
  const acts: CellsSaved[] = []
  for (const minutes of [0, 50, -40, 55, -90, 10]) {
    house.now = new Date(START.getTime() + minutes * 60_000)
    values.push(1000 + minutes)
    acts.push((await put(cell({ value: 1000 + minutes }))).json<CellsSaved>())
  }
  house.now = new Date(START.getTime() + 60 * 60_000)
  const batches = acts.map(({ batch }) => batch ?? 0)
  const instants = acts.map(({ recordedAt }) => recordedAt ?? "")

  expect(batches).toEqual(batches.toSorted((a, b) => a - b))
  expect(instants).toEqual(instants.toSorted())
  expect((await listed())[0]).toMatchObject({ value: values.at(-1) })
  // Nothing after the first jump is known earlier than what it corrects.
  expect(await known(new Date(START.getTime() + 30 * 60_000).toISOString())).toBe(1000)
  expect(await known(new Date(START.getTime() + 60 * 60_000).toISOString())).toBe(1010)
  house.now = START
})

const stations = (cut: string, value: number) => cell({ measure: "trạm_bts", cut, value })

test("a total that its parts contradict is recorded, and said with it and where cells are checked", async () => {
  const saved = await put(
    stations("", 20),
    stations("technology=2G", 1),
    stations("technology=3G", 2),
    stations("technology=4G", 3),
    stations("technology=5G", 4),
  )
  const query = { measures: "trạm_bts,tổng_hộ", units: HA_TU, periods: "2025-Q4" }
  const asked = { url: "/api/v1/cells/checks", query: { ...query, layer: "working" } }
  const fault = {
    measure: "trạm_bts",
    unit: HA_TU,
    period: "2025-Q4",
    cut: "",
    dimension: "technology",
    kind: "differs",
    whole: 20,
    parts: 10,
    sentenceVi: "Các phần theo “technology” cộng lại là 10, khác số chung 20.",
  }

  expect(saved.json<CellsSavedTold>()).toMatchObject({ added: 5, warnings: [fault] })
  const found = await http.inject({ ...asked, headers: editor })
  expect(found.json<BreakdownFault[]>()).toMatchObject([fault])
  expect((await http.inject(asked)).statusCode).toBe(401)
  expect((await http.inject({ url: asked.url, query })).json()).toEqual([])
  expect((await put(stations("", 10))).json<CellsSavedTold>().warnings).toEqual([])
})

const words = { nameVi: "Thử", nameEn: "Trial", better: "none", definitionVi: "", definitionEn: "" }
const define = (code: string, formula: string) =>
  http.inject({
    method: "POST",
    url: "/api/v1/indicators",
    headers: administrator,
    payload: { code, formula, validFrom: null, document: null, ...words },
  })

const TOO_DEEP = `${"(".repeat(9_999)}1${")".repeat(9_999)}`

test.each([
  ["a typo", "hộ_có_cáp_quag / tổng_hộ", ["cột 1", "có phải “hộ_có_cáp_quang”?"]],
  [
    "units of measure that do not go together",
    "tổng_hộ + tỷ_lệ_chữ_ký_số",
    ["cột 9", "“hộ” với “%”"],
  ],
  ["brackets nested beyond reason", TOO_DEEP, ["cột "]],
  ["brackets that are never closed", "(".repeat(10_000), ["cột "]],
  ["a formula that stops", "tổng_hộ *", ["dừng giữa chừng"]],
  ["a breakdown that there is not", "trạm_bts[technology=6G]", ["6G"]],
])(
  "%s is refused at its column when it is saved, and told when it is read",
  async (_name, formula, said) => {
    const saved = await define("thử_sai", formula)
    const read = await http.inject({ method: "POST", url: "/api/v1/formula", payload: { formula } })

    expect(saved.statusCode).toBe(422)
    expect(saved.json()).toMatchObject({ title: "Công thức sai" })
    for (const text of said) expect(saved.body).toContain(text)
    expect(read.statusCode).toBe(200)
    expect(read.json<{ explained: unknown; faults: unknown[] }>()).toMatchObject({
      explained: null,
    })
    expect(read.json<{ faults: unknown[] }>().faults.length).toBeGreaterThan(0)
    expect((await http.inject({ url: "/api/v1/indicators/thử_sai" })).statusCode).toBe(404)
  },
)

test("a ring through other indicators is refused with its whole path, and the older formula stays", async () => {
  expect((await define("vòng_a", "tổng_hộ * 2")).statusCode).toBe(200)
  expect((await define("vòng_b", "vòng_a + 1")).statusCode).toBe(200)
  expect((await define("vòng_c", "vòng_b / 3")).statusCode).toBe(200)
  const ring = await define("vòng_a", "vòng_c - 1")

  expect(ring.statusCode).toBe(422)
  expect(ring.json()).toMatchObject({ title: "Các công thức tham chiếu thành vòng" })
  for (const code of ["vòng_a", "vòng_b", "vòng_c"]) expect(ring.body).toContain(code)
  const kept = await http.inject({ url: encodeURI("/api/v1/indicators/vòng_a") })
  expect(kept.json<{ versions: object[] }>().versions).toHaveLength(1)
})
