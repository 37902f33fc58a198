import fc from "fast-check"
import { expect, test } from "vitest"
import { figure, shippedChecks, shippedFigures } from "../../testing/figures.ts"
import type { CheckResult, Figure } from "../model.ts"
import { neighbourhood } from "./neighbourhood.ts"
import { runChecks } from "./run-checks.ts"

const checks = shippedChecks()
const figures = shippedFigures()
const failuresOf = (list: readonly Figure[]): CheckResult[] =>
  runChecks(list, checks).filter(({ outcome }) => outcome === "fail")
const named = (list: readonly CheckResult[]) => list.map((one) => `${one.figure} ${one.rule}`)

test("of the published figures exactly the three wrong ones fail, each by one rule", () => {
  expect(named(failuresOf(figures))).toEqual([
    "bk-09 dates-agree",
    "hl-17 share-at-most-100",
    "hl-33 parts-sum",
  ])
})

test("an explanation is a sentence with the numbers, in both languages", () => {
  expect(failuresOf(figures).map((one) => one.explanation)).toEqual([
    "Văn bản ghi 2 ngày khác nhau cho cùng một việc: 02/10/2013, 02/10/2023; hãy đối chiếu với văn bản gốc.",
    "Tỷ lệ trên 100 % vượt quá 100 %, điều không thể có với phần của một tổng thể; hãy đối chiếu với văn bản gốc.",
    "5 + 12 + 7 = 24, không bằng 22 (thừa 2); hãy đối chiếu với văn bản gốc.",
  ])
  expect(failuresOf(figures).map((one) => one.explanationEn)).toEqual([
    "The text gives 2 different dates for one thing: 2 October 2013, 2 October 2023; compare with the original text.",
    "A share of more than 100% exceeds 100%, which no part of a whole can; compare with the original text.",
    "5 + 12 + 7 = 24, which is not 22 (2 too many); compare with the original text.",
  ])
})

/** The published figures with some of them changed, or new ones beside them. */
const changed = (
  changes: Record<string, Partial<Figure>>,
  more: readonly Figure[] = [],
): Figure[] => [...figures.map((one) => ({ ...one, ...changes[one.id] })), ...more]
const given = (id: string): Figure => figures.find((one) => one.id === id) ?? expect.unreachable(id)
const year = (code: string): Figure["period"] => ({
  code,
  kind: "year",
  starts: `${code}-01-01`,
  ends: `${code}-12-31`,
})
const also = (id: string, like: string, change: Partial<Figure>): Figure =>
  figure({ ...given(like), id, whole: null, relation: null, ...change })
const population = (id: string, exact: string, change: Partial<Figure> = {}): Figure =>
  figure({
    ...given("bn-03"),
    id,
    comparator: "=",
    exact,
    label: "dân số",
    unitOfMeasure: "person",
    measure: {
      ...given("bn-03").measure,
      code: "population",
      nameVi: "Dân số",
      nameEn: "Population",
      unitOfMeasure: "person",
    },
    ...change,
  })

