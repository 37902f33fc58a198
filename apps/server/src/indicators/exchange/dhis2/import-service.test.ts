import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { AuditEntry } from "../../../platform/audit.ts"
import { sql } from "../../../platform/sql.ts"
import { definitionsOf } from "../../definitions/service.ts"
import { answerQuery } from "../../query/service.ts"
import { exportDhis2 } from "./export-service.ts"
import { reportParity } from "./service-parity.ts"
import { dhis2Lines } from "./report.ts"
import { exampleValues, writeExample } from "./testing/example.ts"
import { communeId, ELEMENTS, METADATA } from "./testing/metadata.ts"
import { type Desk, type Files, HA_TU, one, openDesk } from "./testing/desk.ts"

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const lines = async (files: Files) => [...dhis2Lines((await desk.run(files)).report)].join("\n")

test("without --commit nothing is written, and every value is compared over the file alone", async () => {
  const dry = await desk.run(await writeExample(desk.folder))
  const parity = await reportParity(desk.ctx, dry, { path: desk.parityFile, periods: "larger" })

  expect((await definitionsOf(desk.ctx)).measures.size).toBe(0)
  expect(dry.report).toMatchObject({ committed: false, wrong: [], freshMeasures: 8 })
  expect(parity.unexplained).toBe(0)
  expect(parity.equal - parity.bothMissing).toBeGreaterThan(300)
  const said = await readFile(desk.parityFile, "utf8")
  expect(said.split("\n")).toHaveLength(parity.rows.length + 2)
})

test("what has no equal meaning is left out by name, with the column where it stands", async () => {
  const said = await lines(await writeExample(desk.folder))

  expect(said).toContain("“Ghi chú của xã” (24 giá trị): kiểu TEXT không phải là số")
  expect(said).toContain(
    "“Số lần nhập”: cách gộp COUNT (đếm số lần nhập) không có nghĩa tương đương",
  )
  expect(said).toContain("“Lôgarit hồ sơ”: tử số, cột 1: hàm log10")
  expect(said).toContain("mẫu số, cột 1: OUG{ougCoSo0000}")
})

test("with --commit measures, formulas and values are there at once, and agree with DHIS2 value by value", async () => {
  const files = await writeExample(desk.folder)
  const done = await desk.run(files, true)
  const parity = await reportParity(desk.ctx, done, { path: desk.parityFile, periods: "own" })
  const { indicators, reporting } = await definitionsOf(desk.ctx)

  expect(done.report.saved).toMatchObject({ added: 249, changed: 0, same: 0 })
  expect(indicators.get("tỷ_lệ_hộ_dùng_cáp_quang")?.versions[0]?.formula).toBe(
    "hộ_dùng_cáp_quang / số_hộ_gia_đình * 100",
  )
  expect(reporting.get("nhân_khẩu")).toMatchObject({
    reportedBy: "commune",
    dimensions: { giới_tính: ["Nam", "Nữ"], khu_vực: ["Thành thị", "Nông thôn"] },
  })
  expect(parity.unexplained).toBe(0)
  expect(parity.different).toBeLessThan(parity.equal / 4)
  const reasons = new Set(
    parity.rows.flatMap(({ result, reason }) => (result === "different" ? [reason] : [])),
  )
  for (const reason of reasons) expect(reason).toMatch(/Nhân khẩu|Hồ sơ trực tuyến/u)
  const audit = await desk.ctx.db.many(
    AuditEntry,
    sql`select * from platform.audit_entry order by seq`,
  )
  expect(audit.map(({ action }) => action).slice(-3)).toEqual([
    "indicators.save-indicators",
    "indicators.record-cells",
    "indicators.import-dhis2",
  ])
})

test("the province is the sum of what its communes reported, as DHIS2 adds it", async () => {
  const expected = exampleValues()
    .filter(({ dataElement, period }) => dataElement === ELEMENTS.households && period === "202508")
    .reduce((sum, { value }) => sum + Number(value), 0)
  const { rows } = await answerQuery(desk.ctx, {
    indicators: "số_hộ_gia_đình",
    units: "22",
    periods: "2025-08",
    view: "reported",
    asOf: null,
  })

  expect(rows[0]?.value).toBe(expected)
})

test("a second import of the same files changes nothing", async () => {
  const again = await desk.run(await writeExample(desk.folder), true)

  expect(again.report).toMatchObject({ freshMeasures: 0, versions: 0 })
  expect(again.report.saved).toMatchObject({ batch: null, added: 0, changed: 0, same: 249 })
})

test("other values in the database explain a difference, and are named", async () => {
  const fewer = exampleValues().filter(({ orgUnit }) => orgUnit !== HA_TU)
  const part = await desk.run(await writeExample(desk.folder, { values: fewer }), true)
  const parity = await reportParity(desk.ctx, part, { path: desk.parityFile, periods: "own" })

  expect(parity.unexplained).toBe(0)
  expect(parity.rows.some(({ reason }) => reason.includes("cơ sở dữ liệu có thêm số"))).toBe(true)
})

