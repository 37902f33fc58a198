import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { CollectionDetail } from "./model/collection.ts"
import type { CollectionOverview, Reminder, WorkList } from "./model/overview.ts"
import { openDesk, refusal, reportOf } from "./testing/desk.ts"
import { CAO_XANH, GOOD, HA_TU, HOUSEHOLDS, VIET_HUNG } from "./testing/province.ts"

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.province.close())
beforeEach(() => desk.province.at("2026-10-01T09:00:00"))

test("the overview says who has reported, who is late and how complete each report is", async () => {
  const one = await desk.submitted()
  await reportOf(one.id, CAO_XANH).enter(desk.wards, GOOD.slice(0, 3))
  desk.province.at("2026-10-07T08:00:00")
  const overview = (
    await desk.administrator.get(`/collections/${one.id}/overview`)
  ).json<CollectionOverview>()

  expect(overview.counts).toMatchObject({
    reports: 3,
    submitted: 1,
    draft: 2,
    late: 2,
    cells: 21,
    filled: 10,
  })
  expect(
    overview.reports.map(({ unit, state, late, daysLate, filled }) => [
      unit.id,
      state,
      late,
      daysLate,
      filled,
    ]),
  ).toEqual([
    [HA_TU, "submitted", false, null, 7],
    [CAO_XANH, "draft", true, 2, 3],
    [VIET_HUNG, "draft", true, 2, 0],
  ])
  expect(overview.groups).toMatchObject([{ id: "22", name: "Tỉnh Quảng Ninh" }])
  const csv = await desk.administrator.get(`/collections/${one.id}/overview.csv?unit=${HA_TU}`)
  expect(csv.body.split("\r\n")[1]).toContain(`${HA_TU},Phường Hà Tu,22,Tỉnh Quảng Ninh`)
})

test("a ward sees its own report and work, not those of others", async () => {
  const one = await desk.report()
  const ward = await desk.province.person("editor", CAO_XANH)
  const overview = (await ward.get(`/collections/${one.id}/overview`)).json<CollectionOverview>()
  const work = (await ward.get("/work")).json<WorkList>().items

  expect(overview.reports.map(({ unit }) => unit.id)).toEqual([CAO_XANH])
  expect((await ward.get(one.path)).statusCode).toBe(403)
  expect((await one.enter(ward, GOOD)).statusCode).toBe(403)
  expect(work.every(({ task, report: { unit } }) => task === "enter" && unit.id === CAO_XANH)).toBe(
    true,
  )
  expect(work.some(({ collection }) => collection.id === one.id)).toBe(true)
  expect((await desk.province.http.inject({ url: `/api/v1${one.path}` })).statusCode).toBe(401)
})

test("what is due, late or returned is in the reminders of who fills it in", async () => {
  const one = await desk.report()
  const ward = await desk.province.person("editor", VIET_HUNG)
  const mine = async () =>
    (await ward.get("/reminders"))
      .json<Reminder[]>()
      .find(({ collection }) => collection === one.id)

  desk.province.at("2026-10-04T08:00:00")
  expect(await mine()).toMatchObject({ kind: "before", days: 1 })
  desk.province.at("2026-10-05T08:00:00")
  expect(await mine()).toMatchObject({ kind: "on-day", days: 0 })
  desk.province.at("2026-10-08T08:00:00")
  expect(await mine()).toMatchObject({
    kind: "late",
    messageVi: expect.stringContaining("đã quá hạn 3 ngày"),
  })
})

test("an organisation reports for a ward, and the ward itself does not", async () => {
  const made = await desk.administrator.send("POST", "/organisations", {
    id: "22.SKHCN",
    unit: "22",
    nameVi: "Sở Khoa học và Công nghệ",
    nameEn: "",
    shortName: "Sở KH&CN",
    kind: "department",
    code: null,
    parent: null,
    groups: [],
    document: null,
    opened: null,
    closed: null,
  })
  expect(made.statusCode).toBe(201)
  const one = await desk.report(HA_TU, { reporters: [{ unit: HA_TU, reporter: "22.SKHCN" }] })
  const department = await desk.province.person("editor", "22.SKHCN")
  const ward = await desk.province.person("editor", HA_TU)

  expect((await one.form(ward)).report.reporter).toEqual({
    id: "22.SKHCN",
    name: "Sở Khoa học và Công nghệ",
  })
  expect((await one.enter(ward, GOOD)).statusCode).toBe(403)
  expect((await one.enter(department, GOOD)).statusCode).toBe(200)
})

test("a collection is changed while it is a draft; the same is copied to the next period in one call", async () => {
  const draft = { ...HOUSEHOLDS, period: "2026-08", title: "Hộ gia đình tháng 8/2026" }
  const made = (
    await desk.administrator.send("POST", "/collections", draft)
  ).json<CollectionDetail>()
  const changed = await desk.administrator.send("PATCH", `/collections/${made.id}`, {
    units: { kind: "level", level: "commune", under: "22" },
  })
  const copy = await desk.administrator.send("POST", `/collections/${made.id}/copy`, {})

  expect(changed.json<CollectionDetail>().counts).toMatchObject({ reports: 54, cells: 54 * 7 })
  expect(copy.json<CollectionDetail>()).toMatchObject({
    title: "Hộ gia đình tháng 9/2026",
    period: { code: "2026-09" },
    opensOn: "2026-10-31",
    due: "2026-11-04T10:00:00.000Z",
    copiedFrom: made.id,
    state: "draft",
  })
  expect((await desk.administrator.send("DELETE", `/collections/${made.id}`)).statusCode).toBe(204)
})

test.each([
  ["a measure that others report", { units: { kind: "list", units: ["22"] } }, "do cấp xã báo cáo"],
  [
    "a unit that did not exist in the period",
    { period: "2024-Q4" },
    "có từ ngày 01/07/2025, sau kỳ 2024-Q4",
  ],
  ["a unit of another province", { scope: "24.2025" }, "không thuộc Tỉnh Bắc Ninh"],
  [
    "a measure that there is not",
    { measures: [{ ...HOUSEHOLDS.measures[0], measure: "tong_ho" }] },
    "Có phải “tổng_hộ”?",
  ],
  [
    "a breakdown that there is not",
    { measures: [{ ...HOUSEHOLDS.measures[0], cuts: ["sex=nam"] }] },
    "chỉ số này không có phân tổ",
  ],
  ["a deadline that the calendar does not have", { due: "2026-09-31" }, "không phải là một ngày"],
  ["a deadline before it opens", { due: "2026-09-30" }, "trước ngày bắt đầu"],
  [
    "an organisation that there is not",
    { reporters: [{ unit: HA_TU, reporter: "22.XYZ" }] },
    "Không có cơ quan",
  ],
])("%s is refused in words", async (_name, change, words) => {
  const everywhere = await desk.province.person("administrator", "VN")
  const answer = await everywhere.send("POST", "/collections", {
    ...HOUSEHOLDS,
    period: "2026-07",
    ...change,
  })

  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(words)
})

test("what one open collection asks no other one asks, and only an administrator opens", async () => {
  const one = await desk.report()
  const { collection } = await one.form(desk.wards)
  const again = await desk.administrator.send("POST", "/collections", {
    ...HOUSEHOLDS,
    period: collection.period.code,
  })
  const { id } = again.json<CollectionDetail>()

  expect(refusal(await desk.administrator.send("POST", `/collections/${id}/open`, {}))).toEqual([
    409,
    "so-lieu-da-duoc-hoi",
  ])
  expect((await desk.wards.send("POST", `/collections/${id}/open`, {})).statusCode).toBe(403)
})
