import { expect, test } from "vitest"
import { figure, period, place, said, shippedFigures } from "../testing/figures.ts"
import { comparisons } from "./comparison.ts"
import type { Figure } from "./model.ts"

const country = place({ id: "VN", code: null, level: "country", fullName: "Việt Nam" })
const own = (text: string, change: Partial<Figure> = {}): Figure => {
  const { comparator, exact } = said(text)
  return figure({ id: "o", comparator, exact, ...change })
}
const benchmark = (text: string, change: Partial<Figure> = {}): Figure =>
  own(text, { id: "b", kind: "benchmark", place: country, ...change })

test.each([
  ["89.13", "75.39", "=", "13.74"],
  ["75.39", "89.13", "=", "-13.74"],
  ["75.390", "75.39", "=", "0.000"],
  [">85", "75.39", ">", "9.61"],
  [">=85", "75.39", ">=", "9.61"],
  ["85", ">75", "<", "10"],
  [">85", "<75", ">", "10"],
  [">85", ">75", "~", "10"],
  ["~85", ">75", "~", "10"],
])("%s against %s differs by %s%s", (one, other, comparator, differenceExact) => {
  expect(comparisons([own(one), benchmark(other)])).toMatchObject([
    { figure: "o", benchmark: "b", comparator, differenceExact },
  ])
})

test.each<[string, Figure[], string[]]>([
  ["no benchmark", [own("1")], []],
  [
    "a benchmark of a place is not the country's",
    [own("1"), benchmark("2", { place: place() })],
    [],
  ],
  ["another unit of measure", [own("1"), benchmark("2", { unitOfMeasure: "%" })], []],
  ["a benchmark without a number", [own("1"), benchmark("2", { exact: null })], []],
  ["a target is not compared", [own("1", { kind: "target" }), benchmark("2")], []],
  [
    "the country's own observation serves",
    [own("1"), benchmark("2", { kind: "observation" })],
    ["b"],
  ],
  [
    "the nearest in time",
    [
      own("1", { period: period("2023") }),
      benchmark("2", { id: "far", period: period("2020") }),
      benchmark("2", { id: "near", period: period("2024") }),
    ],
    ["near"],
  ],
  [
    "the one before, where two are equally near",
    [
      own("1", { period: period("2023-01-15") }),
      benchmark("2", { id: "before", period: period("2023-01-10") }),
      benchmark("2", { id: "after", period: period("2023-01-20") }),
    ],
    ["before"],
  ],
])("%s", (_name, figures, expected) => {
  expect(comparisons(figures).map((one) => one.benchmark)).toEqual(expected)
})

test("Quảng Ninh's fibre stands 13,74 points above the country's", () => {
  const found = comparisons(shippedFigures()).find((one) => one.figure === "qn-07")
  expect(found).toMatchObject({
    benchmark: "qn-08",
    difference: 13.74,
    differenceExact: "13.74",
    explanation: "89,13 % so với cả nước 75,39 %: cao hơn 13,74 điểm phần trăm.",
    explanationEn: "89.13% against 75.39% of the country: 13.74 percentage points higher.",
  })
})

test.each([
  ["70", "75.39", "70 trạm so với cả nước 75,39 trạm: thấp hơn 5,39 trạm."],
  [">85", "75.39", "trên 85 trạm so với cả nước 75,39 trạm: cao hơn trên 9,61 trạm."],
  [">70", "75", "trên 70 trạm so với cả nước 75 trạm: chưa rõ cao hay thấp hơn."],
  ["75", "75", "75 trạm so với cả nước 75 trạm: bằng nhau."],
])("%s against %s is said so", (one, other, expected) => {
  expect(comparisons([own(one), benchmark(other)])[0]?.explanation).toBe(expected)
})
