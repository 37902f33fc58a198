import { expect, test } from "vitest"
import { figure } from "../testing/index-set.ts"
import { tryRule } from "./try-rule.ts"

const figures = [
  { ...figure("a"), label: "số hộ có cáp quang" },
  { ...figure("b"), label: "tổng số hộ" },
]

test("a rule is told in words and gives points to each example; a missing figure gives none", () => {
  const tried = tryRule({
    rule: "a / b * điểm_tối_đa",
    figures,
    maxPoints: 10,
    examples: [
      { a: 3, b: 4 },
      { a: 5, b: 4 },
      { a: 1, b: null },
    ],
  })

  expect(tried.explained?.sentenceVi).toMatch(/số hộ có cáp quang chia cho tổng số hộ/iu)
  expect(tried.points).toEqual([
    { points: 7.5, beyond: null },
    { points: 10, beyond: 12.5 },
    { points: null, beyond: null },
  ])
})

test("ranks are among the examples", () => {
  const tried = tryRule({
    rule: "if(rank(a) = 1; điểm_tối_đa; 0)",
    figures: figures.slice(0, 1),
    maxPoints: 10,
    examples: [{ a: 3 }, { a: 9 }],
  })
  expect(tried.points.map(({ points }) => points)).toEqual([0, 10])
})

test("a fault is told at its column, with nothing computed", () => {
  const tried = tryRule({ rule: "a / c", figures, maxPoints: 10, examples: [{ a: 1 }] })
  expect(tried.faults.map(({ at }) => at)).toEqual([5])
  expect([tried.explained, tried.points]).toEqual([null, []])
})
