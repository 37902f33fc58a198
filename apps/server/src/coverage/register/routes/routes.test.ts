import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { listAudit } from "../../../platform/audit.ts"
import type { Context } from "../../../platform/context.ts"
import { OPERATOR } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { createHttp, type Http } from "../../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../../platform/identity/index.ts"
import { isWithin, loadShippedUnits } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { signedIn } from "../../../testing/sign-in.ts"
import type { GapDetail, GapPage } from "../model.ts"
import { coverageRoutes } from "./index.ts"
import { coverageQueries } from "../service/register-queries.ts"
import { NO_DOCUMENTS } from "../testing/no-documents.ts"
import { keepRegister } from "../service/write-service.ts"

const HA_TU = "06652.2025"
const CAO_XANH = "06658.2025"

let db: Database
let ctx: Context
let http: Http
let editor: Record<string, string>
let reader: Record<string, string>
let stranger: Record<string, string>
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, above) => isWithin(db, unit, above, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await coverageRoutes(http, ctx, identity.gate, NO_DOCUMENTS)
  await http.ready()
  editor = await signedIn(http, ctx, { role: "editor", unit: "22" })
  reader = await signedIn(http, ctx, { role: "reader", unit: "22" })
  stranger = await signedIn(http, ctx, { role: "editor", unit: "24.2025" })
})
afterAll(async () => {
  await http.close()
  await db.close()
})
beforeEach(() =>
  db.transaction((tx) => tx.script("truncate coverage.gap, coverage.gap_kept cascade")),
)

const gap = (more: object = {}) => ({
  name: "Khe Sâu",
  unit: HA_TU,
  technology: "4G",
  operators: [],
  villages: [{ name: "Khe Sâu", latitude: 20.95, longitude: 107.15 }],
  population: 210,
  households: null,
  source: "UBND phường, rà soát 2026",
  definition: "Do địa phương nêu; công văn 1603/BTTTT-CVT chưa có trong tay",
  day: "2026-01-10",
  note: "Người dân phản ánh",
  ...more,
})

const post = (url: string, payload: object, headers: Record<string, string> = editor) =>
  http.inject({ method: "POST", url: `/api/v1/coverage/gaps${url}`, headers, payload })

const list = async (query = "", headers: Record<string, string> = {}) =>
  (await http.inject({ url: `/api/v1/coverage/gaps${query}`, headers })).json<GapPage>()

async function made(more: object = {}): Promise<GapDetail> {
  const answer = await post("", gap(more))
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json<GapDetail>()
}

/** Moves a gap through states, a day each. */
async function moved(id: string, states: readonly string[], from = 1): Promise<void> {
  for (const [i, state] of states.entries()) {
    const day = `2026-02-${String(from + i).padStart(2, "0")}`
    const answer = await post(`/${id}/states`, { state, day, version: from + i, note: "đã xem" })
    if (answer.statusCode !== 200) throw new Error(answer.body)
  }
}

test("a gap is reported, confirmed, planned, closed and reopened; every state stays", async () => {
  const { id, state, version } = await made()
  await moved(id, ["confirmed", "planned", "closed", "confirmed"])
  const whole = await http.inject({ url: `/api/v1/coverage/gaps/${id}`, headers: reader })
  const { history, ...now } = whole.json<GapDetail>()

  expect([id, state, version]).toEqual(["VL-000001", "reported", 1])
  expect(now).toMatchObject({ state: "confirmed", since: "2026-02-04", version: 5 })
  expect(history.map((step) => step.state)).toEqual([
    "reported",
    "confirmed",
    "planned",
    "closed",
    "confirmed",
  ])
  expect(history[0]).toMatchObject({ day: "2026-01-10", note: "Người dân phản ánh" })
  expect((await listAudit(db, null, 1))[0]).toMatchObject({
    action: "coverage.change-gap",
    subject: id,
    details: { from: "closed", to: "confirmed" },
  })
})

test("reports and notes are for readers of the unit; what was confirmed is for everybody", async () => {
  const { id } = await made()
  const open = () => http.inject({ url: `/api/v1/coverage/gaps/${id}` })

  expect((await list()).rows).toEqual([])
  expect((await list("", stranger)).rows).toEqual([])
  expect((await list("", reader)).rows.map((one) => one.id)).toEqual([id])
  expect((await open()).statusCode).toBe(404)
  await moved(id, ["confirmed"])
  expect((await list()).rows.map((one) => one.id)).toEqual([id])
  const { history } = (await open()).json<GapDetail>()
  expect(history.every((step) => step.note === undefined && step.by === undefined)).toBe(true)
})

