import fc from "fast-check"
import { expect, test } from "vitest"
import { EMPTY, type HtmlCell, layOut, placed, readTsv, writeTsv } from "./clipboard-table.ts"

const NOTHING: readonly (readonly string[])[] = []

test.each([
  ["one cell", "1.596", [["1.596"]]],
  ["a column with Excel's last line break", "1\r\n2\r\n", [["1"], ["2"]]],
  ["a row with an empty cell at its end", "1\t\r\n", [["1", ""]]],
  ["an empty first cell", "\t2", [["", "2"]]],
  ["a line break within a cell in quotes", '"hai\ndòng"\t2', [["hai\ndòng", "2"]]],
  ["a doubled quote within quotes", '"gọi là ""vùng lõm"""', [['gọi là "vùng lõm"']]],
  ["a quote that never closes is a letter", '"vùng\t2', [['"vùng', "2"]]],
  ["an inch sign is a letter", '19" màn hình', [['19" màn hình']]],
  ["an empty row in the middle", "1\n\n2", [["1"], [""], ["2"]]],
  ["nothing", "", NOTHING],
])("%s", (_name, text, rows) => {
  expect(readTsv(text)).toEqual(rows)
})

test("what is written is read back, whatever it holds", () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "1", "\t", "\n", "\r", '"', "ệ", " ", ".", ","),
  })
  const block = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
  fc.assert(
    fc.property(block, (rows) => {
      expect(readTsv(writeTsv(rows))).toEqual(rows)
    }),
  )
})

const cell = (text: string, more: Partial<HtmlCell> = {}, marks = {}): HtmlCell => ({
  text,
  columns: 1,
  rows: 1,
  attribute: (name) => new Map(Object.entries<string>(marks)).get(name) ?? null,
  ...more,
})

test("a merged cell says its text once and keeps the columns in place", () => {
  const laid = layOut([
    [cell("Hộ", { rows: 2 }), cell("2024", { columns: 2 })],
    [cell("1"), cell("2")],
  ])
  expect(laid.map((row) => row.map(({ text }) => text))).toEqual([
    ["Hộ", "2024", ""],
    ["", "1", "2"],
  ])
})

test.each([
  ["Excel", { "x:num": "1596" }, "1596"],
  ["LibreOffice", { sdval: "87.5", sdnum: "1066;" }, "87.5"],
  ["Google Sheets", { "data-sheets-value": '{"1":3,"3":1596.25}' }, "1596.25"],
  ["a text cell of Google Sheets", { "data-sheets-value": '{"1":2,"2":"1.596"}' }, null],
  ["Excel where it only says that it is a number", { "x:num": "" }, null],
])("the number behind the text is taken as %s tells it", (_name, marks, exact) => {
  expect(layOut([[cell("1.596", {}, marks)]])[0]?.[0]?.exact).toBe(exact)
})

test("each cell of a block knows where it stood, as spreadsheets name it", () => {
  const row = Array.from({ length: 28 }, () => EMPTY)
  const places = placed([row, row])[1]?.map(({ place }) => place)
  expect([places?.[0], places?.[25], places?.[26], places?.[27]]).toEqual([
    "A2",
    "Z2",
    "AA2",
    "AB2",
  ])
})
