import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { reportParity } from "./service-parity.ts"
import { dhis2Lines } from "./report.ts"
import { writeExample } from "./testing/example.ts"
import { communeId, METADATA } from "./testing/metadata.ts"
import { type Desk, HA_TU, one, openDesk } from "./testing/desk.ts"

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.run(await writeExample(desk.folder), true)
})
afterAll(() => desk.close())

const withUnits = (...more: object[]) => ({
  ...METADATA,
  organisationUnits: [...METADATA.organisationUnits, ...more],
})
const station = (id: string, name: string, parent = HA_TU) => ({
  id,
  name,
  level: 4,
  parent: { id: parent },
})

test("an org unit that the registry does not have is asked about; what a person says is used and remembered", async () => {
  const metadata = withUnits(
    station("tramYTeMot0", "Trạm y tế số 1"),
    station("tramYTeHai0", "Trạm y tế số 2"),
  )
  const values = [
    one({ period: "202511", orgUnit: "tramYTeMot0", value: "10" }),
    one({ period: "202511", orgUnit: "tramYTeHai0", value: "32" }),
  ]
  const files = {
    ...(await writeExample(desk.folder, { metadata, values })),
    map: join(desk.folder, "map.csv"),
  }
  const asked = await desk.run(files, true)

  expect(asked.report).toMatchObject({ committed: false, mapWritten: files.map })
  expect([...dhis2Lines(asked.report)][0]).toContain(
    "cần ánh xạ: đơn vị tramYTeMot0 “Trạm y tế số 1”, thuộc Phường Hà Tu",
  )
  const map = await readFile(files.map, "utf8")
  expect(map).toContain("orgUnit,tramYTeHai0,,Trạm y tế số 2,Phường Hà Tu,,,")

  const completed = map.replace(/(orgUnit,tramYTe\w+,,[^,]*,[^,]*),,,/gu, "$1,06652.2025,add,")
  await writeFile(files.map, completed)
  const done = await desk.run(files, true)
  const parity = await reportParity(desk.ctx, done, { path: desk.parityFile, periods: "own" })
  const remembered = await desk.run({ metadata: files.metadata, values: files.values }, true)

  expect(done.report.saved).toMatchObject({ added: 1 })
  expect(done.report.plan.drafts[0]?.draft).toMatchObject({ value: 42, unit: "06652.2025" })
  expect(parity.unexplained).toBe(0)
  expect(remembered.report.saved).toMatchObject({ same: 1 })
})

test.each([
  [
    "a code whose name is another unit's",
    { code: "06658", name: "Phường Hồng Gai" },
    "mã 06658 là Phường Cao Xanh",
  ],
  ["a name that several units have", { name: "Xã Hải Sơn Không Có" }, "không có đơn vị nào tên"],
  ["a unit of another province", { name: "Phường Bắc Kạn" }, "không thuộc 22"],
])("%s is asked about, never guessed", async (_what, more, why) => {
  const metadata = withUnits({
    id: "donViLa0000",
    level: 3,
    parent: { id: "ouQuangNinh" },
    ...more,
  })
  const values = [one({ orgUnit: "donViLa0000", period: "202511" })]
  const { report } = await desk.run(await writeExample(desk.folder, { metadata, values }))

  expect(report.plan.questions).toHaveLength(1)
  expect(report.plan.questions[0]?.why).toContain(why)
})

test("a commune is found by its name under its province, marks left out", async () => {
  const metadata = withUnits({
    id: "tuanChau000",
    name: "phường tuần châu",
    level: 3,
    parent: { id: "ouQuangNinh" },
  })
  const values = [one({ orgUnit: "tuanChau000", period: "202511" })]
  const { report } = await desk.run(await writeExample(desk.folder, { metadata, values }))

  expect(report.plan.questions).toEqual([])
  expect(report.plan.drafts[0]?.draft.unit).toBe("06706.2025")
})

test("an org unit is what its code and name say on the last day of each period, across the reform", async () => {
  const fresh = { ...METADATA.dataElements[0], id: "deHoMoi0000", name: "Hộ mới" }
  const metadata = {
    ...METADATA,
    dataElements: [...METADATA.dataElements, fresh],
    organisationUnits: METADATA.organisationUnits.map((unit) =>
      unit.id === HA_TU ? { ...unit, code: "06658", name: "Phường Cao Xanh" } : unit,
    ),
  }
  const values = ["202506", "202507"].map((period) => one({ period, dataElement: "deHoMoi0000" }))
  const { report } = await desk.run(await writeExample(desk.folder, { metadata, values }))

  expect(report.plan.drafts.map(({ draft }) => [draft.period, draft.unit])).toEqual([
    ["2025-06", "06658"],
    ["2025-07", "06658.2025"],
  ])
  expect(report.wrong).toEqual([])
})

