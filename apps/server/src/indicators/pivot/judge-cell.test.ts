import { expect, test } from "vitest"
import type { Period } from "../model.ts"
import { expectedAt, judgeCell, targetFor } from "./judge-cell.ts"
import type { PivotTarget } from "./model.ts"

const year = (code: string): Period => ({
  code,
  kind: "year",
  starts: `${code}-01-01`,
  ends: `${code}-12-31`,
})

const target = (change: Partial<PivotTarget> = {}): PivotTarget => ({
  indicator: "a",
  unit: "22",
  plan: "kh-1",
  period: year("2030"),
  value: 90,
  better: "higher",
  from: { period: year("2020"), value: 40 },
  ...change,
})

test.each([
  ["at the target", 90, "2025", target(), "reached"],
  ["above it", 95, "2025", target(), "reached"],
  ["on the line halfway", 65, "2025", target(), "on-trajectory"],
  ["under the line", 64, "2025", target(), "behind"],
  ["when the time is up and it is not reached", 89.99, "2030", target(), "behind"],
  ["after its time", 89, "2031", target(), "behind"],
  ["without a beginning below the target is enough", 1, "2025", target({ from: null }), "behind"],
  ["before the beginning nothing is said", 1, "2019", target(), null],
  ["lower is better and it is lower", 80, "2025", target({ better: "lower" }), "reached"],
  [
    "lower is better and the line asks for less",
    70,
    "2025",
    target({ better: "lower", value: 20, from: { period: year("2020"), value: 80 } }),
    "behind",
  ],
] as const)("%s", (_name, value, period, its, said) => {
  expect(judgeCell(value, year(period), its)).toBe(said)
})

test("the line is straight between its ends and unknown before its beginning", () => {
  expect(expectedAt("2030-12-31", target())).toBe(90)
  expect(expectedAt("2020-12-31", target())).toBe(40)
  expect(expectedAt("2019-12-31", target())).toBeNull()
})

test("a period works towards the next target to come due, after all of them towards the last", () => {
  const two = [target(), target({ period: year("2025"), value: 60 })]
  expect(targetFor(year("2024"), two)?.value).toBe(60)
  expect(targetFor(year("2027"), two)?.value).toBe(90)
  expect(targetFor(year("2035"), two)?.value).toBe(90)
  expect(targetFor(year("2024"), [])).toBeNull()
})
