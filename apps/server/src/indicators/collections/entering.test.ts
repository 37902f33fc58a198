import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { ConflictProblem, EntryAnswer, ReportForm } from "./model/form.ts"
import { openDesk, refusal, pointers } from "./testing/desk.ts"
import { GOOD, HA_TU } from "./testing/province.ts"

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.province.close())
beforeEach(() => desk.province.at("2026-10-01T09:00:00"))

test("what was pasted is kept as it was written, with its place, also once it is published", async () => {
  const one = await desk.submitted()
  await one.act(desk.verifier, "verify")
  await one.act(desk.verifier, "publish")
  const history = await desk.wards.get(
    `${one.path}/history?measure=${encodeURIComponent("tổng_hộ")}`,
  )

  expect(history.json()).toMatchObject({
    versions: [
      { layer: "published", value: 4120, written: "4.120", place: "dán ô B1", current: true },
      {
        layer: "working",
        written: "4.120",
        source: { kind: "form", form: `${one.id}/${HA_TU}` },
        by: { name: "Người thử" },
        current: false,
      },
    ],
  })
})

test("of two people on one cell the second gets both values, who and when, and nothing is lost", async () => {
  const one = await desk.report()
  await one.enter(desk.wards, [{ measure: "tổng_hộ", value: 4000, version: 0 }])
  const other = await desk.province.person("editor", HA_TU)
  desk.province.at("2026-10-01T09:05:00")
  const answer = await one.enter(other, [
    { measure: "tổng_hộ", value: 4001, version: 0 },
    { measure: "hộ_có_cáp_quang", value: 1 },
  ])

  expect(refusal(answer)).toEqual([409, "so-lieu-vua-bi-sua"])
  expect(answer.json<ConflictProblem>().conflicts).toMatchObject([
    {
      index: 0,
      measure: "tổng_hộ",
      yours: { value: 4001 },
      theirs: { value: 4000, status: "normal" },
      by: { name: "Người thử" },
      at: "2026-10-01T02:00:00.000Z",
    },
  ])
  const { cells } = await one.form(desk.wards)
  expect(cells.slice(0, 2).map(({ value }) => value)).toEqual([4000, null])
})

test("a cell can be cleared again, and is cleared by nobody who did not see its value", async () => {
  const one = await desk.report()
  await one.enter(desk.wards, [{ measure: "tổng_hộ", value: 4000 }])
  const blind = await one.enter(desk.wards, [{ measure: "tổng_hộ", clear: true, version: 0 }])
  const cleared = await one.enter(desk.wards, [{ measure: "tổng_hộ", clear: true }])

  expect(refusal(blind)).toEqual([409, "so-lieu-vua-bi-sua"])
  expect(cleared.json<EntryAnswer>()).toMatchObject({
    cleared: 1,
    filled: 0,
    cells: [{ value: null, status: null, version: 0 }],
  })
})

test("errors stop a submission, and a warning does until a note explains the value that stands", async () => {
  await (await desk.report(HA_TU, { period: "2026-06-29" })).enter(desk.wards, GOOD)
  const one = await desk.report(HA_TU, { period: "2026-06-30" })
  const wrong = [
    { measure: "tổng_hộ", value: 100 },
    { measure: "hộ_có_cáp_quang", value: 101 },
    ...GOOD.filter(({ measure, cut }) => measure === "trạm_bts" && cut !== "technology=5G"),
    { measure: "trạm_bts", cut: "technology=5G", value: 7 },
  ]
  await one.enter(desk.wards, wrong)
  const refused = await one.act(desk.wards, "submit")

  expect(refusal(refused)).toEqual([422, "bao-cao-chua-du"])
  expect(pointers(refused)).toEqual([
    {
      pointer: "tổng_hộ",
      detail: expect.stringContaining("Giảm từ 4.120 (kỳ 2026-06-29) xuống 100"),
    },
    {
      pointer: "hộ_có_cáp_quang",
      detail: expect.stringContaining("nhiều hơn Số hộ gia đình (100)"),
    },
    { pointer: "hộ_có_cáp_quang", detail: expect.stringContaining("hơn 5 lần") },
    { pointer: "trạm_bts", detail: "1 + 2 + 6 + 7 = 16, không bằng 10." },
    { pointer: "trạm_bts [technology=5G]", detail: expect.stringContaining("Tăng từ 1") },
  ])
  await one.enter(desk.wards, [
    ...GOOD.slice(2),
    { measure: "tổng_hộ", value: 4120 },
    { measure: "hộ_có_cáp_quang", value: 700 },
  ])
  await one.enter(desk.wards, [{ measure: "hộ_có_cáp_quang", note: "một doanh nghiệp ngừng" }])
  // The note was about 700: another value must be explained again.
  await one.enter(desk.wards, [{ measure: "hộ_có_cáp_quang", value: 600 }])
  expect(pointers(await one.act(desk.wards, "submit"))).toMatchObject([
    { pointer: "hộ_có_cáp_quang" },
  ])
  await one.enter(desk.wards, [{ measure: "hộ_có_cáp_quang", note: "một doanh nghiệp ngừng" }])
  expect((await one.act(desk.wards, "submit")).statusCode).toBe(200)
})