test("a station that is called like its ward is not taken for the ward", async () => {
  const metadata = withUnits(station("tramHongGai", "Hồng Gai", communeId("06685")))
  const values = [one({ orgUnit: "tramHongGai", period: "202511" })]
  const { report } = await desk.run(await writeExample(desk.folder, { metadata, values }))

  expect(report.plan.questions[0]?.why).toContain("trùng tên với đơn vị cấp trên")
})

test("a level that was abolished is passed over: the commune is looked for in its province", async () => {
  const district = {
    id: "huyenCu0000",
    name: "Huyện Không Còn",
    level: 3,
    parent: { id: "ouQuangNinh" },
  }
  const metadata = withUnits(district, station("tuanChauMoi", "Phường Tuần Châu", "huyenCu0000"))
  const values = [one({ orgUnit: "tuanChauMoi", period: "202511" })]
  const { report } = await desk.run(await writeExample(desk.folder, { metadata, values }))

  expect(report.plan.questions).toEqual([])
  expect(report.plan.drafts[0]?.draft.unit).toBe("06706.2025")
})

test("what is not there may be written as null", async () => {
  const [first] = METADATA.dataElements
  const metadata = {
    ...METADATA,
    dataElements: [{ ...first, code: null, translations: null }, ...METADATA.dataElements.slice(1)],
    constants: null,
  }
  const { report } = await desk.run(
    await writeExample(desk.folder, { metadata, values: [one({})] }),
  )

  expect(report.wrong).toEqual([])
})

test("at a first import, units that nothing is known of are asked about before anything is left out", async () => {
  const fresh = { ...METADATA.dataElements[0], id: "deHoTram000", name: "Hộ của trạm" }
  const metadata = {
    ...withUnits(station("tramMoi0000", "Trạm mới")),
    dataElements: [...METADATA.dataElements, fresh],
  }
  const values = [one({ dataElement: "deHoTram000", orgUnit: "tramMoi0000" })]
  const { report } = await desk.run(await writeExample(desk.folder, { metadata, values }))

  expect(report.plan.questions.map(({ id }) => id)).toEqual(["tramMoi0000"])
})

test("values at two levels of units are left out until a person says which level reports", async () => {
  const fresh = { ...METADATA.dataElements[0], id: "deHaiCap000", name: "Hai cấp" }
  const metadata = { ...METADATA, dataElements: [...METADATA.dataElements, fresh] }
  const values = [HA_TU, "ouQuangNinh"].map((orgUnit) =>
    one({ dataElement: "deHaiCap000", orgUnit }),
  )
  const { report } = await desk.run(await writeExample(desk.folder, { metadata, values }))

  expect(report.plan.leftOut.find(({ id }) => id === "deHaiCap000")).toMatchObject({
    values: 2,
    why: expect.stringContaining("có giá trị ở nhiều cấp (province, commune)"),
  })
})

test("a data element becomes a measure that is there only where both add alike", async () => {
  const map = join(desk.folder, "measures.csv")
  await writeFile(
    map,
    "kind,id,to,how\ndataElement,deHoKhac000,hộ_dùng_cáp_quang,\ndataElement,deLon000000,số_hộ_gia_đình,\n",
  )
  const fresh = [
    { ...METADATA.dataElements[0], id: "deHoKhac000", name: "Hộ khác" },
    { ...METADATA.dataElements[0], id: "deLon000000", name: "Lớn nhất", aggregationType: "MAX" },
  ]
  const metadata = { ...METADATA, dataElements: fresh, indicators: [] }
  const values = [one({ dataElement: "deHoKhac000", period: "202512" })]
  const { report } = await desk.run({
    ...(await writeExample(desk.folder, { metadata, values })),
    map,
  })

  expect(report.freshMeasures).toBe(0)
  expect(report.plan.drafts[0]?.draft.measure).toBe("hộ_dùng_cáp_quang")
  expect(report.plan.leftOut[0]?.why).toContain("khác cách gộp của chỉ số số_hộ_gia_đình")
})
