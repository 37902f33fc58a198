import { expect, test } from "vitest"
import { document, figure, measure, period, shippedChecks } from "../../testing/figures.ts"
import type { Figure } from "../model.ts"
import { runChecks } from "./run-checks.ts"

const checks = shippedChecks().filter(({ kind }) => kind === "dates-agree")
const result = (change: Partial<Figure>) => runChecks([figure(change)], checks)[0]
const outcome = (change: Partial<Figure>): string => result(change)?.outcome ?? "none"
const issuedIn = (code: string) => document({ issued: period(code) })

test.each([
  ["a year and its year", "2023", "2023", "pass"],
  ["a day in the year of the document", "2024-10-09", "2024", "pass"],
  ["a year that is not over when the document appears", "2024", "2024-10-09", "pass"],
  ["the end of a month before the document", "2024-09-30", "2024-10-09", "pass"],
  ["the very day", "2024-10-09", "2024-10-09", "pass"],
  ["the day after", "2024-10-10", "2024-10-09", "fail"],
  ["a day later in the month of the document", "2024-11-19", "2024-11", "pass"],
  ["the month after", "2024-12-01", "2024-11", "fail"],
  ["two years after", "2025", "2023", "fail"],
  ["a quarter after", "2024-Q4", "2024-09", "fail"],
])("an observation of %s: %s in %s is %s", (_name, when, issued, expected) => {
  expect(outcome({ period: period(when), document: issuedIn(issued) })).toBe(expected)
})

test.each(["target", "plan", "drill", "event"] as const)("a %s may lie in the future", (kind) => {
  expect(outcome({ kind, period: period("2030"), document: issuedIn("2023") })).toBe("none")
})

test.each(["benchmark", "rank"] as const)("a %s may not", (kind) => {
  expect(outcome({ kind, period: period("2030"), document: issuedIn("2023") })).toBe("fail")
})

test("where nobody knows when the document appeared, nothing is said", () => {
  expect(outcome({ period: period("2030") })).toBe("none")
})

const planDate = measure({
  code: "plan_date",
  unitOfMeasure: "date",
  overUnits: "none",
  jumpFactor: null,
})
const plan = (change: Partial<Figure>): Partial<Figure> => ({
  kind: "plan",
  measure: planDate,
  exact: "2023-10-02",
  datesPrinted: ["2023-10-02"],
  period: period("2023-10-02"),
  document: issuedIn("2023"),
  label: "ngày ban hành kế hoạch 660/KH-UBND",
  ...change,
})

test.each<[string, Partial<Figure>, string]>([
  ["one date", {}, "pass"],
  ["the same date twice", { datesPrinted: ["2023-10-02", "2023-10-02"] }, "pass"],
  ["two dates", { datesPrinted: ["2013-10-02", "2023-10-02"] }, "fail"],
  ["a printed date that is not the value", { datesPrinted: ["2023-10-03"] }, "fail"],
  ["two dates and no value", { exact: null, datesPrinted: ["2013-10-02", "2023-10-02"] }, "fail"],
  ["no printed dates", { datesPrinted: [] }, "pass"],
  [
    "issued after the text that reports it",
    { document: issuedIn("2022"), period: period("2023") },
    "fail",
  ],
  ["issued in the month of the text", { document: issuedIn("2023-10") }, "pass"],
  ["issued after the figure's own day", { period: period("2013-10-02") }, "fail"],
  ["issued in the figure's year", { period: period("2023") }, "pass"],
  ["an article that appeared later", { document: issuedIn("2024-05-01") }, "pass"],
  [
    "the plan itself, of another day",
    { document: document({ number: "660/KH-UBND", issued: period("2023-10-05") }) },
    "fail",
  ],
  [
    "the plan itself, of this month",
    { document: document({ number: "660/KH-UBND", issued: period("2023-10") }) },
    "pass",
  ],
  [
    "a date that is none of issue may lie ahead",
    {
      measure: { ...planDate, code: "deadline" },
      exact: "2030-01-01",
      datesPrinted: ["2030-01-01"],
    },
    "pass",
  ],
])("a day of issue, %s: %s", (_name, change, expected) => {
  expect(outcome(plan(change))).toBe(expected)
})

test("all that is wrong with a date is told in one result", () => {
  expect(
    result(plan({ datesPrinted: ["2013-10-02"], document: issuedIn("2022") }))?.explanation,
  ).toBe(
    "Văn bản ghi 2 ngày khác nhau cho cùng một việc: 02/10/2013, 02/10/2023; Ngày ban hành 02/10/2023 muộn hơn văn bản nêu nó (năm 2022); hãy đối chiếu với văn bản gốc.",
  )
})
