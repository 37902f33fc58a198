import { expect, test } from "vitest"
import { axisTicks } from "./axis-ticks.ts"

test.each([
  ["shares", 0, 87.5, [0, 25, 50, 75, 100]],
  ["counts", 0, 3775, [0, 1000, 2000, 3000, 4000]],
  ["tenths stay clean", 0, 0.9, [0, 0.25, 0.5, 0.75, 1]],
  ["below zero", -5, 5, [-5, -2.5, 0, 2.5, 5]],
  ["one value only", 40, 40, [0, 10, 20, 30, 40]],
  ["nothing but zero", 0, 0, [0, 1]],
])("%s", (_name, least, most, ticks) => {
  expect(axisTicks(least, most)).toEqual(ticks)
})

test("what is no number has no ticks", () => {
  expect(axisTicks(Number.NaN, 1)).toEqual([])
})
