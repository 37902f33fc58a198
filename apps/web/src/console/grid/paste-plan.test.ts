import { expect, test } from "vitest"
import type { Written } from "./clipboard-table.ts"
import { planPaste, type PasteTarget } from "./paste-plan.ts"

/** Rows of a report: a name, the value before (closed), the value, a note. */
const NAMES = [
  ["Tổng số hộ", "tổng_hộ"],
  ["Trạm BTS"],
  ["Trạm BTS — 4G", "4G"],
  ["Trạm BTS — 5G", "5G"],
]
const target: PasteTarget = {
  rows: NAMES.length,
  columns: 4,
  open: ({ column }) => column >= 2,
  names: (row) => NAMES[row] ?? [],
}
const isNumber = ({ text }: Written) => /^[\d.,]+$/.test(text)
const table = (...rows: string[][]) =>
  rows.map((row) => row.map((text): Written => ({ text, exact: null })))
const block = (top: number, left: number, bottom = top, right = left) => ({
  top,
  left,
  bottom,
  right,
})
const plan = (rows: Written[][], where = block(0, 2)) => planPaste(rows, where, target, isNumber)
const placed = ({ changes }: ReturnType<typeof plan>) =>
  changes.map(({ place, cell }) => [place.row, place.column, cell.text])

test("a column goes down from the selected cell", () => {
  expect(placed(plan(table(["1"], ["2"]), block(1, 2)))).toEqual([
    [1, 2, "1"],
    [2, 2, "2"],
  ])
})

test("a row goes to the right", () => {
  expect(placed(plan(table(["1", "ghi chú"])))).toEqual([
    [0, 2, "1"],
    [0, 3, "ghi chú"],
  ])
})

test("one cell fills the selection", () => {
  expect(placed(plan(table(["5"]), block(1, 2, 3, 2)))).toHaveLength(3)
})

test("a block is repeated over a selection that it fits into evenly", () => {
  expect(placed(plan(table(["1"], ["2"]), block(0, 2, 3, 2))).map(([, , text]) => text)).toEqual([
    "1",
    "2",
    "1",
    "2",
  ])
})

test("cells that fall on closed ones or outside are counted, and nothing else is moved", () => {
  const made = plan(table(["9", "8", "7"], ["", "6", ""]), block(3, 1))
  expect(placed(made)).toEqual([
    [3, 2, "8"],
    [3, 3, "7"],
  ])
  expect(made.left).toBe(2)
  expect(made.area).toEqual({ top: 3, bottom: 3, left: 1, right: 3 })
})

test("rows with names go to the rows that bear them, in whatever order", () => {
  const made = plan(table(["1", "Trạm BTS", "trạm", "40"], ["2", "TONG SO HO", "hộ", "1.596"]))
  expect(made.byName).toBe(true)
  expect(placed(made)).toEqual([
    [1, 2, "40"],
    [0, 2, "1.596"],
  ])
})

test("bullets and “trong đó” do not hide a name; a name that no row has is told", () => {
  const made = plan(table(["Trạm BTS", "40"], ["- Trong đó: 4G", "30"], ["Camera", "7"]))
  expect(placed(made)).toEqual([
    [1, 2, "40"],
    [2, 2, "30"],
  ])
  expect(made.strangers).toEqual(["Camera"])
})

test("a note beside the value comes along", () => {
  expect(placed(plan(table(["Tổng số hộ", "1.596", "theo rà soát"])))).toEqual([
    [0, 2, "1.596"],
    [0, 3, "theo rà soát"],
  ])
})
