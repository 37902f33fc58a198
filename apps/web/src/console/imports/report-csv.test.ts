import type { ImportRow } from "@tinhso/server/indicators/model"
import { expect, test } from "vitest"
import { reportCsv } from "./report-csv.ts"

const row: ImportRow = { row: 7, id: "bn-07", action: "add", problems: [], warnings: [] }
const linesOf = (...rows: ImportRow[]) => reportCsv(rows).split("\r\n").slice(1, -1)

test("begins with a byte-order mark and its header", () => {
  expect(reportCsv([])).toBe("\uFEFFrow,id,action,kind,column,column_letter,message\r\n")
})

test("a row with nothing to say still stands in it", () => {
  expect(linesOf(row)).toEqual(["7,bn-07,add,,,,"])
})

test("each problem and warning has a line, commas and quotes kept", () => {
  const bad: ImportRow = {
    ...row,
    action: "refuse",
    problems: [
      { column: "place", columnNumber: 3, message: 'Không có "Bắc Nin", có phải Bắc Ninh?' },
    ],
    warnings: ["5 + 12 + 7 = 24"],
  }
  expect(linesOf(bad)).toEqual([
    '7,bn-07,refuse,problem,place,C,"Không có ""Bắc Nin"", có phải Bắc Ninh?"',
    "7,bn-07,refuse,warning,,,5 + 12 + 7 = 24",
  ])
})

test("a text that begins like a formula is not one", () => {
  expect(linesOf({ ...row, warnings: ["=HYPERLINK(1)"] })).toEqual([
    "7,bn-07,add,warning,,,'=HYPERLINK(1)",
  ])
})
