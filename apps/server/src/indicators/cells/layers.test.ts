import { afterAll, beforeAll, expect, test } from "vitest"
import type { Http } from "../../platform/http.ts"
import type { QueryTable } from "../query/model.ts"
import { lockCells, unlockCells } from "./index.ts"
import type { Cell, CellsSaved } from "./model.ts"
import { CAO_XANH, HA_TU, type House, openHouse } from "./testing/house.ts"

let house: House
let http: Http
let editor: Record<string, string>
let verifier: Record<string, string>
beforeAll(async () => {
  house = await openHouse()
  http = house.http
  editor = await house.signedIn("editor", "22")
  verifier = await house.signedIn("verifier", "22")
})
afterAll(() => house.close())

const MEASURE = "tổng_hộ"
const draft = (value: number | null, more: object = {}) => ({
  measure: MEASURE,
  unit: HA_TU,
  period: "2025-Q4",
  value,
  ...more,
})

const put = (...cells: object[]) =>
  http.inject({ method: "PUT", url: "/api/v1/cells", headers: editor, payload: { cells } })

const named = { measures: [MEASURE], units: [HA_TU], periods: ["quý IV/2025"] }
const post = (deed: string, headers: Record<string, string>, payload: object = named) =>
  http.inject({ method: "POST", url: `/api/v1/cells/${deed}`, headers, payload })

/** The value of the commune as the public sees it, and as staff do. */
async function seen(more: Record<string, string> = {}) {
  const query = { indicators: MEASURE, units: HA_TU, periods: "2025-Q4", ...more }
  const outside = await http.inject({ url: "/api/v1/query", query })
  const inside = await http.inject({
    url: "/api/v1/query",
    query: { ...query, stage: "working" },
    headers: verifier,
  })
  return [outside, inside].map((response) => response.json<QueryTable>().rows[0]?.value)
}

async function cellsIn(layer: string) {
  const query = { measures: MEASURE, units: HA_TU, periods: "2025-Q4", layer }
  const response = await http.inject({ url: "/api/v1/cells", query, headers: editor })
  return response.json<Cell[]>()
}

test("what is entered is seen by staff at once, and by the public when it is published", async () => {
  await put(draft(1596, { written: "1.596" }))
  expect(await seen()).toEqual([null, 1596])

  house.now = new Date("2026-11-21T10:00:00+07:00")
  const published = await post("publish", verifier)

  expect(published.json<CellsSaved>()).toMatchObject({ added: 1, changed: 0, same: 0 })
  expect(await seen()).toEqual([1596, 1596])
})

test("a published value keeps who entered it when, as it was written", async () => {
  const [cell] = await cellsIn("published")

  expect(cell).toMatchObject({
    layer: "published",
    written: "1.596",
    source: { kind: "api" },
    recordedAt: "2026-11-21T02:00:00.000Z",
    publishedAt: "2026-11-21T03:00:00.000Z",
  })
})

test("the version that is published stays public while the next is being entered", async () => {
  const entered = await put(draft(1600))

  expect(entered.json<CellsSaved>()).toMatchObject({ added: 0, changed: 1 })
  expect(await seen()).toEqual([1596, 1600])
  expect((await cellsIn("published"))[0]).toMatchObject({ value: 1596 })
  expect((await cellsIn("working"))[0]).toMatchObject({ value: 1600, layer: "working" })
})

test("a value that is said to be missing hides the published one from staff only", async () => {
  await put(draft(null))

  expect(await seen()).toEqual([1596, null])
})

test("what is withdrawn leaves the published value in place", async () => {
  const dropped = await post("withdraw", editor)

  expect(dropped.json()).toEqual({ withdrawn: 1 })
  expect(await seen()).toEqual([1596, 1596])
  expect((await post("withdraw", editor)).json()).toEqual({ withdrawn: 0 })
})

test("what was entered and what was public at an earlier instant are both still known", async () => {
  house.now = new Date("2026-11-21T11:00:00+07:00")
  await put(draft(1700))
  house.now = new Date("2026-11-21T12:00:00+07:00")
  await post("publish", verifier)

  expect(await seen()).toEqual([1700, 1700])
  expect(await seen({ asof: "2026-11-21T11:30:00+07:00" })).toEqual([1596, 1700])
  expect(await seen({ asof: "2026-11-21T10:30:00+07:00" })).toEqual([1596, 1596])
  expect(await seen({ asof: "2026-11-21T09:30:00+07:00" })).toEqual([null, 1596])
})

test("an editor of what is published is told when it was published anew meanwhile", async () => {
  const version = (await cellsIn("working"))[0]?.version
  await put(draft(1701))
  await post("publish", verifier)
  const late = await put(draft(1702, { version }))

  expect(late.statusCode).toBe(409)
  expect(late.body).toContain("nay là 1701")
  expect(await seen()).toEqual([1701, 1701])
})

test("entering what is published already is no change, and publishing it adds no version", async () => {
  expect((await put(draft(1701))).json<CellsSaved>()).toMatchObject({ batch: null, same: 1 })
  await put(draft(1702))
  await put(draft(1701))

  expect((await post("publish", verifier)).json<CellsSaved>()).toMatchObject({
    added: 0,
    changed: 0,
    same: 1,
  })
  expect(await seen()).toEqual([1701, 1701])
  expect((await post("publish", verifier)).json<CellsSaved>()).toMatchObject({ batch: null })
})

