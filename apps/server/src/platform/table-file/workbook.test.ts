import { existsSync } from "node:fs"
import { afterAll, expect, test } from "vitest"
import { readTable } from "./index.ts"
import { fileFolder } from "./testing/files.ts"
import { type CellSpec, oneSheet, writeWorkbook } from "./testing/workbook-writer.ts"

const files = fileFolder()
afterAll(files.remove)

const columns = ["id", "value"] as const
const HEADER = ["id", "value"]
const xml = (text: string): CellSpec => ({ xml: text })

/** The cell B2 of a workbook whose only row has this value. */
async function cellOf(value: CellSpec, more = {}) {
  const table = await files.read("a.xlsx", oneSheet([HEADER, ["a", value]], more), { columns })
  const { kind, text, unit } = table.rows[0]?.cells.value ?? {}
  return [kind, text, unit]
}

// Cells are what people see.
test.each<[string, CellSpec, string, string, string | null]>([
  ["a number", 3775, "number", "3775", null],
  [
    "a decimal with its noise",
    xml('<c r="{r}"><v>99.799999999999997</v></c>'),
    "number",
    "99.8",
    null,
  ],
  ["a power of ten", xml('<c r="{r}"><v>1.5E-7</v></c>'), "number", "0.00000015", null],
  ["percent as printed", xml('<c r="{r}" s="2"><v>0.8913</v></c>'), "number", "89.13", "%"],
  ["a number kept as text", "00123", "text", "00123", null],
  ["three hundred digits kept as text", "9".repeat(300), "text", "9".repeat(300), null],
  ["a date cell", xml('<c r="{r}" s="1"><v>45574</v></c>'), "date", "2024-10-09", null],
  [
    "a date with a time",
    xml('<c r="{r}" s="3"><v>45574.5625</v></c>'),
    "date",
    "2024-10-09T13:30:00",
    null,
  ],
  ["a time of day", xml('<c r="{r}" s="4"><v>0.5625</v></c>'), "text", "13:30", null],
  ["hours that run up", xml('<c r="{r}" s="5"><v>1.5</v></c>'), "number", "1.5", null],
  ["a day number without a date format", 45574, "number", "45574", null],
  ["yes or no", xml('<c r="{r}" t="b"><v>1</v></c>'), "boolean", "TRUE", null],
  ["NFD text", "Hạ Long".normalize("NFD"), "text", "Hạ Long", null],
  ["escaped signs", "a < b & “c”", "text", "a < b & “c”", null],
  ["a cell with a format only", xml('<c r="{r}" s="1"/>'), "empty", "", null],
  ["a word of white space", "  ", "empty", "", null],
])("%s", async (_name, value, kind, text, unit) => {
  expect(await cellOf(value)).toEqual([kind, text, unit])
})

