import { expect, test } from "vitest"
import { pastedRows } from "./pasted-rows.ts"

const about = { criterion: "1.2", name: "b" }
const told = (...pasted: string[][]) =>
  pastedRows(pasted, about).rows.map(({ row, cells }) => [
    row,
    cells["Đơn vị"].text,
    cells["Mã"].text,
    cells["Số liệu"].text,
    cells["Giá trị"].text,
  ])

test("two columns are agency and value of the chosen figure; empty rows are skipped and counted", () => {
  expect(told(["06652.2025", "12,5"], ["", ""], ["Phường Cao Xanh", "40", ""])).toEqual([
    [1, "06652.2025", "1.2", "b", "12,5"],
    [3, "Phường Cao Xanh", "1.2", "b", "40"],
  ])
})

test("three columns have the code between, and the chosen figure speaks only of its criterion", () => {
  expect(told(["A", "1.2", "1"], ["A", "1.9", "2"])).toEqual([
    [1, "A", "1.2", "b", "1"],
    [2, "A", "1.9", "", "2"],
  ])
})

test("a head names the columns in any order and writing", () => {
  expect(told(["gia tri", "STT", "ĐƠN VỊ"], ["7", "1", "A"])).toEqual([[2, "A", "1.2", "b", "7"]])
})

test("a short row among whole ones keeps its missing value missing", () => {
  expect(told(["A", "1.2", "1"], ["B", "1.2"])[1]).toEqual([2, "B", "1.2", "b", ""])
})

test.each([[["A"]], [["A", "1.2", "b", "1", "x"]], [["Mã", "Giá trị"]]])(
  "a table that does not say agency and value is asked about: %s",
  (row) => {
    const { rows, findings } = pastedRows([row, row], about)

    expect(rows).toEqual([])
    expect(findings[0]?.message).toContain("chưa rõ cột nào")
  },
)