test.each<[string, Figure[], string[]]>([
  ["the wrong sum put right", changed({ "hl-33": { exact: "24" } }), []],
  ["another whole", changed({ "bg-03": { exact: "3776" } }), ["bg-03 parts-sum"]],
  ["a part changed", changed({ "bg-04": { exact: "885" } }), ["bg-03 parts-sum"]],
  [
    "a subset above its whole",
    changed({ "hl-08": { exact: "33" } }),
    ["hl-08 subset-within-whole"],
  ],
  ["a subset equal to its whole", changed({ "hl-08": { exact: "32" } }), []],
  ["a share of 101", changed({ "qn-04": { exact: "101" } }), ["qn-04 share-at-most-100"]],
  ["a share below zero", changed({ "qn-04": { exact: "-1" } }), ["qn-04 share-at-most-100"]],
  ["growth of 120 %", changed({ "bg-13": { exact: "120" } }), []],
  ["growth below zero", changed({ "bg-13": { exact: "-3" } }), []],
  [
    "an observation from after its document",
    changed({ "bn-05": { period: year("2025") } }),
    ["bn-05 dates-agree"],
  ],
  [
    "a part of another year",
    changed({ "bg-05": { period: year("2022") } }),
    ["bg-05 period-mismatch"],
  ],
  [
    "a subset in another unit",
    changed({ "bg-11": { unitOfMeasure: "%" } }),
    ["bg-11 unit-of-measure"],
  ],
  ["a unit spelled otherwise", changed({ "bn-21": { unitOfMeasure: "Người " } }), []],
  ["a jump up", changed({ "bn-14": { exact: "112300" } }), ["bn-14 jump"]],
  [
    "a rate that implies twice the people",
    changed({ "bn-04": { exact: "48" } }, [population("x", "1462945")]),
    ["bn-04 implied-third"],
  ],
  ["a population that fits", changed({}, [population("x", "1462945")]), []],
  [
    "a population that does not fit",
    changed({}, [population("x", "2000000")]),
    ["bn-04 implied-third"],
  ],
  [
    "the population of another year",
    changed({}, [population("x", "2000000", { period: year("2021") })]),
    [],
  ],
  [
    "two rates that imply one population",
    changed({}, [
      also("x", "qn-05", {
        place: given("bn-01").place,
        period: year("2023"),
        document: given("bn-01").document,
        exact: "1.5",
      }),
    ]),
    [],
  ],
  [
    "two rates that imply two populations",
    changed({}, [
      also("x", "qn-05", {
        place: given("bn-01").place,
        period: year("2023"),
        document: given("bn-01").document,
        exact: "2.5",
      }),
    ]),
    ["bn-04 implied-third", "x implied-third"],
  ],
  ["two equal dates", changed({ "bk-09": { datesPrinted: ["2023-10-02", "2023-10-02"] } }), []],
])("with %s only this is flagged besides", (_name, list, expected) => {
  const usual = new Set(["bk-09 dates-agree", "hl-17 share-at-most-100", "hl-33 parts-sum"])
  const failures = named(failuresOf(list)).filter((one) => !usual.has(one))
  expect(failures).toEqual(expected)
})

test("the order of the figures never changes the result", () => {
  const expected = runChecks(figures, checks)
  fc.assert(
    fc.property(fc.shuffledSubarray(figures, { minLength: figures.length }), (shuffled) => {
      expect(runChecks(shuffled, checks)).toEqual(expected)
    }),
    { numRuns: 20 },
  )
})

test("the neighbourhood of a figure is enough for its results", () => {
  const list = changed({}, [population("x", "2000000")])
  const all = Map.groupBy(runChecks(list, checks), (one) => one.figure)
  for (const one of list) {
    const near = neighbourhood(one, checks)
    const loaded = list.filter(
      ({ id, whole, place, measure }) =>
        near.ids.includes(id) ||
        whole === near.partsOf ||
        (place.id === near.place && near.measures.includes(measure.code)),
    )
    const results = runChecks(loaded, checks).filter(({ figure: id }) => id === one.id)
    expect(results).toEqual(all.get(one.id) ?? [])
  }
})

test("a rule that is not declared is not run, and one declared twice answers under each code", () => {
  const twice = checks.flatMap((rule) =>
    rule.kind === "parts-sum" ? [rule, { ...rule, code: "parts-again" }] : [],
  )
  expect(runChecks(figures, [])).toEqual([])
  const failed = runChecks(figures, twice).filter(({ outcome }) => outcome === "fail")
  expect(named(failed)).toEqual(["hl-33 parts-sum", "hl-33 parts-again"])
})

test("an unknown whole, a figure that is its own part and a flood of equal figures do no harm", () => {
  const flood = Array.from({ length: 5000 }, (_, index) => ({
    ...given("bn-04"),
    id: `f-${index}`,
  }))
  const odd = changed({ "hl-08": { whole: "nowhere" }, "hl-04": { whole: "hl-04" } }, flood)
  expect(named(failuresOf(odd))).toEqual([
    "bk-09 dates-agree",
    "hl-17 share-at-most-100",
    "hl-33 parts-sum",
  ])
})