test("missing and not applicable need a reason, a zero does not", async () => {
  const one = await desk.report()
  await one.enter(desk.wards, [
    ...GOOD.slice(0, 1),
    { measure: "hộ_có_cáp_quang", status: "missing" },
    { measure: "trạm_bts", value: 0 },
    ...["2G", "3G", "4G", "5G"].map((kind) => ({
      measure: "trạm_bts",
      cut: `technology=${kind}`,
      status: "not-applicable",
      note: "xã chưa có trạm",
    })),
  ])
  const refused = await one.act(desk.wards, "submit")
  await one.enter(desk.wards, [{ measure: "hộ_có_cáp_quang", note: "doanh nghiệp chưa cung cấp" }])

  expect(refused.json()).toMatchObject({
    errors: [{ pointer: "hộ_có_cáp_quang", detail: "Chưa ghi lý do không có số liệu." }],
  })
  expect((await one.act(desk.wards, "submit")).statusCode).toBe(200)
})

test("a text that can mean two numbers is asked about; the chosen reading is kept with the text", async () => {
  const one = await desk.report()
  const asked = await one.enter(desk.wards, [{ measure: "tổng_hộ", written: "1.596" }])
  const chosen = await one.enter(desk.wards, [
    { measure: "tổng_hộ", written: "1.596", value: 1596 },
  ])
  const other = await one.enter(desk.wards, [{ measure: "tổng_hộ", written: "1.596", value: 1600 }])

  expect(asked.json()).toMatchObject({
    errors: [{ pointer: "/cells/0", detail: expect.stringContaining("1596 hoặc 1,596") }],
  })
  expect(chosen.json()).toMatchObject({ cells: [{ value: 1596, written: "1.596" }] })
  expect(other.statusCode).toBe(422)
})

test("validation tells what would be found and keeps nothing", async () => {
  const one = await desk.report()
  const answer = await one.act(desk.wards, "validate", {
    cells: [
      { measure: "tổng_hộ", value: 10 },
      { measure: "hộ_có_cáp_quang", value: 12 },
      { measure: "cameras", value: 1 },
    ],
  })

  expect(answer.json()).toMatchObject({
    findings: expect.arrayContaining([
      expect.objectContaining({ rule: "subset-within-whole", severity: "error" }),
    ]),
    refused: [{ index: 2, message: "Đợt này không hỏi “cameras”." }],
  })
  expect((await one.form(desk.wards)).report.filled).toBe(0)
})

test("after closing nothing is entered or handed in, and what was entered is still there", async () => {
  const one = await desk.report()
  await one.enter(desk.wards, GOOD)
  await desk.administrator.send("POST", `/collections/${one.id}/close`, {})

  expect(refusal(await one.enter(desk.wards, GOOD))).toEqual([409, "dot-bao-cao-da-dong"])
  expect(refusal(await one.act(desk.wards, "submit"))).toEqual([409, "dot-bao-cao-da-dong"])
  expect((await one.form(desk.wards)).report.filled).toBe(7)
  await desk.administrator.send("POST", `/collections/${one.id}/reopen`, {})
  expect((await one.act(desk.wards, "submit")).statusCode).toBe(200)
})

test("before the day on which a collection opens nothing is entered", async () => {
  const one = await desk.report(HA_TU, { opensOn: "2026-10-02" })
  expect(refusal(await one.enter(desk.wards, GOOD))).toEqual([409, "dot-bao-cao-chua-mo"])
  desk.province.at("2026-10-02T00:00:00")
  expect((await one.enter(desk.wards, GOOD)).statusCode).toBe(200)
})

test("a document is cited for a measure, and may be read by everybody once it is published", async () => {
  const one = await desk.report()
  const kept = await desk.wards.upload("/evidence", Buffer.from("Biên bản"), "biên bản.txt", {
    unit: HA_TU,
    summary: "Biên bản kiểm đếm",
  })
  const { id: evidence } = kept.json<{ evidence: { id: string } }>().evidence
  const cited = await one.act(desk.wards, "evidence", { evidence, measure: "tổng_hộ" })
  const read = () => desk.province.http.inject({ url: `/api/v1/evidence/${evidence}/file` })

  expect(cited.json<ReportForm>().evidence).toMatchObject([{ evidence, measure: "tổng_hộ" }])
  expect((await read()).statusCode).not.toBe(200)
  await one.enter(desk.wards, GOOD)
  await one.act(desk.wards, "submit")
  await one.act(desk.verifier, "verify")
  await one.act(desk.verifier, "publish")
  expect((await read()).statusCode).toBe(200)
})

test("a comment is kept with who said it, and nobody comments on what is not asked", async () => {
  const one = await desk.report()
  await one.act(desk.verifier, "comments", { text: "Xem lại số trạm", measure: "trạm_bts" })

  expect((await one.form(desk.wards)).comments).toMatchObject([
    { text: "Xem lại số trạm", measure: "trạm_bts", by: { name: "Người thử" } },
  ])
  expect(
    (await one.act(desk.wards, "comments", { text: "a", measure: "cameras" })).statusCode,
  ).toBe(400)
})
