import { buffer } from "node:stream/consumers"
import { read, utils } from "@e965/xlsx"
import { expect, test } from "vitest"
import { workbookStream } from "./index.ts"
import type { WorkbookCell, WorkbookSheet } from "./model.ts"
import { columnName } from "./sheet-xml.ts"

const at = new Date("2026-11-21T09:00:00+07:00")
const written = async (sheets: readonly WorkbookSheet[]) =>
  read(await buffer(workbookStream(sheets, at)), { cellFormula: true, cellNF: true })

const sheet = (rows: Iterable<readonly WorkbookCell[]>, name = "Số liệu"): WorkbookSheet => ({
  name,
  columns: [
    { title: "Đơn vị", width: 30 },
    { title: "Giá trị", width: 12 },
  ],
  rows,
})

test("text comes back letter by letter, numbers as numbers with their format", async () => {
  const { Sheets } = await written([
    sheet([
      ['Phường Hạ Long & <xã> "A"', { number: 87.256, decimals: 2 }],
      ["Xã Ba Chẽ", null],
    ]),
  ])
  const cells = Sheets["Số liệu"] ?? {}

  expect(utils.sheet_to_json(cells, { header: 1 })).toEqual([
    ["Đơn vị", "Giá trị"],
    ['Phường Hạ Long & <xã> "A"', 87.256],
    ["Xã Ba Chẽ"],
  ])
  expect(cells["B2"]).toMatchObject({ t: "n", z: "#,##0.00" })
})

test.each(["=1+1", "+84", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://a")'])(
  "%j stays text and is no formula",
  async (text) => {
    const { Sheets } = await written([sheet([[text, 1]])])
    const cell: unknown = Sheets["Số liệu"]?.["A2"]

    expect(cell).toMatchObject({ t: "s", v: text })
    expect(cell).not.toHaveProperty("f")
  },
)

test("letters that XML forbids are left out or marked, and the file is whole", async () => {
  const { Sheets } = await written([sheet([["a\u0000b\uD800c", Number.NaN]])])

  expect(utils.sheet_to_json(Sheets["Số liệu"] ?? {}, { header: 1 })[1]).toEqual(["ab\uFFFDc"])
})

test("sheets keep their order; a name that no spreadsheet takes is made one that it does", async () => {
  const { SheetNames } = await written([
    sheet([], "Quý I/2025: tất cả các xã, phường, đặc khu"),
    sheet([], "quý i 2025  tất cả các xã, phườ"),
    sheet([], ""),
  ])

  expect(SheetNames).toEqual(["Quý I 2025  tất cả các xã, phườ", "2", "3"])
})

test("a hundred thousand rows are asked for while they are written", async () => {
  let asked = 0
  function* rows() {
    for (; asked < 100_000; asked++) yield [`dòng ${asked}`, asked]
  }
  const stream = workbookStream([sheet(rows())], at)
  expect(asked).toBe(0)
  const { Sheets } = read(await buffer(stream))

  expect(Sheets["Số liệu"]?.["!ref"]).toBe("A1:B100001")
})

test("a protected sheet has fields to fill in, with what they take; other cells are locked", async () => {
  const fields: WorkbookSheet = {
    name: "Mẫu",
    isProtected: true,
    columns: [
      { title: "Mã", width: 10, hidden: true },
      { title: "Số hộ", width: 10 },
      { title: "Tình trạng", width: 10 },
    ],
    rows: [
      [
        "a",
        { field: 1596, decimals: 0, takes: "count" },
        { field: "", decimals: -1, takes: ["thiếu"] },
      ],
      [
        "b",
        { field: null, decimals: 0, takes: "count" },
        { field: "=1", decimals: -1, takes: "text" },
      ],
    ],
  }
  const bytes = await buffer(workbookStream([fields], at))
  const { Sheets } = read(bytes, { cellNF: true, cellStyles: true, bookFiles: true })
  const book: unknown = read(bytes, { bookFiles: true })
  const cells = Sheets["Mẫu"] ?? {}

  expect(utils.sheet_to_json(cells, { header: 1 })[1]).toEqual(["a", 1596])
  expect(cells["C3"]).toMatchObject({ t: "s", v: "=1" })
  expect(cells["!cols"]?.[0]).toMatchObject({ hidden: true })
  const xml = sheetOf(book)
  expect(xml).toContain('<sheetProtection sheet="1"')
  expect(xml).toContain('type="whole"')
  expect(xml).toContain('sqref="B2 B3"')
  expect(xml).toContain('<formula1>"thiếu"</formula1>')
})

/** The XML of the first sheet, as it lies in the file. */
function sheetOf(book: unknown): string {
  const files: Record<string, { content: Uint8Array }> = Object(Object(book).files)
  return new TextDecoder().decode(files["xl/worksheets/sheet1.xml"]?.content)
}

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %i is called %s", (index, name) => {
  expect(columnName(index)).toBe(name)
})

test("merged cells and widths of a sheet without a header are what spreadsheets read", async () => {
  const { Sheets } = await written([
    {
      name: "Phụ lục",
      columns: [],
      widths: [6, 40],
      merges: ["A1:B1"],
      rows: [[{ heading: "PHỤ LỤC" }], ["1", "Nhận thức số"]],
    },
  ])
  expect(Sheets["Phụ lục"]?.["!merges"]).toEqual([{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }])
  expect(Sheets["Phụ lục"]?.["B2"]).toMatchObject({ v: "Nhận thức số" })
})
