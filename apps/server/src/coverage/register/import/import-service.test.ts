import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { createWriteStream } from "node:fs"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { listAudit } from "../../../platform/audit.ts"
import { type Context, OPERATOR } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { workbookStream } from "../../../platform/workbook/index.ts"
import { loadShippedUnits } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { exportGaps } from "../service/export-service.ts"
import { declareProgramme } from "../service/programme-service.ts"
import { ALL } from "../service/sight-service.ts"
import { readGaps } from "../store/gaps-store.ts"
import { type GapImporting, importGaps } from "./import-service.ts"

let db: Database
let ctx: Context
let folder: string
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  folder = await mkdtemp(join(tmpdir(), "tinhso-gap-list-"))
})
afterAll(async () => {
  await db.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() =>
  db.transaction((tx) => tx.script("truncate coverage.gap, coverage.gap_programme cascade")),
)

/** A list as departments print it: a title, a heading of two lines, group rows, "nt", a sum. */
const MESSY = [
  "SỞ THÔNG TIN VÀ TRUYỀN THÔNG,,,,,,,,,,",
  "DANH SÁCH VÙNG LÕM SÓNG TỈNH QUẢNG NINH (kèm theo Công văn số 12/STTTT),,,,,,,,,,",
  "STT,Xã/phường,Thôn (bản),Số hộ,Dân số (người),Tọa độ,,Nhà mạng,Tình trạng,Ngày phủ sóng,Ghi chú",
  ",,,,,Vĩ độ,Kinh độ,,,,",
  "(1),(2),(3),(4),(5),(6),(7),(8),(9),(10),(11)",
  "I,THÀNH PHỐ HẠ LONG,,,,,,,,,",
  '1,phường Hà Tu,Khe Sâu,52,"1.210","20,95","107,15",Viettel,Đã phủ sóng,15/03/2024,',
  '2,nt,Khe Cạn,30,-,"107,17","20,97",nt,Chưa phủ,,sóng yếu',
  "3,nt,Bãi Xa,12,40,0,0,VNPT,đã phủ,01/02/2024,",
  '4,phường Không Có,Làng Mất,12,40,"20,99","107,2",VNPT,đã phủ,01/02/2024,',
  "Tổng cộng,,,106,,,,,,,",
  "Người lập biểu,,,,,,,,,,",
].join("\n")

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const take = (path: string, more: Partial<GapImporting> = {}) =>
  importGaps(ctx, path, {
    commit: true,
    actor: OPERATOR,
    mayWrite: () => true,
    at: "2024-06-30",
    province: "Quảng Ninh",
    ...more,
  })

test("a messy list comes in without hand editing; what cannot be known is refused by its cell", async () => {
  const path = await fileOf("lom.csv", MESSY)
  const dry = await take(path, { commit: false })
  const before = await readGaps(db)
  const report = await take(path)
  const rows = report.rows.filter(({ action }) => action !== "skip")

  expect(before).toEqual([])
  expect(dry.counts).toEqual(report.counts)
  expect(report.counts).toEqual({ add: 2, move: 0, same: 0, keep: 0, refuse: 2, skip: 3 })
  expect(rows.map(({ row, action, gap }) => [row, action, gap])).toEqual([
    [7, "add", "VL-000001"],
    [8, "add", "VL-000002"],
    [9, "refuse", null],
    [10, "refuse", null],
  ])
  expect(rows[1]?.told).toEqual(["kinh độ, vĩ độ đổi chỗ cho nhau; đã đặt lại"])
  expect(rows[2]?.problems).toEqual(["F: tọa độ 0/0 là chưa điền"])
  expect(rows[3]?.problems[0]).toContain("không nhận ra “phường Không Có")
  const [one, two] = await readGaps(db)
  expect(one?.facts).toMatchObject({
    name: "Khe Sâu",
    population: 1210,
    households: 52,
    operators: ["Viettel"],
    origin: "list",
    villages: [{ name: "Khe Sâu", latitude: 20.95, longitude: 107.15 }],
  })
  expect(one?.history.map(({ state, day }) => [state, day])).toEqual([
    ["reported", "2024-03-15"],
    ["confirmed", "2024-03-15"],
    ["closed", "2024-03-15"],
  ])
  expect(two?.facts.population).toBeNull()
  expect(two?.history.at(-1)).toMatchObject({ state: "confirmed", day: "2024-06-30" })
})

test("the same list again changes nothing; a later one brings gaps forward, never back", async () => {
  const path = await fileOf("lom.csv", MESSY)
  await take(path)
  const again = await take(path)
  const deeds = (await listAudit(db, null, 1000)).length
  const later = await fileOf(
    "lom-2.csv",
    [
      "STT,Xã,Thôn,Vĩ độ,Kinh độ,Tình trạng,Ngày",
      '1,phường Hà Tu,Khe Sâu,"20,9501","107,15",chưa phủ sóng,01/05/2024',
      '2,phường Hà Tu,Khe Cạn,"20,97","107,17",hoàn thành,20/06/2024',
    ].join("\n"),
  )
  const report = await take(later)

  expect(again.counts).toMatchObject({ add: 0, move: 0, same: 2 })
  expect(deeds).toBe((await listAudit(db, null, 1000)).length)
  expect(report.rows.map(({ action, from, to }) => [action, from, to])).toEqual([
    ["keep", "closed", "confirmed"],
    ["refuse", null, null],
  ])
  // The register knows of 30/06: a list may not say an earlier day.
  expect(report.rows[1]?.problems[0]).toContain("2024-06-30")
  expect(report.rows[0]?.problems[0]).toContain("giữ theo sổ")
  const forward = await take(later, { at: "2024-07-31" })
  expect(forward.counts).toMatchObject({ move: 0, keep: 1 })
})

test("communes of before the reform are led to those of the day of the list, and it is said", async () => {
  const path = await fileOf(
    "cu.csv",
    "STT,Huyện,Xã,Thôn,Số hộ,Tình trạng\n1,Thành phố Hạ Long,xã Kỳ Thượng,Khe Phương,60,đang triển khai\n",
  )
  const old = await take(path, { commit: false })
  const now = await take(path, { at: "2026-01-01" })

  expect(old.rows[0]).toMatchObject({ action: "add", unitName: "Xã Kỳ Thượng", told: [] })
  expect(now.rows[0]?.told[0]).toContain("Xã Kỳ Thượng cũ nay thuộc")
  expect((await readGaps(db))[0]?.facts.villages).toEqual([])
})

test("a workbook with merged headings and gaps of several villages, put on the list of a programme", async () => {
  await declareProgramme(ctx, OPERATOR, "tinh-2024", {
    nameVi: "Danh sách của tỉnh",
    nameEn: "The province's list",
    unit: "22",
    membership: "list",
    technologies: [],
    counted: ["confirmed", "planned", "closed"],
    reached: ["closed"],
    document: "12/STTTT",
    issuer: null,
    listDay: "2024-06-30",
    closingNeedsEvidence: false,
    since: "2024-01-01",
    note: "",
    version: 0,
  })
  const path = join(folder, "lom.xlsx")
  const sheet = {
    name: "Danh sách",
    columns: [],
    merges: ["B1:B2", "D1:E1"],
    rows: [
      ["STT", "Tên vùng lõm", "Xã", "Tọa độ", null, "Thôn", "Số dân", "Tình trạng"],
      [null, null, null, "Vĩ độ", "Kinh độ", null, null, null],
      [7, "Cụm Khe Sâu", "phường Hà Tu", 20.95, 107.15, "Khe Sâu", 100, "chưa phủ"],
      [7, "Cụm Khe Sâu", "phường Hà Tu", 20.96, 107.16, "Khe Giữa", 50, "chưa phủ"],
    ],
  }
  await pipeline(workbookStream([sheet], ctx.now()), createWriteStream(path))
  const report = await take(path, { programme: "tinh-2024" })
  await take(path, { programme: "tinh-2024" })
  const [gap] = await readGaps(db)

  expect(report.counts).toMatchObject({ add: 1, refuse: 0 })
  expect(gap?.facts).toMatchObject({ name: "Cụm Khe Sâu", population: 150 })
  expect(gap?.facts.villages.map(({ name }) => name)).toEqual(["Khe Sâu", "Khe Giữa"])
  expect(gap?.members).toMatchObject([{ programme: "tinh-2024", listed: true, number: "7" }])
})

test("what is exported is read back and changes nothing", async () => {
  await take(await fileOf("lom.csv", MESSY))
  for (const format of ["csv", "xlsx"] as const) {
    const { stream } = await exportGaps(ctx, format, {}, ALL)
    const path = join(folder, `ra.${format}`)
    await pipeline(stream, createWriteStream(path))
    expect((await take(path, { at: "2024-07-01" })).counts).toMatchObject({
      add: 0,
      move: 0,
      same: 2,
      refuse: 0,
    })
  }
})

test.each([
  ["a file without a heading", "a,b,c\n1,2,3\n", "tiêu đề"],
  ["a day to come", "STT,Xã,Thôn,Tình trạng,Ngày\n1,phường Hà Tu,A,đã phủ,01/01/2030\n", "hôm nay"],
  ["a state nobody knows", "STT,Xã,Thôn,Tình trạng\n1,phường Hà Tu,A,màu tím\n", "màu tím"],
  ["half a household", 'STT,Xã,Thôn,Số hộ\n1,phường Hà Tu,A,"2,5"\n', "số đếm"],
  ["no unit", "STT,Xã,Thôn,Số hộ\n1,,Khe Xa,3\n", "không ghi xã"],
])("%s is refused in words", async (_name, text, words) => {
  const path = await fileOf("x.csv", text)
  const told = await take(path).then(
    (report) => JSON.stringify(report.rows),
    (error: unknown) => String(error),
  )

  expect(told).toContain(words)
  expect(await readGaps(db)).toEqual([])
})