test("nobody publishes what they entered or changed, even when another changed it since", async () => {
  const both = await house.signedIn("editor", "22")
  const payload = { cells: [draft(1800)] }
  await http.inject({ method: "PUT", url: "/api/v1/cells", headers: both, payload })
  await house.db.transaction((tx) =>
    tx.script(`update identity.role_grant set role = 'verifier' where account_id =
      (select recorded_by from indicators.cell_batch order by id desc limit 1)`),
  )
  await put(draft(1801))
  const own = await post("publish", both)

  expect(own.statusCode).toBe(403)
  expect(own.json()).toMatchObject({ title: "Không tự công bố số liệu mình nhập" })
  expect((await post("publish", verifier)).statusCode).toBe(200)
})

test("cells of a submitted report change neither by entering nor by publishing, and say why", async () => {
  const held = { ...named, periods: ["2025-Q4"], reason: "báo cáo quý IV đã gửi" }
  await put(draft(1900))
  await house.db.transaction((tx) => lockCells(tx, held))
  const refused = [
    await put(draft(1901)),
    await post("publish", verifier),
    await post("withdraw", editor),
  ]

  expect(refused.map(({ statusCode }) => statusCode)).toEqual([409, 409, 409])
  for (const { body } of refused) expect(body).toContain("báo cáo quý IV đã gửi")
  expect((await put(draft(1900))).json<CellsSaved>()).toMatchObject({ same: 1 })
  expect((await put(draft(7, { unit: CAO_XANH }))).statusCode).toBe(200)
  await house.db.transaction((tx) => unlockCells(tx, held))
  expect((await put(draft(1901))).statusCode).toBe(200)
})

test.each([
  ["an editor does not publish", "publish", () => editor, 403],
  ["a verifier does not withdraw", "withdraw", () => verifier, 403],
  ["a stranger does neither", "publish", () => ({}), 401],
])("%s", async (_name, deed, who, status) => {
  expect((await post(deed, who())).statusCode).toBe(status)
})

test("working values are told only to readers of the units", async () => {
  const query = { measures: MEASURE, units: HA_TU, periods: "2025-Q4", layer: "working" }
  const neighbour = await house.signedIn("reader", "24.2025")
  const outside = await http.inject({ url: "/api/v1/cells", query })
  const elsewhere = await http.inject({ url: "/api/v1/cells", query, headers: neighbour })
  const asked = { indicators: MEASURE, units: HA_TU, periods: "2025-Q4", stage: "working" }
  const question = await http.inject({ url: "/api/v1/query", query: asked })

  expect([outside, elsewhere, question].map(({ statusCode }) => statusCode)).toEqual([
    401, 403, 401,
  ])
})

test("the public is not told who entered a value", async () => {
  const query = { measures: MEASURE, units: HA_TU, periods: "2025-Q4" }
  const response = await http.inject({ url: "/api/v1/cells", query })

  expect(response.json<Cell[]>()[0]).toMatchObject({ recordedBy: null, layer: "published" })
})

test("two who each add one to what they both read are not both content", async () => {
  const other = await house.signedIn("editor", "22")
  await put(draft(10, { unit: CAO_XANH }))
  const query = { measures: MEASURE, units: CAO_XANH, periods: "2025-Q4", layer: "working" }
  const read = await http.inject({ url: "/api/v1/cells", query, headers: editor })
  const { version } = read.json<Cell[]>()[0] ?? {}
  const eleven = { cells: [draft(11, { unit: CAO_XANH, version })] }
  const asOther = { method: "PUT", url: "/api/v1/cells", headers: other, payload: eleven } as const

  expect((await put(draft(11, { unit: CAO_XANH, version }))).statusCode).toBe(200)
  expect((await http.inject(asOther)).statusCode).toBe(409)
  // The first, whose answer was lost on the way, may send it again.
  expect((await put(draft(11, { unit: CAO_XANH, version }))).json<CellsSaved>()).toMatchObject({
    batch: null,
    same: 1,
  })
})

test("of many who save at the same time each has an act of their own, and each refusal is its own", async () => {
  const one = (value: number, more: object = {}) =>
    put(draft(value, { unit: "06661.2025", period: "2025-Q3", ...more }))
  const answers = await Promise.all([
    one(1),
    one(2),
    put(draft(3, { unit: "06652.2025", period: "2025-Q3" })),
    one(4, { version: 999_999 }),
    put(draft(5, { unit: "06658.2025", period: "2025-Q3" })),
  ])
  const batches = answers.flatMap((answer) =>
    answer.statusCode === 200 ? [answer.json<CellsSaved>().batch] : [],
  )

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 409, 200])
  expect(new Set(batches).size).toBe(4)
  const query = { measures: MEASURE, units: "06661.2025", periods: "2025-Q3", layer: "working" }
  const read = await http.inject({ url: "/api/v1/cells", query, headers: editor })
  // Who of two comes last is nobody's promise; what stands is what came last.
  const [first = 0, second = 0] = batches.map((batch) => batch ?? 0)
  expect(read.json<Cell[]>()[0]).toMatchObject({ value: first > second ? 1 : 2 })
})
