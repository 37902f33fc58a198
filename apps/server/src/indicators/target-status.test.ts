import { expect, test } from "vitest"
import { figure, measure, period, place, said, shippedFigures } from "../testing/figures.ts"
import type { Figure, Measure } from "./model.ts"
import { targetStatuses } from "./target-status.ts"

function number(text: string): Partial<Figure> {
  const { comparator, exact } = said(text)
  return { comparator, exact }
}
const target = (text: string, change: Partial<Figure> = {}): Figure =>
  figure({ id: "t", kind: "target", period: period("2025"), ...number(text), ...change })
const observed = (text: string, change: Partial<Figure> = {}): Figure =>
  figure({ id: "o", period: period("2023"), ...number(text), ...change })
const statusOf = (better: Measure["better"], goal: string, now: string): string => {
  const what = measure({ better, unitOfMeasure: "%" })
  return (
    targetStatuses([target(goal, { measure: what }), observed(now, { measure: what })])[0]
      ?.status ?? "none"
  )
}

test.each([
  [">90", "100", "exceeded"],
  [">90", "90.5", "exceeded"],
  [">90", "90", "behind"],
  [">90", ">90", "exceeded"],
  [">90", ">=90", "uncertain"],
  [">90", ">85", "uncertain"],
  [">90", "<90", "behind"],
  ["10", "16.8", "exceeded"],
  ["10", "10.0", "reached"],
  ["10", "9.9", "behind"],
  ["85", ">85", "exceeded"],
  ["85", ">=85", "reached"],
  ["90", ">85", "uncertain"],
  ["90", "<90", "behind"],
  ["90", "<=90", "uncertain"],
  [">=10", "10", "reached"],
  [">=10", "12", "exceeded"],
  ["90", "~98.6", "exceeded"],
  ["90", "~90", "uncertain"],
  ["90", "~60", "behind"],
  ["~35", "35.2", "reached"],
  ["~35", "36", "exceeded"],
  ["~35", "34", "behind"],
  ["<=5", "4", "exceeded"],
])("with higher better, a target of %s and %s: %s", (goal, now, expected) => {
  expect(statusOf("higher", goal, now)).toBe(expected)
})

test.each([
  ["5", "4", "exceeded"],
  ["5", "5", "reached"],
  ["5", "6", "behind"],
  ["5", ">5", "behind"],
  ["5", "<5", "exceeded"],
  ["5", ">4", "uncertain"],
  ["<5", "5", "behind"],
  ["<=5", "5", "reached"],
  [">=5", "6", "exceeded"],
])("with lower better, a target of %s and %s: %s", (goal, now, expected) => {
  expect(statusOf("lower", goal, now)).toBe(expected)
})

test.each([
  ["5", "5", "reached"],
  ["5", "6", "uncertain"],
  [">=5", "6", "exceeded"],
])("with neither better, a target of %s and %s: %s", (goal, now, expected) => {
  expect(statusOf("none", goal, now)).toBe(expected)
})

test("a share above 95 % cannot be above 100, but may be 100", () => {
  const what = measure({ unitOfMeasure: "%", share: true })
  const [status] = targetStatuses([
    target("100", { measure: what }),
    observed(">95", { measure: what }),
  ])
  expect(status?.status).toBe("uncertain")
})

test.each<[string, Figure[], [string | null, string]]>([
  ["no observation", [], [null, "no-data"]],
  ["another place", [observed("1", { place: place({ id: "22" }) })], [null, "no-data"]],
  ["another measure", [observed("1", { measure: measure({ code: "x" }) })], [null, "no-data"]],
  ["another unit of measure", [observed("1", { unitOfMeasure: "%" })], [null, "no-data"]],
  ["an observation without a number", [observed("1", { exact: null })], [null, "no-data"]],
  ["another target", [observed("1", { kind: "target" })], [null, "no-data"]],
  ["one after the target's period", [observed("1", { period: period("2026") })], [null, "no-data"]],
  ["one of the target's own year", [observed("1", { period: period("2025") })], ["o", "behind"]],
  [
    "of several the newest up to the target's end",
    [
      observed("1", { id: "old", period: period("2021") }),
      observed("200", { id: "new", period: period("2024-09-30") }),
      observed("1", { id: "late", period: period("2026") }),
    ],
    ["new", "exceeded"],
  ],
  [
    "of one period the exact number before an open one",
    [observed(">90", { id: "a" }), observed("100", { id: "b" })],
    ["b", "reached"],
  ],
])("%s", (_name, figures, expected) => {
  const status = targetStatuses([...figures, target("100")]).find((one) => one.target === "t")
  expect([status?.observation, status?.status]).toEqual(expected)
})

test("a target without a number cannot be measured", () => {
  const [status] = targetStatuses([target("1", { exact: null }), observed("1")])
  expect(status).toMatchObject({
    status: "no-data",
    gap: null,
    gapExact: null,
    explanation: "Chỉ tiêu không nêu con số nên không đo được bằng số liệu.",
  })
})

test("the published targets: bn-08 and bg-16 exceeded, the others without data", () => {
  const statuses = targetStatuses(shippedFigures())
  expect(statuses).toHaveLength(15)
  expect(statuses.filter(({ status }) => status !== "no-data")).toMatchObject([
    { target: "bg-16", observation: "bg-15", status: "exceeded", gap: 6.8, gapExact: "6.8" },
    { target: "bn-08", observation: "bn-07", status: "exceeded", gap: 10, gapExact: "10" },
  ])
})

test("the explanation gives both numbers with their times and how much is missing", () => {
  const what = measure({ unitOfMeasure: "%", share: true })
  const [status] = targetStatuses([
    target("90", { measure: what }),
    observed("89.13", { measure: what, period: period("2024-11-19") }),
  ])
  expect(status?.explanation).toBe(
    "Chưa đạt chỉ tiêu: 89,13 % (19/11/2024) so với chỉ tiêu 90 % (năm 2025), còn cách 0,87 điểm phần trăm.",
  )
  expect(status?.explanationEn).toBe(
    "Behind: 89.13% (19 November 2024) against a target of 90% (2025), 0.87 percentage points to go.",
  )
})
