import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { verifyAudit } from "../../platform/audit.ts"
import type { EntryAnswer, ReportForm } from "./model/form.ts"
import type { BulkAnswer } from "./model/report.ts"
import { openDesk, refusal, reportOf } from "./testing/desk.ts"
import { CAO_XANH, GOOD, HA_TU, VIET_HUNG, type Person } from "./testing/province.ts"

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.province.close())
beforeEach(() => desk.province.at("2026-10-01T09:00:00"))

test("a report goes from empty to published, and the public sees it only then", async () => {
  const one = await desk.report()
  const saved = await one.enter(desk.wards, GOOD)
  expect([saved.statusCode, saved.json<EntryAnswer>()]).toMatchObject([
    200,
    { added: 7, findings: [], filled: 7 },
  ])
  const value = async () => {
    const query = { indicators: "tổng_hộ", units: HA_TU, periods: "2026-Q3" }
    const answer = await desk.province.http.inject({ url: "/api/v1/query", query })
    return answer.json<{ rows: { value: number | null }[] }>().rows[0]?.value
  }

  expect(await value()).toBe(null)
  expect((await one.act(desk.wards, "submit")).statusCode).toBe(200)
  expect((await one.act(desk.verifier, "verify")).statusCode).toBe(200)
  const published = (await one.act(desk.verifier, "publish")).json<ReportForm>()
  expect(published.report).toMatchObject({ state: "published", late: false, filled: 7 })
  expect(await value()).toBe(4120)
  expect(published.events.map(({ kind }) => kind)).toEqual(["submitted", "verified", "published"])
  expect((await verifyAudit(desk.province.db)).whole).toBe(true)
})

test("a submitted report is locked for every way of writing, and a return opens it", async () => {
  const one = await desk.submitted()
  const { collection } = await one.form(desk.wards)
  const cell = {
    measure: "tổng_hộ",
    unit: HA_TU,
    period: collection.period.code,
    value: 1,
  }
  const locked = await desk.wards.send("PUT", "/cells", { cells: [cell] })
  expect(refusal(await one.enter(desk.wards, GOOD))).toEqual([409, "bao-cao-dang-khoa"])
  expect(refusal(locked)).toEqual([409, "so-lieu-dang-khoa"])

  const returned = await one.act(desk.verifier, "return", {
    reason: "Số hộ thấp hơn quý trước",
    cells: [{ measure: "tổng_hộ", cut: "", reason: "xem lại" }],
  })
  expect(returned.json<ReportForm>()).toMatchObject({
    report: { state: "returned" },
    cells: expect.arrayContaining([
      expect.objectContaining({ measure: "tổng_hộ", returned: "xem lại" }),
    ]),
  })
  expect((await one.enter(desk.wards, [{ measure: "tổng_hộ", value: 4200 }])).statusCode).toBe(200)
  await one.act(desk.wards, "submit")
  const again = await one.form(desk.verifier)
  expect(again.cells[0]).toMatchObject({ value: 4200, before: { value: 4120, status: "normal" } })
  expect(again.events.at(-1)).toMatchObject({
    kind: "submitted",
    details: { again: true, changes: [{ measure: "tổng_hộ", before: 4120, after: 4200 }] },
  })
})

test("a return without a reason is refused", async () => {
  const one = await desk.submitted()

  for (const body of [{}, { reason: "" }, { reason: "  " }]) {
    expect((await one.act(desk.verifier, "return", body)).statusCode).toBe(400)
  }
})

test("nobody verifies or publishes what they entered, whatever their role is by then", async () => {
  const one = await desk.report()
  await one.enter(desk.administrator, GOOD)
  await one.act(desk.wards, "submit")
  await one.act(desk.verifier, "verify")

  expect(refusal(await one.act(desk.administrator, "verify"))).toEqual([403, "khong-du-quyen"])
  expect(refusal(await one.act(desk.administrator, "publish"))).toEqual([403, "khong-tu-tham-dinh"])
  expect((await one.form(desk.administrator)).may.publish).toMatchObject({
    allowed: false,
    why: expect.stringContaining("người khác phải công bố"),
  })
  const other = await desk.province.person("administrator", "22")
  expect((await one.act(other, "publish")).statusCode).toBe(200)
})

test("who wrote a value by another way than the form does not publish it either", async () => {
  const one = await desk.report()
  await one.enter(desk.wards, GOOD)
  const { collection } = await one.form(desk.wards)
  const cell = { measure: "tổng_hộ", unit: HA_TU, period: collection.period.code, value: 4121 }
  expect((await desk.administrator.send("PUT", "/cells", { cells: [cell] })).statusCode).toBe(200)
  await one.act(desk.wards, "submit")
  await one.act(desk.verifier, "verify")

  expect(refusal(await one.act(desk.administrator, "publish"))).toEqual([403, "khong-tu-tham-dinh"])
})

