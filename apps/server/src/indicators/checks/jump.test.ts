import { expect, test } from "vitest"
import { figure, measure, period, place, said, shippedChecks } from "../../testing/figures.ts"
import type { Figure } from "../model.ts"
import { runChecks } from "./run-checks.ts"

const checks = shippedChecks().filter(({ kind }) => kind === "jump")
const at = (when: string, text: string, change: Partial<Figure> = {}): Figure => {
  const { comparator, exact } = said(text)
  return figure({
    id: `f-${when}`,
    period: period(when),
    comparator,
    exact,
    ...change,
  })
}
const outcomes = (...figures: Figure[]): string[] =>
  runChecks(figures, checks).map((one) => `${one.figure.slice(2)} ${one.outcome}`)

test.each([
  ["a growth within the factor", "100", "500", "pass"],
  ["a growth beyond it", "100", "501", "fail"],
  ["a fall within the factor", "500", "100", "pass"],
  ["a fall beyond it", "501", "100", "fail"],
  ["a small number after none", "0", "2", "pass"],
  ["a large number after none", "0", "5000", "fail"],
  ["none after a small number", "2", "0", "pass"],
  ["none after a large number", "5288", "0", "fail"],
  ["none after none", "0", "0", "pass"],
  ["more than a number that may be enough", ">100", "600", "pass"],
  ["more than a number that cannot be", ">100", "1100", "fail"],
  ["at least a number has no upper end", ">=100", "9999", "pass"],
  ["an approximate number", "~100", "549", "pass"],
])("%s: from %s to %s is %s", (_name, before, now, expected) => {
  expect(outcomes(at("2022", before), at("2023", now))).toEqual([`2023 ${expected}`])
})

test.each<[string, Figure[], string[]]>([
  ["the first of a series", [at("2023", "100")], []],
  ["below zero there is no factor", [at("2022", "-5"), at("2023", "100")], []],
  ["another place", [at("2022", "1", { place: place({ id: "22" }) }), at("2023", "100")], []],
  ["another kind", [at("2022", "1", { kind: "benchmark" }), at("2023", "100")], []],
  [
    "targets may leap",
    [at("2022", "1", { kind: "target" }), at("2023", "100", { kind: "target" })],
    [],
  ],
  ["a period within the other", [at("2023", "1"), at("2023-06-30", "100")], []],
  [
    "a measure without a factor",
    [
      at("2022", "1", { measure: measure({ jumpFactor: null }) }),
      at("2023", "100", { measure: measure({ jumpFactor: null }) }),
    ],
    [],
  ],
  ["the factor holds for each year between", [at("2020", "1"), at("2022", "25")], ["2022 pass"]],
  ["and not for more", [at("2020", "1"), at("2022", "26")], ["2022 fail"]],
  [
    "a spike jumps up and down",
    [at("2021", "100"), at("2022", "1000"), at("2023", "100")],
    ["2022 fail", "2023 fail"],
  ],
  [
    "of two figures before, one that fits is enough",
    [at("2022", "1"), at("2022", "100", { id: "f-x" }), at("2023", "100")],
    ["2023 pass"],
  ],
])("%s", (_name, figures, expected) => {
  expect(outcomes(...figures)).toEqual(expected)
})

test("of what adds up over time, a month is not held against a year, nor June against December", () => {
  const flow = { measure: measure({ inTime: "sum" }) }
  expect(outcomes(at("2022", "1200", flow), at("2023-01", "100", flow))).toEqual([])
  expect(outcomes(at("2023-06-30", "10", flow), at("2023-12-31", "100", flow))).toEqual([])
  expect(outcomes(at("2022-06-30", "10", flow), at("2023-06-30", "100", flow))).toEqual([
    "2023-06-30 fail",
  ])
})

test("the explanation says from what, when and to what", () => {
  const [result] = runChecks([at("2022", "3068"), at("2023", "112300")], checks)
  expect(result?.explanation).toBe(
    "Tăng từ 3.068 (năm 2022) lên 112.300, hơn 5 lần; hãy đối chiếu với văn bản gốc.",
  )
  expect(result?.others).toEqual(["f-2022"])
})
