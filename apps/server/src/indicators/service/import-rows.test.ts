import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { figureFolder, type FigureRow } from "../../testing/figure-file.ts"
import { FIGURE_COLUMNS } from "../import/columns.ts"
import type { ImportReport } from "../model.ts"
import { importFigures, type ImportOptions } from "./import-service.ts"
import { getFigure } from "./read-service.ts"
import { loadShippedFigures } from "./shipped-service.ts"

let db: Database
let ctx: Context
let folder: Awaited<ReturnType<typeof figureFolder>>

beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  folder = await figureFolder()
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
})
afterAll(async () => {
  await db.close()
  await folder.remove()
})

const run = async (rows: readonly FigureRow[], options: Partial<ImportOptions> = {}) =>
  importFigures(ctx, await folder.csv(rows), { commit: false, ...options }, () =>
    Promise.resolve(OPERATOR),
  )
const commit = (rows: readonly FigureRow[]) => run(rows, { commit: true })

const problemsOf = (report: ImportReport) =>
  report.rows.flatMap(({ row, problems }) =>
    problems.map(
      ({ column, columnNumber, message }) => `${row} ${column} ${columnNumber}: ${message}`,
    ),
  )

test.each<[string, FigureRow, string]>([
  [
    "an unknown place",
    { place: "Bắc Gianh" },
    "không có đơn vị cấp province nào tên là “Bắc Gianh”; có phải “Tỉnh Bắc Giang”",
  ],
  ["an unknown measure", { measure: "camera" }, "không có chỉ số “camera”; có phải “cameras”?"],
  [
    "a place that had ended",
    { as_of: "2026-03-01", source: "new-1" },
    "Tỉnh Bắc Giang (24) không còn từ 2025-07-01, nay thuộc Tỉnh Bắc Ninh (24.2025); kỳ 2026-03-01 không có đơn vị này",
  ],
  [
    "a kind that is none",
    { kind: "observed" },
    "“observed” phải là một trong: observation, target",
  ],
  [
    "a level that is none",
    { place_level: "tỉnh" },
    "“tỉnh” phải là một trong: country, province, district, commune",
  ],
  ["a comparator that is none", { comparator: "!!" }, "“!!” phải là một trong: = > >= < <= ~"],
  [
    "a text that is no number",
    { value: "mười" },
    "“mười” không đọc được thành số: không có chữ số nào",
  ],
  ["a number with two readings", { value: "1.596" }, "“1.596” có hai cách đọc: 1596 hoặc 1.596"],
  [
    "a number of 300 digits",
    { value: "9".repeat(300) },
    "không đọc được thành số: có quá 30 chữ số",
  ],
  ["not a number", { value: "NaN" }, "“NaN” không phải là số"],
  ["infinity", { value: "Infinity" }, "“Infinity” không phải là số"],
  ["beyond every number", { value: "1e999" }, "“1e999” không đọc được thành số"],
  [
    "a day that does not exist",
    { as_of: "2024-02-30" },
    "“2024-02-30”: tháng đó không có ngày này",
  ],
  ["a year far away", { as_of: "3024" }, "“3024”: năm phải từ 1900 đến 2100"],
  ["a serial number for a day", { as_of: "45574" }, "là số thứ tự ngày của bảng tính"],
  ["a control character", { label_vi: "camera\u0007" }, "có ký tự điều khiển U+0007"],
  ["a text that is too long", { label_vi: "a".repeat(501) }, "dài 501 ký tự, nhiều nhất là 500"],
  ["an id with spaces", { id: "a b" }, "“a b” không phải là mã"],
  ["nothing where something must be", { label_vi: "  " }, "còn trống"],
  [
    "a relation without a whole",
    { relation: "part" },
    "còn trống, trong khi cột relation nói “part”",
  ],
  ["a whole without a relation", { whole: "bg-10" }, "còn trống, trong khi cột whole nói “bg-10”"],
  [
    "a whole that nobody knows",
    { whole: "bg-99", relation: "part" },
    "không có số liệu “bg-99” trong tệp hay trong hệ thống",
  ],
  ["itself as its whole", { whole: "t-1", relation: "part" }, "là chính số liệu này"],
  ["a breakdown without labels", { breakdown: "5; 7" }, "phải có dạng “nhãn=số”"],
  [
    "a breakdown with a word",
    { breakdown: "a=5; b=bảy" },
    "phần “b”: “bảy” không đọc được thành số",
  ],
  [
    "words against the comparator",
    { comparator: "<", value: "trên 85" },
    "“trên 85” nói “>”, cột comparator nói “<”",
  ],
])("%s is refused and told", async (_name, row, message) => {
  const report = await commit([row])

  expect(report.committed).toBe(false)
  expect(problemsOf(report).join("\n")).toContain(message)
})

