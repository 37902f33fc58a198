import { expect, test } from "vitest"
import { windowRows } from "./window-rows.ts"

test.each([
  ["at the top", 0, { from: 0, to: 18 }],
  ["in the middle", 4000, { from: 92, to: 118 }],
  ["at the end", 9600, { from: 232, to: 250 }],
  ["beyond the end", 99_999, { from: 249, to: 250 }],
])(
  "ten rows are seen of 250 and eight more on each side are drawn: %s",
  (_name, scrolled, drawn) => {
    expect(windowRows(scrolled, 400, 40, 250)).toEqual(drawn)
  },
)

test("a grid without rows draws none", () => {
  expect(windowRows(0, 400, 40, 0)).toEqual({ from: 0, to: 0 })
})
