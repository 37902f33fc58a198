import { afterAll, expect, test } from "vitest"
import { Refusal } from "../problem.ts"
import { readGrid } from "./index.ts"
import { fileFolder } from "./testing/files.ts"
import { oneSheet, writeWorkbook } from "./testing/workbook-writer.ts"

const folder = fileFolder()
afterAll(folder.remove)

const grid = (name: string, content: Buffer | string) => readGrid(folder.write(name, content))

test("a workbook comes back as it lies there: rows, merged cells, hidden rows", async () => {
  const bytes = oneSheet(
    [
      ["PHỤ LỤC", null, null],
      [],
      ["TT", "Tọa độ", null],
      [1, "105,768149", { xml: '<c r="{r}" s="1"><v>43560</v></c>' }],
      [2, { xml: '<c r="{r}" s="2"><v>0.823</v></c>' }],
    ],
    { merges: ["B3:C3"], hiddenRows: [5] },
  )

  const { sheets, encoding } = await grid("bang.xlsx", bytes)

  expect(encoding).toBeNull()
  expect(sheets).toEqual([
    {
      name: "Số liệu",
      hidden: false,
      merges: [{ top: 3, bottom: 3, left: 1, right: 2 }],
      rows: [
        { row: 1, hidden: false, texts: ["PHỤ LỤC"], kinds: "t" },
        { row: 3, hidden: false, texts: ["TT", "Tọa độ"], kinds: "tt" },
        { row: 4, hidden: false, texts: ["1", "105,768149", "2019-04-05"], kinds: "ntd" },
        { row: 5, hidden: true, texts: ["2", "82.3"], kinds: "n%" },
      ],
    },
  ])
})

test("a formula gives its formula, not the result that was kept beside it", async () => {
  const { sheets } = await grid(
    "cong-thuc.xlsx",
    oneSheet([[{ xml: '<c r="{r}"><f>SUM(B1:B9)</f><v>1596</v></c>' }, "x"]]),
  )

  expect(sheets[0]?.rows).toEqual([
    { row: 1, hidden: false, texts: ["=SUM(B1:B9)", "x"], kinds: "ft" },
  ])
})

test("a cell in error says so and does not stop the rest", async () => {
  const { sheets } = await grid(
    "loi.xlsx",
    oneSheet([[{ xml: '<c r="{r}" t="e"><v>#N/A</v></c>' }, "x"]]),
  )

  expect(sheets[0]?.rows[0]).toMatchObject({ kinds: "et" })
})

test("every sheet comes, hidden ones marked", async () => {
  const { sheets } = await grid(
    "nhieu.xlsx",
    writeWorkbook({
      sheets: [
        { name: "Viettel", rows: [["a"]] },
        { name: "Nháp", rows: [["b"]], state: "hidden" },
      ],
    }),
  )

  expect(sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length])).toEqual([
    ["Viettel", false, 1],
    ["Nháp", true, 1],
  ])
})

test("delimited text comes as one sheet, however long its rows are", async () => {
  const { sheets, delimiter } = await grid("bang.csv", "a;b;c\n\n1;2\n3;4;5;6\n")

  expect(delimiter).toBe(";")
  expect(sheets).toEqual([
    {
      name: null,
      hidden: false,
      merges: [],
      rows: [
        { row: 1, hidden: false, texts: ["a", "b", "c"], kinds: "ttt" },
        { row: 3, hidden: false, texts: ["1", "2"], kinds: "tt" },
        { row: 4, hidden: false, texts: ["3", "4", "5", "6"], kinds: "tttt" },
      ],
    },
  ])
})

test.each([
  ["too many rows", { rows: 2 }, "bang.csv", "a\nb\nc\n"],
  ["too many columns", { columns: 2 }, "bang.csv", "a,b,c\n"],
  ["too many rows of a workbook", { rows: 1 }, "bang.xlsx", oneSheet([["a"], ["b"]])],
  ["too many columns of a workbook", { columns: 1 }, "bang.xlsx", oneSheet([["a", "b"]])],
])("%s are refused", async (_what, limits, name, content) => {
  const reading = readGrid(folder.write(name, content), { limits })

  await expect(reading).rejects.toBeInstanceOf(Refusal)
})

test("a sign of seconds inside a cell is a letter of it", async () => {
  const { sheets } = await grid("giay.csv", "a;b\n105°37'50\";21°57'2\"N\n")

  expect(sheets[0]?.rows[1]?.texts).toEqual(["105°37'50\"", "21°57'2\"N"])
})

test("an open quote is refused with its line", async () => {
  await expect(grid("ngoac.csv", 'a,b\n"c,d\n')).rejects.toThrow(/dòng 2/)
})

test("an empty file is refused", async () => {
  await expect(grid("rong.csv", "\n\n")).rejects.toThrow(/rỗng/)
})