test("a list is filtered by unit with all below it, state, technology and day, page by page", async () => {
  const first = await made()
  const second = await made({ unit: CAO_XANH, technology: "5G" })
  const third = await made({ name: "Khe Cạn" })
  for (const { id } of [first, second]) await moved(id, ["confirmed", "closed"])
  await moved(third.id, ["confirmed"])
  const idsOf = async (query: string) => (await list(query)).rows.map(({ id }) => id)

  expect(await idsOf(`?unit=${HA_TU}`)).toEqual([first.id, third.id])
  expect(await idsOf("?unit=22")).toEqual([first.id, second.id, third.id])
  expect(await idsOf("?unit=24.2025")).toEqual([])
  expect(await idsOf("?state=closed&technology=4G")).toEqual([first.id])
  expect(await idsOf("?at=2026-01-31")).toEqual([])
  expect(await list("?at=2026-02-01")).toMatchObject({ progress: { of: 3, closed: 0 } })
  expect((await list("?unit=22&state=planned")).progress).toMatchObject({ of: 3, closed: 2 })
  const page = await list("?limit=2")
  expect([page.rows.length, page.next]).toEqual([2, second.id])
  expect(await list(`?limit=2&after=${page.next}`)).toMatchObject({
    rows: [{ id: third.id }],
    next: null,
  })
})

test("who was faster wins, and the other is told", async () => {
  const { id } = await made()
  const change = { state: "confirmed", day: "2026-02-01", version: 1 }
  const answers = await Promise.all([post(`/${id}/states`, change), post(`/${id}/states`, change)])

  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
})

test("only editors of the unit write", async () => {
  const { id } = await made()
  const change = { state: "confirmed", day: "2026-02-01", version: 1 }
  const codes = [
    await post("", gap(), {}),
    await post("", gap(), reader),
    await post("", gap(), stranger),
    await post(`/${id}/states`, change, {}),
    await post(`/${id}/states`, change, reader),
    await post(`/${id}/states`, change, stranger),
    await post("/VL-999999/states", change),
  ].map(({ statusCode }) => statusCode)

  expect(codes).toEqual([401, 403, 403, 401, 403, 403, 404])
})

const village = (latitude: number, longitude: number) => [{ name: "x", latitude, longitude }]
test.each([
  ["a place at 0/0", { villages: village(0, 0) }, 400],
  ["swapped coordinates", { villages: village(107.15, 20.95) }, 400],
  ["no village", { villages: [] }, 400],
  ["a blank name", { name: "   " }, 400],
  ["half a person", { population: 2.5 }, 400],
  ["a day that there is not", { day: "2026-02-30" }, 400],
  ["a field nobody knows", { stat: "closed" }, 400],
  ["a day to come", { day: "2026-11-22" }, 422],
  ["a unit that has not begun", { day: "2025-01-01" }, 422],
])("a report with %s is refused", async (_name, more, status) => {
  const answer = await post("", gap(more))

  expect([answer.statusCode, answer.headers["content-type"]]).toEqual([
    status,
    expect.stringContaining("application/problem+json"),
  ])
  expect((await list("", reader)).rows).toEqual([])
})

test.each([
  ["closing what nobody confirmed", { state: "closed" }, "đã xác nhận, không phải vùng lõm"],
  ["dismissing without a reason", { state: "dismissed", note: " " }, "lý do"],
  ["a day before the report", { state: "confirmed", day: "2026-01-09" }, "2026-01-10"],
  ["a day to come", { state: "confirmed", day: "2027-01-01" }, "hôm nay"],
])("%s is refused", async (_name, more, words) => {
  const { id } = await made()
  const answer = await post(`/${id}/states`, { day: "2026-02-01", version: 1, ...more })

  expect([answer.statusCode, answer.body]).toEqual([422, expect.stringContaining(words)])
})

test("the figure counts confirmed gaps by state on a day, where the register is kept", async () => {
  const [query] = await coverageQueries(db)
  if (query === undefined) throw new Error("no query")
  const before = await query.revision(db)
  const ids = [await made(), await made(), await made(), await made()].map(({ id }) => id)
  const [first = "", second = "", third = ""] = ids
  for (const id of [first, second]) await moved(id, ["confirmed", "closed"])
  await moved(third, ["confirmed"])
  await keepRegister(ctx, OPERATOR, "22", "2026-01-01")
  const states = async (day: string) =>
    (await query.records(db, day)).map(({ attributes }) => attributes["trạng thái"])

  expect(await states("2026-02-02")).toEqual(["đã phủ sóng", "đã phủ sóng", "đã xác nhận"])
  expect(await states("2026-02-01")).toEqual(["đã xác nhận", "đã xác nhận", "đã xác nhận"])
  expect(await states("2026-01-31")).toEqual([])
  expect(await query.keptFor(db, "2026-02-01")).toEqual(["22"])
  expect(await query.keptFor(db, "2025-12-31")).toEqual([])
  expect(await query.revision(db)).not.toBe(before)
  expect((await list("?unit=22")).progress.closedShare).toBeCloseTo(2 / 3, 12)
})
