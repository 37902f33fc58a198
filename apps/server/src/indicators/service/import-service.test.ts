import { existsSync } from "node:fs"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Type } from "typebox"
import { afterAll, beforeAll, expect, test } from "vitest"
import { listAudit } from "../../platform/audit.ts"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { csvLine } from "../export-csv.ts"
import { FIGURE_COLUMNS, type FigureColumn } from "../import/columns.ts"
import type { ImportReport } from "../model.ts"
import { findProblems } from "./checks-service.ts"
import { exportCsv } from "./export-service.ts"
import { importFigures, type ImportOptions } from "./import-service.ts"
import { getFigure } from "./read-service.ts"
import { loadShippedFigures } from "./shipped-service.ts"

const SHIPPED = fileURLToPath(new URL("../../../../../data/published-figures.csv", import.meta.url))
const GIVEN = new URL("../../../../../../shared/facts/published-figures.csv", import.meta.url)

let db: Database
let ctx: Context
let folder: string
/** When the shipped figures were loaded; everything else happens later. */
const START = "2026-11-21T02:00:00.000Z"
let clock = new Date(START)

beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => clock })
  folder = await mkdtemp(join(tmpdir(), "tinhso-figures-"))
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  clock = new Date("2026-11-21T03:00:00Z")
})
afterAll(async () => {
  await db.close()
  await rm(folder, { recursive: true })
})

/** A good row of a text of 2024 about Bắc Giang. */
const GOOD: Record<FigureColumn, string> = {
  id: "t-1",
  source: "004",
  place: "Bắc Giang",
  place_level: "province",
  as_of: "2024-10-09",
  kind: "observation",
  measure: "cameras",
  label_vi: "camera giám sát",
  comparator: "=",
  value: "12",
  unit_of_measure: "camera",
  breakdown: "",
  whole: "",
  relation: "",
  note: "",
}
type Row = Partial<Record<FigureColumn, string>>

let files = 0
async function fileOf(rows: readonly Row[], columns: readonly string[] = FIGURE_COLUMNS) {
  const path = join(folder, `thu-${files++}.csv`)
  const lines = rows.map((row) => {
    const cells: Record<string, string> = { ...GOOD, ...row }
    return csvLine(columns.map((column) => cells[column] ?? ""))
  })
  await writeFile(path, `${[csvLine(columns), ...lines].join("\n")}\n`)
  return path
}

const run = async (rows: readonly Row[], options: Partial<ImportOptions> = {}) =>
  importFigures(ctx, await fileOf(rows), { commit: false, ...options }, () =>
    Promise.resolve(OPERATOR),
  )
const commit = (rows: readonly Row[]) => run(rows, { commit: true })

const exported = async (asOf: string | null = null) =>
  `${[...(await exportCsv(ctx, { asOf, history: false }))].join("\n")}\n`

const problemsOf = (report: ImportReport) =>
  report.rows.flatMap(({ row, problems }) =>
    problems.map(
      ({ column, columnNumber, message }) => `${row} ${column} ${columnNumber}: ${message}`,
    ),
  )

test("the shipped figures come out as they went in, byte for byte", async () => {
  expect(await exported(START)).toBe(await readFile(SHIPPED, "utf8"))
})

test.skipIf(!existsSync(GIVEN))(
  "the given figures are the shipped ones: importing them changes nothing (needs ../shared)",
  async () => {
    const report = await importFigures(ctx, fileURLToPath(GIVEN), { commit: true }, () =>
      Promise.resolve(OPERATOR),
    )

    expect(report.counts).toEqual({ rows: 106, add: 0, change: 0, same: 106, refuse: 0 })
    expect(await exported(START)).toBe(await readFile(GIVEN, "utf8"))
  },
)

test("exactly what is wrong in the texts is found: hl-33, hl-17 and bk-09", async () => {
  const problems = await findProblems(ctx, START)

  expect(problems.map(({ figure, rule }) => [figure, rule])).toEqual([
    ["bk-09", "dates-agree"],
    ["hl-17", "share-at-most-100"],
    ["hl-33", "parts-sum"],
  ])
})

test("loading the shipped figures again adds nothing", async () => {
  expect(await loadShippedFigures(ctx)).toBe(0)
})

test("a dry run writes nothing", async () => {
  const before = await exported()
  const report = await run([{ id: "dry-1" }])

  expect(report).toMatchObject({ committed: false, counts: { add: 1 } })
  expect(await exported()).toBe(before)
})

test("a changed row supersedes the older version, which stays known as of then", async () => {
  const first = new Date("2026-11-22T02:00:00Z")
  const second = new Date("2026-11-23T02:00:00Z")
  clock = first
  await commit([{ id: "v-1", value: "10" }])
  clock = second
  const changed = await commit([{ id: "v-1", value: "11" }])
  const again = await commit([{ id: "v-1", value: "11" }])

  expect(changed.counts).toMatchObject({ add: 0, change: 1 })
  expect(again.counts).toMatchObject({ same: 1, change: 0 })
  expect(await getFigure(ctx, "v-1", null)).toMatchObject({ value: 11, version: 2 })
  expect(await getFigure(ctx, "v-1", first.toISOString())).toMatchObject({ value: 10, version: 1 })
  const { history } = await getFigure(ctx, "v-1", null)
  expect(history.map(({ version, supersededAt }) => [version, supersededAt])).toEqual([
    [2, null],
    [1, second.toISOString()],
  ])
})

