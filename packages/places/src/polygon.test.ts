import { expect, test } from "vitest"
import { isInPolygon } from "./polygon.ts"

const square = (low: number, high: number) => [
  [low, low],
  [high, low],
  [high, high],
  [low, high],
]

test.each([
  ["in the area", 0.5, true],
  ["in a hole", 2, false],
  ["beside it", 5, false],
])("a place %s", (_where, at, isIn) => {
  const closed = [square(0, 4), square(1, 3)].map((ring) => [...ring, ring[0] ?? []])
  expect(isInPolygon(closed, { longitude: at, latitude: at })).toBe(isIn)
})

test("a ring that was left open is closed", () => {
  expect(isInPolygon([square(0, 4)], { longitude: 0.1, latitude: 2 })).toBe(true)
  expect(isInPolygon([square(0, 4)], { longitude: -0.1, latitude: 2 })).toBe(false)
})