// Letters that are named by number.
test("letters named by number are read as themselves, wherever a text may stand", async () => {
  const letters = new Map([
    ["H&#7841; Long", "Hạ Long"],
    ["H&#x1EA1; Long", "Hạ Long"],
    ["Ha&#803; Long", "Hạ Long"],
    ["&#x1F600;", "😀"],
    ["H_x1EA1_ Long", "Hạ Long"],
    ["a &#60; b &#38; c &#x2B; d", "a < b & c + d"],
  ])
  const written = [...letters.keys()]
  const sharedStrings = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${written.map((one) => `<si><t>${one}</t></si>`).join("")}</sst>`
  const cells = written.flatMap((one, at) => [
    xml(`<c r="{r}" t="inlineStr"><is><t>${one}</t></is></c>`),
    xml(`<c r="{r}" t="str"><v>${one}</v></c>`),
    xml(`<c r="{r}" t="s"><v>${at}</v></c>`),
  ])
  const rows = [HEADER, ...cells.map((cell): CellSpec[] => ["a", cell])]
  const table = await files.read("chữ.xlsx", oneSheet(rows, { sharedStrings }), { columns })

  expect(table.rows.map((row) => row.cells.value.text)).toEqual(
    [...letters.values()].flatMap((text) => [text, text, text]),
  )
})

test("an escape that is meant as text stays text", async () => {
  const escaped = xml('<c r="{r}" t="inlineStr"><is><t>_x005F_x1EA1_</t></is></c>')

  expect(await cellOf(escaped)).toEqual(["text", "_x1EA1_", null])
})

test.each(["&#xD800;", "&#x110000;", "&#999999999;", "_xDC00_"])(
  "%s is no letter and is refused",
  async (written) => {
    const cell = xml(`<c r="{r}" t="str"><v>${written}</v></c>`)

    await expect(cellOf(cell)).rejects.toThrow("số hiệu không phải của ký tự nào")
  },
)

test("days of the 1904 system", async () => {
  const day = xml('<c r="{r}" s="1"><v>44112</v></c>')
  expect(await cellOf(day, { date1904: true })).toEqual(["date", "2024-10-09", null])
})

test("shared strings, rich text without its phonetic guide", async () => {
  const sharedStrings =
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>Quảng </t></r><r><t>Ninh</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>'
  expect(await cellOf(xml('<c r="{r}" t="s"><v>0</v></c>'), { sharedStrings })).toEqual([
    "text",
    "Quảng Ninh",
    null,
  ])
})

// Rows, headers, sheets.
test("rows keep their numbers; empty ones are left out", async () => {
  const book = oneSheet([
    ["PHỤ LỤC"],
    [],
    [null, ...HEADER, "ghi chú"],
    [null, "a", 1],
    [],
    [null, "b", 2],
  ])
  const table = await files.read("a.xlsx", book, { columns })
  expect(table.rows.map(({ row, cells }) => [row, cells.id.text, cells.id.column])).toEqual([
    [4, "a", "B"],
    [6, "b", "B"],
  ])
  expect(table).toMatchObject({
    sheet: "Số liệu",
    encoding: null,
    delimiter: null,
    headerRow: 3,
    ignoredColumns: ["ghi chú"],
  })
})

const other = { name: "Ghi chú", rows: [["gì đó"]] }
const data = { name: "Quý 3 & 4", rows: [HEADER, ["a", 1]] }

test("of several sheets the one with the columns is taken, and said", async () => {
  const hidden = { ...data, name: "Ẩn", state: "hidden" as const }
  const table = await files.read("a.xlsx", writeWorkbook({ sheets: [other, data, hidden] }), {
    columns,
  })
  expect(table.sheet).toBe("Quý 3 & 4")
  expect(table.notes).toEqual([
    "Đọc trang tính “Quý 3 & 4”.",
    "Không đọc trang tính khác: “Ghi chú”.",
    "Không đọc trang tính ẩn: “Ẩn”.",
  ])
})

test("a sheet that was asked for is taken, hidden or not", async () => {
  const hidden = { name: "Ẩn", rows: [HEADER, ["h", 1]], state: "veryHidden" as const }
  const book = writeWorkbook({ sheets: [data, hidden] })
  const table = await files.read("a.xlsx", book, { columns, sheet: "Ẩn" })
  expect([table.sheet, table.rows[0]?.cells.id.text]).toEqual(["Ẩn", "h"])
})

test.each([
  [
    "two sheets with the columns",
    [data, { ...data, name: "Quý 1" }],
    {},
    /2 trang tính đều có đủ các cột: “Quý 3 & 4”, “Quý 1”.*--sheet/,
  ],
  [
    "only a hidden one has them",
    [other, { ...data, state: "hidden" as const }],
    {},
    /chỉ trang tính ẩn “Quý 3 & 4”/,
  ],
  [
    "a misspelt sheet",
    [data, other],
    { sheet: "Quy 3 & 4" },
    /không có trang tính “Quy 3 & 4”; có phải “Quý 3 & 4”\?/,
  ],
  ["an empty workbook", [{ name: "Trang 1" }], {}, /tệp rỗng/],
])("%s", async (_name, sheets, options, words) => {
  expect(await files.refusal("a.xlsx", writeWorkbook({ sheets }), { columns, ...options })).toMatch(
    words,
  )
})

// Refused with sheet, row and column.
const inSheet = (place: string) => `Tệp xau.xlsx, trang tính “Số liệu”, ${place}`
test.each<[string, readonly (readonly CellSpec[])[], object, string]>([
  [
    "a formula with a cached value",
    [HEADER, ["a", xml('<c r="{r}"><f>SUM(C1:C9)</f><v>7</v></c>')]],
    {},
    `${inSheet("dòng 2, cột B “value”")}: ô là công thức =SUM(C1:C9) chứ không phải giá trị`,
  ],
  [
    "a formula that gives text",
    [HEADER, [xml('<c r="{r}" t="str"><f>A1&amp;"x"</f><v>x</v></c>'), 1]],
    {},
    inSheet("dòng 2, cột A “id”") + ": ô là công thức =A1&",
  ],
  [
    "a shared formula without text",
    [HEADER, ["a", xml('<c r="{r}"><f t="shared" si="0"/><v>7</v></c>')]],
    {},
    inSheet("dòng 2, cột B “value”: ô là công thức"),
  ],
  [
    "a formula under a prefix",
    [HEADER, ["a", xml('<c r="{r}"><x:f xmlns:x="urn:x">1+1</x:f><v>7</v></c>')]],
    {},
    inSheet("dòng 2, cột B “value”: ô là công thức =1+1"),
  ],
  [
    "an error cell",
    [HEADER, ["a", xml('<c r="{r}" t="e"><v>#REF!</v></c>')]],
    {},
    inSheet("dòng 2, cột B “value”: ô báo lỗi #REF!"),
  ],
  [
    "a number of three hundred digits",
    [HEADER, ["a", xml(`<c r="{r}"><v>${"9".repeat(300)}</v></c>`)]],
    {},
    inSheet("dòng 2, cột B “value”: số 1e+300 có nhiều hơn 15 chữ số"),
  ],
  [
    "a number that is none",
    [HEADER, ["a", xml('<c r="{r}"><v>abc</v></c>')]],
    {},
    inSheet("dòng 2, cột B “value”: số trong ô hỏng"),
  ],
  [
    "a day that never was",
    [HEADER, ["a", xml('<c r="{r}" s="1"><v>60</v></c>')]],
    {},
    inSheet("dòng 2, cột B “value”: ô có định dạng ngày nhưng số 60"),
  ],
  [
    "a cell that is too long",
    [HEADER, ["a", "x".repeat(32_768)]],
    {},
    inSheet("dòng 2, cột B “value”: ô dài 32.768 ký tự"),
  ],
  [
    "cells merged in the data",
    [HEADER, ["a", 1], [null, 2]],
    { merges: ["A2:A3"] },
    inSheet("dòng 2, cột A “id”: ô gộp A2:A3"),
  ],
  [
    "a header of two merged rows",
    [
      ["id", "Kết quả", null],
      [null, "value", "note"],
      ["a", 1],
    ],
    { merges: ["A1:A2", "B1:C1"] },
    `${inSheet("").slice(0, -2)}: tiêu đề có ô gộp A1:A2, B1:C1. Cần đúng một dòng tiêu đề`,
  ],
  [
    "a header merged downwards",
    [["id", "value"], [], ["a", 1]],
    { merges: ["A1:A2", "B1:B2"] },
    "tiêu đề có ô gộp A1:A2, B1:B2",
  ],
  [
    "a missing column",
    [
      ["id", "vaule"],
      ["a", 1],
    ],
    {},
    inSheet("dòng 1: thiếu cột “value” (có phải cột B “vaule”?)"),
  ],
  [
    "a header twice",
    [["id", "value", "value"]],
    {},
    inSheet("dòng 1: cột “value” có 2 lần (cột B, C)"),
  ],
])("%s", async (_name, rows, more, words) => {
  expect(await files.refusal("xau.xlsx", oneSheet(rows, more), { columns })).toContain(words)
})

test("formulas and merges in columns that nobody reads do no harm", async () => {
  const rows = [
    [...HEADER, "tổng"],
    ["a", 1, xml('<c r="{r}"><f>B2*2</f><v>2</v></c>')],
  ]
  const table = await files.read(
    "a.xlsx",
    oneSheet([["TIÊU ĐỀ LỚN"], ...rows], { merges: ["A1:C1"] }),
    { columns },
  )
  expect(table.rows.length).toBe(1)
})

test("more rows than allowed", async () => {
  const rows = Array.from({ length: 12 }, (_, at) => [`a${at}`, at])
  expect(
    await files.refusal("to.xlsx", oneSheet([HEADER, ...rows]), {
      columns,
      limits: { rows: 11 },
    }),
  ).toMatch(/nhiều hơn 11 dòng/)
})

const messy = new URL("../../../../../../shared/fixtures/bts_messy_synthetic.xlsx", import.meta.url)
test.skipIf(!existsSync(messy))(
  "the annex of base stations has a header of two merged rows (needs ../shared)",
  async () => {
    await expect(readTable(messy.pathname, { columns: ["Tên trạm"] })).rejects.toThrow(
      /tiêu đề có ô gộp C5:D5, .*Các ô tiêu đề đọc được: “TT”, “Tên trạm”/,
    )
  },
)
