import { expect, test } from "vitest"
import { figure, measure, period, said, shippedChecks } from "../../testing/figures.ts"
import type { Figure } from "../model.ts"
import { runChecks } from "./run-checks.ts"

const checks = shippedChecks().filter(({ kind }) => kind === "subset-within-whole")
const results = (whole: Partial<Figure>, subset: Partial<Figure>) =>
  runChecks(
    [
      figure({ id: "whole", ...whole }),
      figure({ id: "some", whole: "whole", relation: "subset", ...subset }),
    ],
    checks,
  )
function number(text: string): Partial<Figure> {
  const { comparator, exact } = said(text)
  return { comparator, exact }
}

test.each([
  ["17", "32", "pass"],
  ["32", "32", "pass"],
  ["33", "32", "fail"],
  ["32.1", "32", "fail"],
  [">31", "32", "pass"],
  [">32", "32", "fail"],
  [">=32", "32", "pass"],
  ["33", ">32", "pass"],
  ["33", ">=32", "pass"],
  ["33", "<=32", "fail"],
  ["32", "<32", "fail"],
  ["~33", "32", "pass"],
  ["~50", "32", "fail"],
  ["33", "~32", "pass"],
  ["<100", "32", "pass"],
  ["0", "0", "pass"],
])("%s of %s: %s", (some, whole, outcome) => {
  expect(results(number(whole), number(some)).map((one) => [one.figure, one.outcome])).toEqual([
    ["some", outcome],
  ])
})

test("per cents are rounded numbers: 33,3 % within 33 % is possible, 34 % is not", () => {
  const share = { measure: measure({ unitOfMeasure: "%", share: true }) }
  const outcome = (text: string) =>
    results({ ...share, ...number("33") }, { ...share, ...number(text) })[0]?.outcome
  expect([outcome("33.3"), outcome("34.1")]).toEqual(["pass", "fail"])
})

test.each<[string, Partial<Figure>, Partial<Figure>]>([
  ["another unit of measure", {}, { unitOfMeasure: "%" }],
  ["another year", {}, { period: period("2020") }],
  ["a whole without a number", { exact: null }, {}],
  ["a subset without a number", {}, { exact: null }],
  ["a target within an observation", {}, { kind: "target" }],
  ["a part", {}, { relation: "part" }],
])("%s is not for this rule", (_name, whole, subset) => {
  expect(results(whole, { exact: "999", ...subset })).toEqual([])
})

test("the explanation names both numbers and the whole", () => {
  const [result] = results(
    { exact: "1305", label: "camera" },
    { exact: "2200", label: "camera AI" },
  )
  expect(result?.explanation).toBe(
    "Tập con 2.200 (camera AI) lớn hơn tổng thể 1.305 (camera, whole); hãy đối chiếu với văn bản gốc.",
  )
  expect(result?.explanationEn).toContain("2,200")
  expect(result?.others).toEqual(["whole"])
})
