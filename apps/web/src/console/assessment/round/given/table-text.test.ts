import { expect, test } from "vitest"
import { cellsOf } from "./table-text.ts"

test("a table out of a spreadsheet keeps its cells", () => {
  expect(cellsOf("06652.2025\t12,5\r\nPhường Cao Xanh\t40\r\n")).toEqual([
    ["06652.2025", "12,5"],
    ["Phường Cao Xanh", "40"],
  ])
})

test("without tabs a semicolon parts cells; a comma stays in the number", () => {
  expect(cellsOf("Phường Hà Tu; 12,5\nPhường Cao Xanh;40")).toEqual([
    ["Phường Hà Tu", "12,5"],
    ["Phường Cao Xanh", "40"],
  ])
})

test("nothing pasted is no rows", () => {
  expect(cellsOf("")).toEqual([])
})