/** Values as texts in one order, whatever the order of their fields. */
const keyed = (values: readonly object[]) =>
  values
    .map((value) => JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted((a, b) => (a < b ? -1 : 1))

test("what was imported goes back to DHIS2 as the same data value set", async () => {
  const asked = {
    measures:
      "số_hộ_gia_đình,hộ_dùng_cáp_quang,nhân_khẩu,trạm_phát_sóng,hồ_sơ_trực_tuyến,điểm_hài_lòng,thời_gian_chờ_dài_nhất",
    units: null,
    periods: null,
  }
  const { set, unknown, withoutValue } = await exportDhis2(desk.ctx, asked)
  const numbers = exampleValues().filter(({ dataElement }) => dataElement !== ELEMENTS.note)
  const back = join(desk.folder, "back.json")
  await writeFile(back, JSON.stringify(set))
  const again = await desk.run({ ...(await writeExample(desk.folder)), values: back }, true)

  expect([unknown, withoutValue]).toEqual([[], 0])
  expect(keyed(set.dataValues)).toEqual(keyed(numbers))
  expect(again.report.saved).toMatchObject({ added: 0, changed: 0, same: numbers.length })
})

test("only the units and periods that are asked for are exported", async () => {
  const { set } = await exportDhis2(desk.ctx, {
    measures: "số_hộ_gia_đình",
    units: "06658.2025,06661.2025",
    periods: "2025-08..2025-09",
  })

  for (const { period, orgUnit } of set.dataValues) {
    expect(["202508", "202509"]).toContain(period)
    expect([communeId("06658"), communeId("06661")]).toContain(orgUnit)
  }
  expect(set.dataValues.length).toBeGreaterThan(1)
})

test("a changed value supersedes, a deleted one is missing, and zero stays zero", async () => {
  const values = [
    one({ value: "0" }),
    one({ period: "202508", value: "", deleted: true }),
    one({ period: "202509", value: "" }),
    one({ period: "202510", value: "4321", followup: true }),
  ]
  const done = await desk.run(await writeExample(desk.folder, { values }), true)
  const { rows } = await answerQuery(desk.ctx, {
    indicators: "số_hộ_gia_đình",
    units: "06652.2025",
    periods: "2025-07,2025-08,2025-10",
    view: "reported",
    asOf: null,
  })

  expect(done.report.plan.notes).toContain("1 giá trị trống không được ghi")
  expect(rows.map(({ value, status }) => [value, status])).toEqual([
    [0, "normal"],
    [null, "missing"],
    [4321, "provisional"],
  ])
})

test.each([
  [
    "an unknown data element",
    { dataElement: "khongCoGi00" },
    "phần tử dữ liệu “khongCoGi00” không có trong metadata",
  ],
  [
    "an unknown org unit",
    { orgUnit: "khongCoGi00" },
    "đơn vị “khongCoGi00” không có trong metadata",
  ],
  ["a week", { period: "2025W5" }, "là một tuần"],
  ["a half year", { period: "2025S1" }, "là nửa năm"],
  ["a financial year", { period: "2025April" }, "là năm tài chính"],
  ["a month that does not exist", { period: "202513" }, "không phải là kỳ của DHIS2"],
  ["a period in the future", { period: "202612" }, "chưa đến"],
  ["a comma for decimals", { value: "1,5" }, "“1,5” không phải là một số"],
  ["a number beyond all numbers", { value: "1e400" }, "“1e400” quá lớn"],
  ["a fraction of a household", { value: "1.5" }, "phải là số nguyên"],
  ["fewer than none", { value: "-1" }, "không được âm"],
  ["a formula", { value: "=1+1" }, "“=1+1” không phải là một số"],
  [
    "a combination of another element",
    { categoryOptionCombo: "oc4G0000000" },
    "không có tổ hợp phân tổ",
  ],
  [
    "an unknown combination",
    { categoryOptionCombo: "ocKhongCo00" },
    "không có tổ hợp phân tổ ocKhongCo00",
  ],
])("%s is refused at its place, and nothing is written", async (_what, more, why) => {
  const good = one({ period: "202511", orgUnit: communeId("06658"), value: "777" })
  const { report } = await desk.run(
    await writeExample(desk.folder, { values: [good, one(more)] }),
    true,
  )

  expect(report.committed).toBe(false)
  expect(report.wrong).toEqual([{ pointer: "/dataValues/1", detail: expect.stringContaining(why) }])
})

test("the same value twice is refused with both places", async () => {
  const { report } = await desk.run(
    await writeExample(desk.folder, { values: [one({}), one({ value: "6" })] }),
  )

  expect(report.wrong).toEqual([
    { pointer: "/dataValues/1", detail: "cùng một giá trị đã có ở /dataValues/0" },
  ])
})

test("indicators that read each other in a ring are left out, the others are not", async () => {
  const [first] = METADATA.indicators
  const ring = [
    { ...first, id: "vongMot0000", name: "Vòng một", numerator: "N{vongHai0000}" },
    { ...first, id: "vongHai0000", name: "Vòng hai", numerator: "N{vongMot0000}" },
  ]
  const metadata = { ...METADATA, indicators: [...METADATA.indicators, ...ring] }
  const { report } = await desk.run(await writeExample(desk.folder, { metadata }))

  expect(report.plan.leftOut.filter(({ name }) => name.startsWith("Vòng"))).toHaveLength(2)
  expect(report.plan.indicators).toHaveLength(14)
})
