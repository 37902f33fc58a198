import fc from "fast-check"
import { expect, test } from "vitest"
import { createSight, lineOfSight, setSight } from "./index.ts"

const flat = (steps: number, height = 0) => new Float64Array(steps + 1).fill(height)

test("nothing between two neighbours hides them", () => {
  const sight = lineOfSight(flat(1), 90, 45, 1.5, 900)
  expect(sight).toMatchObject({ clear: true, fresnel: Number.POSITIVE_INFINITY })
})

test("a ridge above the ray hides the far side, and says where", () => {
  const sight = lineOfSight(flat(100).with(40, 80), 100, 45, 1.5, 900)
  expect(sight.clear).toBe(false)
  expect(sight.distance).toBe(4000)
  expect(sight.clearance).toBeLessThan(-50)
})

test("a ridge just under the ray leaves sight but not a free Fresnel zone", () => {
  const sight = lineOfSight(flat(100).with(50, 28), 100, 45, 30, 900)
  expect(sight.clear).toBe(true)
  expect(sight.fresnel).toBeLessThan(0.6)
})

test.each([
  ["20 km over flat ground from 45 m to 1.5 m", 20_000, 45, 1.5, true],
  ["40 km, where the earth stands between them", 40_000, 45, 1.5, false],
])("%s", (_name, length, tx, rx, clear) => {
  expect(lineOfSight(flat(1000), length / 1000, tx, rx, 900).clear).toBe(clear)
})

test("both ends see each other or neither does", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 3, maxLength: 200 }),
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 100 }),
      (heights, tx, rx) => {
        const z = Float64Array.from(heights)
        const there = lineOfSight(z, 90, tx, rx, 1800)
        const back = lineOfSight(z.toReversed(), 90, rx, tx, 1800)
        expect(there.fresnel).toBeCloseTo(back.fresnel, 6)
      },
    ),
  )
})

test("a part of an array is read in place", () => {
  const sight = createSight()
  setSight(sight, Float64Array.of(9999, 0, 80, 0, 9999), 1, 2, 1000, 10, 10, 900)
  expect(sight.clear).toBe(false)
  expect(sight.distance).toBe(1000)
})