test("a problem names the row as people count it, and the column by name and number", async () => {
  const report = await run([{ id: "p-1" }, { id: "p-2", value: "mười" }])

  expect(report.rows[1]).toMatchObject({
    row: 3,
    problems: [{ column: "value", columnNumber: 10 }],
  })
})

test("everything wrong in a row is told at once, its place too", async () => {
  const report = await run([
    { place: "Bắc Gianh", measure: "camera", value: "mười", as_of: "2024" },
  ])

  expect(report.rows[0]?.problems.map(({ column }) => column)).toEqual([
    "measure",
    "value",
    "place",
  ])
})

test("an id that stands twice is refused on both rows, each naming the other", async () => {
  expect(problemsOf(await run([{ id: "twice" }, { id: "twice" }]))).toEqual([
    "2 id 1: “twice” có lần nữa ở dòng 3",
    "3 id 1: “twice” đã có ở dòng 2",
  ])
})

test("figures that contain each other in a ring are refused, in the file and through the database", async () => {
  const ring = await run([
    { id: "r-1", whole: "r-2", relation: "part" },
    { id: "r-2", whole: "r-1", relation: "part" },
  ])
  const through = await run([{ id: "bg-10", whole: "bg-11", relation: "part" }])

  expect(problemsOf(ring)[0]).toContain("r-1 → r-2 → r-1")
  expect(problemsOf(through)[0]).toContain("bg-10 → bg-11 → bg-10")
})

test.each<[string, FigureRow[], Partial<ImportOptions>, string]>([
  ["the caller says that the comma is decimal", [{ value: "1.596" }], { decimal: "comma" }, "1596"],
  [
    "the caller says that the point is decimal",
    [{ value: "1.596" }],
    { decimal: "point" },
    "1.596",
  ],
  [
    "another number of the file can only have a decimal comma",
    [{ value: "1.596" }, { id: "t-2", value: "87,5" }],
    {},
    "1596",
  ],
])("1.596 is read without asking where %s", async (_name, rows, options, exact) => {
  const report = await run(rows, { ...options, commit: true })

  expect(problemsOf(report)).toEqual([])
  expect((await getFigure(ctx, "t-1", null)).exact).toBe(exact)
})

test("a decimal point elsewhere does not make 1.596 cameras of a count", async () => {
  const report = await run([{ value: "1.596" }, { id: "t-2", value: "87.5" }])

  expect(problemsOf(report)).toEqual([expect.stringContaining("1596 hoặc 1.596")])
})

test.each([
  ["a name", "Bắc Giang"],
  ["a full name", "Tỉnh Bắc Giang"],
  ["a name without marks", "bac giang"],
  ["a decomposed name with spaces around it", "  Bắc Giang ".normalize("NFD")],
  ["an official code", "24"],
])("a place may be given by %s", async (_name, place) => {
  await commit([{ id: "place-1", place }])

  expect((await getFigure(ctx, "place-1", null)).place.id).toBe("24")
})

test.each([
  ["trên", ">"],
  ["≥", ">="],
  ["tối thiểu", ">="],
  ["khoảng", "~"],
  ["không quá", "<="],
])("the comparator “%s” is %s", async (written, sign) => {
  await commit([{ id: "cmp-1", comparator: written, value: String(sign.length) }])

  expect((await getFigure(ctx, "cmp-1", null)).comparator).toBe(sign)
})

test("missing columns are named", async () => {
  const columns = FIGURE_COLUMNS.filter((name) => name !== "measure" && name !== "note")
  const path = await folder.csv([{}], columns)
  const importing = importFigures(ctx, path, { commit: false }, () => Promise.resolve(OPERATOR))

  await expect(importing).rejects.toThrow(/“measure”.*“note”/u)
})

test("columns may stand in any order; one that means nothing is reported as ignored", async () => {
  const path = await folder.csv([{}], ["người nhập", ...FIGURE_COLUMNS.toReversed()])
  const report = await importFigures(ctx, path, { commit: false }, () => Promise.resolve(OPERATOR))

  expect(report.ignoredColumns).toEqual(["người nhập"])
  expect(problemsOf(report)).toEqual([])
})