test("only who has the role verifies, and of two at once one is told that it is done", async () => {
  const one = await desk.submitted()
  const colleague = await desk.province.person("verifier", "22")
  const neighbour = await desk.province.person("verifier", "24.2025")
  const answers = await Promise.all([
    one.act(desk.verifier, "verify"),
    one.act(colleague, "verify"),
  ])

  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(refusal(await one.act(desk.wards, "verify"))).toEqual([403, "khong-du-quyen"])
  expect(refusal(await one.act(neighbour, "publish"))).toEqual([403, "khong-du-quyen"])
  const { events } = await one.form(desk.verifier)
  expect(events.filter(({ kind }) => kind === "verified")).toHaveLength(1)
})

test("one second after the deadline is late by a day, and refused where the collection is strict", async () => {
  const soft = await desk.report()
  await soft.enter(desk.wards, GOOD)
  desk.province.at("2026-10-05T17:00:01")
  expect((await soft.act(desk.wards, "submit")).json<ReportForm>().report).toMatchObject({
    state: "submitted",
    late: true,
    daysLate: 1,
  })

  desk.province.at("2026-10-01T09:00:00")
  const strict = await desk.report(HA_TU, { strict: true })
  await strict.enter(desk.wards, GOOD)
  desk.province.at("2026-10-05T17:00:01")
  const refused = await strict.act(desk.wards, "submit")
  expect(refusal(refused)).toEqual([409, "da-qua-han-nop"])
  expect(refused.json()).toMatchObject({ detail: expect.stringContaining("17:00 ngày 05/10/2026") })
  expect((await strict.form(desk.wards)).report.filled).toBe(7)

  await desk.administrator.send("POST", `/collections/${strict.id}/extend`, {
    due: "2026-10-06",
    units: [HA_TU],
  })
  expect((await strict.act(desk.wards, "submit")).json<ReportForm>().report).toMatchObject({
    late: false,
    due: "2026-10-06T16:59:59.999Z",
  })
})

test("exactly at the deadline is in time", async () => {
  const one = await desk.report()
  await one.enter(desk.wards, GOOD)
  desk.province.at("2026-10-05T17:00:00")

  expect((await one.act(desk.wards, "submit")).json<ReportForm>().report.late).toBe(false)
})

test("a clock that is set back makes no deed older than the one before it", async () => {
  const one = await desk.submitted()
  desk.province.at("2026-09-01T00:00:00")
  await one.act(desk.verifier, "return", { reason: "xem lại" })
  const { events } = await one.form(desk.verifier)
  const instants = events.map(({ at }) => at)

  expect(instants).toEqual(instants.toSorted())
  expect(events.map(({ seq }) => seq)).toEqual(
    events.map(({ seq }) => seq).toSorted((a, b) => a - b),
  )
})

test("bulk verification says first which and why not, then does it in one act, each with its event", async () => {
  const one = await desk.submitted()
  for (const unit of [CAO_XANH, VIET_HUNG]) {
    await reportOf(one.id, unit).enter(unit === CAO_XANH ? desk.administrator : desk.wards, GOOD)
    await reportOf(one.id, unit).act(desk.wards, "submit")
  }
  const bulk = async (who: Person, act: string, body: object) =>
    (await who.send("POST", `/collections/${one.id}/${act}`, body)).json<BulkAnswer>()
  const late = { rule: { noWarnings: true, evidence: true } }
  expect(await bulk(desk.verifier, "verify", late)).toMatchObject({
    committed: false,
    done: [],
    left: [{ reasons: ["Chưa có minh chứng."] }, {}, {}],
  })
  const done = await bulk(desk.verifier, "verify", {
    rule: { noWarnings: true, noJump: true },
    commit: true,
  })
  expect(done.done).toHaveLength(3)

  const published = await bulk(desk.administrator, "publish", { commit: true })
  expect(published).toMatchObject({
    committed: true,
    done: [{ unit: { id: HA_TU } }, { unit: { id: VIET_HUNG } }],
    left: [{ unit: { id: CAO_XANH }, reasons: [expect.stringContaining("Bạn đã nhập")] }],
  })
  const { events } = await reportOf(one.id, VIET_HUNG).form(desk.verifier)
  expect(events.map(({ kind }) => kind)).toEqual(["submitted", "verified", "published"])
  expect((await desk.wards.send("POST", `/collections/${one.id}/verify`, {})).statusCode).toBe(403)
})