test("one bad row refuses the file: nothing of it is written", async () => {
  const before = await exported()
  const report = await commit([{ id: "all-1" }, { id: "all-2", value: "mười" }])

  expect(report.committed).toBe(false)
  expect(report.counts).toMatchObject({ add: 1, refuse: 1 })
  expect(await exported()).toBe(before)
})

test("a failure in the middle of writing leaves nothing, not even the audit entry", async () => {
  const before = await exported()
  const audited = await listAudit(db, null, 1)
  const failing: Context = {
    ...ctx,
    db: {
      ...db,
      transaction: (work) =>
        db.transaction(async (tx) => {
          await work(tx)
          throw new Error("killed")
        }),
    },
  }
  const path = await fileOf([{ id: "half-1" }])
  const killed = importFigures(failing, path, { commit: true }, () => Promise.resolve(OPERATOR))

  await expect(killed).rejects.toThrow("killed")
  expect(await exported()).toBe(before)
  expect(await listAudit(db, null, 1)).toEqual(audited)
})

test("a commit is audited with its counts and the file's checksum", async () => {
  const report = await commit([{ id: "audit-1" }])
  const [entry] = await listAudit(db, null, 1)

  expect(entry).toMatchObject({
    actor: "operator",
    action: "indicators.import-figures",
    details: { sha256: report.sha256, add: 1, change: 0 },
  })
})

test("a stored version can neither be rewritten nor removed", async () => {
  const rewrite = db.transaction((tx) =>
    tx.run(sql`update indicators.observation set value = 1 where figure_id = 'bg-03'`),
  )
  const remove = db.transaction((tx) =>
    tx.run(sql`delete from indicators.observation where figure_id = 'bg-03'`),
  )

  await expect(rewrite).rejects.toThrow("append-only")
  await expect(remove).rejects.toThrow("append-only")
})

test("digits are kept as written: 98.60 stays 98.60", async () => {
  await commit([{ id: "digits-1", value: "98.60" }])

  expect(await getFigure(ctx, "digits-1", null)).toMatchObject({ exact: "98.60", value: 98.6 })
})

test.each<[string, Row, string]>([
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

test.each<[string, Row[], Partial<ImportOptions>, string]>([
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

test("a place is the unit of the time of the text: old Bắc Ninh in 2023, the new one in 2026", async () => {
  await commit([
    { id: "when-1", place: "Bắc Ninh", source: "001", kind: "target", as_of: "2025" },
    { id: "when-2", place: "Bắc Ninh", source: "new-2", as_of: "2026-03-01" },
    { id: "when-3", place: "24.2025", source: "001", kind: "target", as_of: "2030" },
  ])

  const places = await Promise.all(
    ["when-1", "when-2", "when-3"].map(async (id) => (await getFigure(ctx, id, null)).place.id),
  )
  expect(places).toEqual(["27", "24.2025", "24.2025"])
})

test("a source without a document makes one, and says so once", async () => {
  const report = await commit([
    { id: "doc-1", source: "660/KH-UBND" },
    { id: "doc-2", source: "660/KH-UBND" },
  ])

  expect(report.rows.map(({ warnings }) => warnings.length)).toEqual([1, 0])
  expect((await getFigure(ctx, "doc-1", null)).document).toMatchObject({
    id: "660/KH-UBND",
    issued: null,
    issuer: null,
  })
})

test("a figure that a check will mark is warned of, and stored as published", async () => {
  const report = await commit([{ id: "mark-1", value: "22", breakdown: "a=5; b=12; c=7" }])

  expect(report.committed).toBe(true)
  expect(report.rows[0]?.warnings.join()).toContain("5 + 12 + 7 = 24")
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
  const path = await fileOf([{}], columns)
  const importing = importFigures(ctx, path, { commit: false }, () => Promise.resolve(OPERATOR))

  await expect(importing).rejects.toThrow(/“measure”.*“note”/u)
})

test("columns may stand in any order; one that means nothing is reported as ignored", async () => {
  const path = await fileOf([{}], ["người nhập", ...FIGURE_COLUMNS.toReversed()])
  const report = await importFigures(ctx, path, { commit: false }, () => Promise.resolve(OPERATOR))

  expect(report.ignoredColumns).toEqual(["người nhập"])
  expect(problemsOf(report)).toEqual([])
})

test("who imports is asked about the units a figure leaves as well as those it comes to", async () => {
  const asked: string[][] = []
  const path = await fileOf([{ id: "bg-10", place: "Quảng Ninh" }])
  await importFigures(ctx, path, { commit: false }, (units) => {
    asked.push([...units].toSorted())
    return Promise.resolve(OPERATOR)
  })

  expect(asked).toEqual([["22", "24"]])
})

test("figures that the file does not name are left alone", async () => {
  const count = () =>
    db.column(
      Type.Integer(),
      sql`select count(*)::int from indicators.observation where superseded_at is null`,
    )
  const [before = 0] = await count()
  await commit([{ id: "alone-1" }])

  expect(await count()).toEqual([before + 1])
})
