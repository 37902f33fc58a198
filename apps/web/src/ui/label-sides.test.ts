import { expect, test } from "vitest"
import { type LabelledPoint, labelSides } from "./label-sides.ts"

const AREA = { width: 400, height: 400 }
const point = (key: string, x: number, y: number, more: Partial<LabelledPoint> = {}) => ({
  key,
  x,
  y,
  gap: 8,
  width: 80,
  height: 16,
  sides: ["right", "left", "below", "above"] as const,
  ...more,
})

test.each([
  ["where there is room, on the first side", [point("a", 200, 200)], { a: "right" }],
  ["at the right edge, on the left", [point("a", 380, 200)], { a: "left" }],
  [
    "beside a name that is there already, on the other side",
    [point("a", 200, 200), point("b", 196, 206)],
    { a: "right", b: "left" },
  ],
  [
    "not over another point",
    [point("a", 200, 200), point("b", 240, 200, { sides: [] })],
    { a: "left" },
  ],
  [
    "over a point without a name, when there is no other room",
    [
      point("a", 200, 200, { sides: ["right", "left"] }),
      point("b", 240, 200, { sides: [] }),
      point("c", 160, 200, { sides: [] }),
    ],
    { a: "right" },
  ],
  ["nowhere, when every side is taken", [point("a", 200, 200, { width: 500 })], {}],
])("a name stands %s", (_name, points, sides) => {
  expect(Object.fromEntries(labelSides(points, AREA))).toEqual(sides)
})
