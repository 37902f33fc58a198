import { expect, test } from "vitest"
import { percentOf } from "./figure-rows.ts"
import { plotPoints } from "./plot-points.ts"

test("a share of nothing is no number", () => {
  expect([
    percentOf({ count: 7, of: 8, few: true }),
    percentOf({ count: 0, of: 0, few: true }),
  ]).toEqual([87.5, null])
})

test("north is up, east is right, and a square of ground stays one", () => {
  const plot = plotPoints([
    [107, 21],
    [107.1, 21.1],
  ])

  const [from = { x: 0, y: 0 }, to = { x: 0, y: 0 }] = plot?.dots ?? []

  expect([from.x, to.y]).toEqual([10, 10])
  expect((to.x - from.x) / (from.y - to.y)).toBeCloseTo(Math.cos((21.05 * Math.PI) / 180), 2)
  expect(plotPoints([])).toBeNull()
})
