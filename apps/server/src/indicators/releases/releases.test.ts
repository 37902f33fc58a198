import { afterAll, beforeAll, expect, test } from "vitest"
import { Refusal } from "../../platform/problem.ts"
import type { PublishOrder } from "./model.ts"
import { type Format, releaseFile, weigh } from "./service/files-service.ts"
import { discardRelease } from "./service/prepare-service.ts"
import { publishRelease } from "./service/publish-service.ts"
import { getRelease, rowsPage } from "./service/releases-service.ts"
import { verifyReleases } from "./service/verify-service.ts"
import {
  ADMINISTRATOR,
  cell,
  COMMUNES,
  DRAFT,
  openReleaseWorld,
  type ReleaseWorld,
  VERIFIER,
} from "./testing/world.ts"

let world: ReleaseWorld
const [A, B, C] = COMMUNES
const STAFF = { staff: true, id: null }
const PUBLIC = { staff: false, id: null }
const WHOLE = { offset: 0, limit: 1000 }

beforeAll(async () => {
  world = await openReleaseWorld()
  await world.save([
    cell("tổng_hộ", A, 1000),
    cell("hộ_có_cáp_quang", A, 900),
    cell("tổng_hộ", B, 3000),
    cell("hộ_có_cáp_quang", B, 1500),
  ])
  world.tick(1)
  await world.prepare()
  world.tick(1)
  await world.publish("2025-q4")
})
afterAll(() => world.close())

async function bytesOf(id: string, format: Format): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of (await releaseFile(world.ctx, id, format)).pieces) {
    pieces.push(Buffer.from(piece))
  }
  return Buffer.concat(pieces).toString("base64")
}
const textOf = async (id: string, format: Format) =>
  Buffer.from(await bytesOf(id, format), "base64").toString("utf8")

test("the canonical CSV has these bytes, blanks where nobody reported", async () => {
  expect(await textOf("2025-q4", "csv")).toBe(
    [
      "indicator,period,unit,unit_code,unit_name,breakdown,kind,comparator,value,unit_of_measure,status,reported,expected,estimated,figure,label,parts,source",
      "tổng_hộ,2025-Q4,06652.2025,06652,Phường Hà Tu,,measure,=,1000,household,normal,1,1,false,,,,",
      "tổng_hộ,2025-Q4,06658.2025,06658,Phường Cao Xanh,,measure,=,3000,household,normal,1,1,false,,,,",
      "tổng_hộ,2025-Q4,06661.2025,06661,Phường Việt Hưng,,measure,=,,household,missing,0,1,false,,,,",
      "tỷ_lệ_hộ_có_cáp_quang,2025-Q4,06652.2025,06652,Phường Hà Tu,,indicator,=,90,%,normal,1,1,false,,,,",
      "tỷ_lệ_hộ_có_cáp_quang,2025-Q4,06658.2025,06658,Phường Cao Xanh,,indicator,=,50,%,normal,1,1,false,,,,",
      "tỷ_lệ_hộ_có_cáp_quang,2025-Q4,06661.2025,06661,Phường Việt Hưng,,indicator,=,,%,missing,0,1,false,,,,",
      "",
    ].join("\n"),
  )
})

test("every file has the hash that was sealed", async () => {
  const { files } = await getRelease(world.ctx, "2025-q4", PUBLIC)
  for (const format of ["csv", "json", "xlsx"] as const) {
    const { pieces } = await releaseFile(world.ctx, "2025-q4", format)
    expect(await weigh(pieces)).toEqual(files?.[format])
  }
})

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "nhận",
    (error: unknown) =>
      error instanceof Refusal ? `${error.kind.status} ${error.message}` : String(error),
  )

test.each([
  ["a slug taken", {}, "409 Đã có bản công bố “2025-q4”"],
  ["a slug that no address can have", { id: "Quý 4" }, "422 id: từ 2 đến 64 chữ thường"],
  [
    "an unknown indicator",
    { id: "x1", indicators: "tổng_hộ,tong_ho_x" },
    "422 indicators: không có chỉ số",
  ],
  ["an unknown unit", { id: "x2", units: "99999" }, "422 units: không có đơn vị mang mã “99999”"],
  ["a period in the future", { id: "x3", periods: "2027-Q1" }, "422 periods: kỳ 2027-Q1 chưa đến"],
  ["a period of another language", { id: "x4", periods: "mùa xuân" }, "422 periods:"],
  ["nothing but blanks", { id: "x5", periods: "2023-Q1" }, "422 Cả 6 dòng đều không có số liệu"],
  ["no unit that existed", { id: "x6", units: "children:06652.2025" }, "422 Không có dòng nào"],
  [
    "more rows than one release may have",
    {
      id: "x7",
      units: "level:commune",
      periods: "2001-01..2025-12",
      view: "at:2026-01-01",
      indicators: `${DRAFT.indicators},population,trạm_bts,cameras,hộ_có_cáp_quang,tổng_thôn,người_trưởng_thành,điểm_hạ_tầng_số,hạng_cáp_quang`,
    },
    "413 Bản công bố này có 741.000 dòng, tối đa 500.000",
  ],
  [
    "a breakdown that nobody has",
    { id: "x8", breakdowns: "màu" },
    "422 breakdowns: không có phân tổ “màu”",
  ],
  ["a view that is none", { id: "x9", view: "hôm qua" }, "422 view:"],
  ["an instant to come", { id: "x10", asOf: "2030-01-01" }, "422 asOf:"],
  [
    "a correction without a reason",
    { id: "x11", corrects: "2025-q4" },
    "422 reason: bản đính chính phải nêu lý do",
  ],
  [
    "a correction of nothing",
    { id: "x12", corrects: "2025-q3", reason: "sai" },
    "404 Không có bản công bố mang mã “2025-q3”; có phải “2025-q4”?",
  ],
  ["a reason without a correction", { id: "x13", reason: "sai" }, "422 reason:"],
  [
    "a measure that is only published",
    { id: "x14", indicators: "antenna_masts" },
    "422 indicators: “antenna_masts” chỉ có số liệu của văn bản",
  ],
])("%s is refused", async (_name, change, expected) => {
  const told = await codeOf(world.prepare(change))
  expect(told).toContain(expected)
})

