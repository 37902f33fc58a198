import { expect, test } from "vitest"
import { sheetFrame } from "./sheet-frame.ts"
import { middleOf, ringsOf, shapeOnSheet } from "./sheet-shape.ts"

const frame = sheetFrame([107, 21, 107.1, 21.1], 100, 100)
const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

test("rings are found in a polygon and in several", () => {
  expect(ringsOf([square(107, 21, 0.1)])).toHaveLength(1)
  expect(
    ringsOf([[square(107, 21, 0.1)], [square(107, 21, 0.1), square(107, 21, 0.05)]]),
  ).toHaveLength(3)
  expect(ringsOf([])).toEqual([])
})

test("a ring beside the sheet, and one too small to be seen, are not drawn", () => {
  expect(shapeOnSheet([square(108, 21, 0.1)], frame)).toBe("")
  expect(shapeOnSheet([square(107.05, 21.05, 0.00001)], frame)).toBe("")
})

test("a ring on the sheet is closed, and points nearer than is seen are left out", () => {
  const [first = [], ...rest] = square(107.02, 21.02, 0.05)
  const doubled = [first, [first[0]! + 1e-7, first[1]!], ...rest]

  expect(shapeOnSheet([doubled], frame)).toBe(shapeOnSheet([square(107.02, 21.02, 0.05)], frame))
  expect(shapeOnSheet([doubled], frame)).toMatch(/^M[\d.]+,[\d.]+(?:L[\d.]+,[\d.]+){4}Z$/u)
})

test("a name stands in the middle of the largest ring", () => {
  const middle = middleOf([[square(107, 21, 0.1)], [square(108, 22, 0.01)]])

  expect(middle?.longitude).toBeCloseTo(107.05, 9)
  expect(middle?.latitude).toBeCloseTo(21.05, 9)
  expect(middleOf([])).toBe(null)
})
