import { expect, test } from "vitest"
import { figure, row } from "../testing/index-set.ts"
import { compileRule } from "./compile-rule.ts"
import { scoreColumn } from "./score-column.ts"

const maps = (rows: Record<string, number | null>[]) =>
  rows.map((one) => new Map(Object.entries(one)))

function scored(
  rule: string,
  maxPoints: number | null,
  agencies: Record<string, number | null>[],
  before: Record<string, number | null>[][] = [],
) {
  const names = [...new Set(agencies.flatMap((one) => Object.keys(one)))]
  const unit = (name: string) => (rule.includes(`if(${name};`) ? "có/không" : "")
  const figures = names.map((name) => figure(name, unit(name)))
  const compiled = compileRule(row("1", { rule, maxPoints, figures }))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults))
  return scoreColumn(compiled, maxPoints, { now: maps(agencies), before: before.map(maps) })
}

const points = (...given: Parameters<typeof scored>) => scored(...given).map((one) => one.points)

test.each([
  ["ratio", "a / b * điểm_tối_đa", 20, { a: 6, b: 8 }, 15],
  ["ratio against a target", "min(a / b / 90%; 1) * điểm_tối_đa", 20, { a: 4, b: 10 }, 8.89],
  ["steps", "tier(x; 4,20; 3,15; 2,10; 1,5)", 20, { x: 3 }, 15],
  ["below the first step", "tier(x; 4,20; 3,15)", 20, { x: 1 }, 0],
  ["enumerated", "if(t; điểm_tối_đa; if(p; điểm_tối_đa / 2; 0))", 10, { t: 0, p: 1 }, 5],
  ["parts", "if(a; điểm_tối_đa / 2; 0) + if(b; điểm_tối_đa / 2; 0)", 10, { a: 1, b: 1 }, 10],
  ["rounded half up", "a / b * điểm_tối_đa", 10, { a: 1005, b: 10_000 }, 1.01],
] as const)("%s", (_name, rule, most, figures, expected) => {
  expect(points(rule, most, [figures])).toEqual([expected])
})

test("a figure that is missing gives no points, which is not 0", () => {
  expect(
    points("a / b * điểm_tối_đa", 10, [
      { a: 0, b: 5 },
      { a: null, b: 5 },
      { a: 3, b: 0 },
    ]),
  ).toEqual([0, null, null])
})

test("more than the maximum is cut off, and it is said", () => {
  expect(
    scored("a / b * điểm_tối_đa", 20, [
      { a: 12, b: 10 },
      { a: -1, b: 10 },
    ]),
  ).toEqual([
    { points: 20, beyond: 24 },
    { points: 0, beyond: -2 },
  ])
})

test("min–max and rank look at the agencies of the group", () => {
  const agencies = [{ m: 40 }, { m: 70 }, { m: 85 }, { m: null }]
  const minMax = "1 + 9 * (m - peers(m; min)) / (peers(m; max) - peers(m; min))"
  expect(points(minMax, 10, agencies)).toEqual([1, 7, 10, null])
  expect(points("if(rank(m) <= 1; 20; if(rank(m) <= 2; 10; 0))", 20, agencies)).toEqual([
    0,
    10,
    20,
    null,
  ])
})

test("growth reads the figures of the round before", () => {
  expect(points("growth(a) * điểm_tối_đa", 100, [{ a: 15 }], [[{ a: 10 }]])).toEqual([50])
  expect(points("growth(a) * điểm_tối_đa", 100, [{ a: 15 }])).toEqual([null])
})