test("nobody publishes their own, nor what they did not see, nor gaps without a reason, nor twice", async () => {
  await world.prepare({ id: "hai-mat" })
  const publish = (order: PublishOrder, actor = VERIFIER) =>
    codeOf(publishRelease(world.ctx, "hai-mat", order, () => Promise.resolve(actor)))

  expect(await publish({ reason: "ổn" }, ADMINISTRATOR)).toContain("403 Bản này do chính bạn")
  expect(await publish({ reason: "ổn", rowsSha256: "0".repeat(64) })).toContain(
    "409 Bản được chuẩn bị nay khác",
  )
  expect(await publish({})).toContain("422 Bản này còn những điều sau")
  const both = await Promise.all([publish({ reason: "ổn" }), publish({ reason: "ổn" })])
  expect(both.toSorted()).toEqual([
    "409 “hai-mat” đã được công bố; bản đã công bố không đổi. Nếu có sai sót, hãy chuẩn bị một bản đính chính.",
    "nhận",
  ])
  expect(
    await codeOf(discardRelease(world.ctx, "hai-mat", () => Promise.resolve(ADMINISTRATOR))),
  ).toContain("409")
})

test("a prepared release is for staff only, and its address is free again once it is dropped", async () => {
  await world.prepare({ id: "nhap" })
  const seen = await getRelease(world.ctx, "nhap", { staff: true, id: ADMINISTRATOR.id })
  const hidden = await codeOf(getRelease(world.ctx, "nhap", PUBLIC))
  const rows = await codeOf(rowsPage(world.ctx, "nhap", WHOLE, PUBLIC))
  const file = await codeOf(releaseFile(world.ctx, "nhap", "csv"))
  await discardRelease(world.ctx, "nhap", () => Promise.resolve(ADMINISTRATOR))
  await world.prepare({ id: "nhap" })
  await discardRelease(world.ctx, "nhap", () => Promise.resolve(ADMINISTRATOR))

  expect([seen.state, seen.ownWork, seen.checks.map(({ kind }) => kind)]).toEqual([
    "prepared",
    true,
    ["missing"],
  ])
  expect([hidden, rows, file].map((text) => text.slice(0, 3))).toEqual(["404", "404", "409"])
})

test("only published values are released; those that wait are counted", async () => {
  await world.save([cell("tổng_hộ", C, 500)], "working")
  await world.prepare({ id: "cho" })
  const { rows } = await rowsPage(world.ctx, "cho", { ...WHOLE, unit: C }, STAFF)
  const { checks } = await getRelease(world.ctx, "cho", STAFF)

  expect(rows.map(({ value }) => value)).toEqual([null, null])
  expect(checks.find(({ kind }) => kind === "waiting")?.count).toBe(1)
  await discardRelease(world.ctx, "cho", () => Promise.resolve(ADMINISTRATOR))
})

const ask = (asked: object) => rowsPage(world.ctx, "2025-q4", { ...WHOLE, ...asked }, PUBLIC)

test("rows are found by indicator, unit and status, a page at a time", async () => {
  const page = await ask({ offset: 4, limit: 1 })

  expect([page.total, page.rows[0]?.unit, page.rows[0]?.value]).toEqual([6, B, 50])
  expect((await ask({ unit: A })).rows.map(({ value }) => value)).toEqual([1000, 90])
  expect((await ask({ indicator: "tổng_hộ", status: "missing" })).total).toBe(1)
})

test("breakdowns and figures of public texts are frozen with what they were taken from", async () => {
  await world.save([cell("trạm_bts", A, 3, { cut: "technology=4G" })])
  await world.prepare({
    id: "van-ban",
    indicators: "bts,trạm_bts",
    units: `24,${A}`,
    periods: "2024-Q4,2025-Q4",
    view: "reported",
    breakdowns: "technology",
    figures: true,
  })
  const bts = await rowsPage(world.ctx, "van-ban", { ...WHOLE, indicator: "bts" }, STAFF)
  const cut = await rowsPage(
    world.ctx,
    "van-ban",
    { ...WHOLE, unit: A, breakdown: "technology=4G" },
    STAFF,
  )
  await world.publish("van-ban")

  expect(bts.rows).toMatchObject([
    {
      figure: "bg-03",
      value: 3775,
      written: "3775",
      parts: "2G=884; 3G=1242; 4G=1647; 5G=2",
      period: "2024-10-09",
      kind: "observation",
    },
  ])
  expect(cut.rows.map(({ period, value }) => [period, value])).toEqual([["2025-Q4", 3]])
  expect((await verifyReleases(world.ctx, "van-ban"))[0]?.problems).toEqual([])
})
