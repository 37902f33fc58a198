import { expect, test } from "vitest"
import { at, blockOf, contains, type Keys, kept, moved, nextOpen, placesOf } from "./selection.ts"

const extent = { rows: 5, columns: 4 }
const key = (name: string, more: Partial<Keys> = {}): Keys => ({
  key: name,
  shift: false,
  ctrl: false,
  ...more,
})

test.each([
  ["down goes one row on", key("ArrowDown"), at(1, 1), { row: 2, column: 1 }],
  ["up stays in the first row", key("ArrowUp"), at(0, 1), { row: 0, column: 1 }],
  ["right stays in the last column", key("ArrowRight"), at(0, 3), { row: 0, column: 3 }],
  ["left goes one column back", key("ArrowLeft"), at(0, 3), { row: 0, column: 2 }],
  [
    "Ctrl and down go to the last row",
    key("ArrowDown", { ctrl: true }),
    at(1, 1),
    { row: 4, column: 1 },
  ],
  ["Home goes to the first column", key("Home"), at(2, 2), { row: 2, column: 0 }],
  ["Ctrl and End go to the last cell", key("End", { ctrl: true }), at(0, 0), { row: 4, column: 3 }],
  [
    "Page Down goes a screen on and stops at the end",
    key("PageDown"),
    at(3, 1),
    { row: 4, column: 1 },
  ],
] as const)("%s", (_name, keys, from, active) => {
  expect(moved(keys, from, extent, 3)).toEqual({ anchor: active, active })
})

test("Shift draws the selection on from where it began", () => {
  const wider = moved(key("ArrowRight", { shift: true }), at(1, 1), extent, 3)
  const taller = moved(key("ArrowDown", { shift: true }), wider ?? at(0, 0), extent, 3)
  expect(taller).toEqual({ anchor: { row: 1, column: 1 }, active: { row: 2, column: 2 } })
})

test("Ctrl and A take every cell", () => {
  const all = moved(key("a", { ctrl: true }), at(2, 2), extent, 3) ?? at(0, 0)
  expect(blockOf(all)).toEqual({ top: 0, bottom: 4, left: 0, right: 3 })
})

test("a letter moves nothing", () => {
  expect(moved(key("a"), at(2, 2), extent, 3)).toBeNull()
})

test("a selection drawn upwards is the same block", () => {
  const up = { anchor: { row: 3, column: 2 }, active: { row: 1, column: 0 } }
  expect(blockOf(up)).toEqual({ top: 1, bottom: 3, left: 0, right: 2 })
  expect(contains(blockOf(up), { row: 2, column: 1 })).toBe(true)
  expect(contains(blockOf(up), { row: 0, column: 1 })).toBe(false)
})

test("the cells of a block come row by row", () => {
  expect(placesOf({ top: 1, bottom: 2, left: 0, right: 1 })).toEqual([
    { row: 1, column: 0 },
    { row: 1, column: 1 },
    { row: 2, column: 0 },
    { row: 2, column: 1 },
  ])
})

test("a place outside is brought to the edge", () => {
  expect(kept({ row: 9, column: -1 }, extent)).toEqual({ row: 4, column: 0 })
})

const open = ({ row, column }: { row: number; column: number }) => column === 1 && row !== 2

test("Tab goes to the next cell that can be typed into, over what is closed", () => {
  expect(nextOpen({ row: 1, column: 1 }, false, extent, open)).toEqual({ row: 3, column: 1 })
})

test("Shift and Tab go back", () => {
  expect(nextOpen({ row: 3, column: 1 }, true, extent, open)).toEqual({ row: 1, column: 1 })
})

test("Tab in the last cell leaves the grid", () => {
  expect(nextOpen({ row: 4, column: 1 }, false, extent, open)).toBeNull()
})
