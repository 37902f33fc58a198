import { expect, test } from "vitest"
import {
  figure,
  measure,
  period,
  place,
  said,
  shippedChecks,
  shippedFigures,
} from "../../testing/figures.ts"
import { runChecks } from "../checks/run-checks.ts"
import { comparisons } from "../comparison.ts"
import type { Figure, Measure, PlaceMeasure } from "../model.ts"
import { targetStatuses } from "../target-status.ts"
import { carryTo, type CarryInput } from "./carry-to.ts"
import type { CarrySource } from "./tiling.ts"

const nothingKnown = { targets: [], comparisons: [], failures: [] }
const today = place({ id: "24.2025", opened: "2025-07-01" })
const gone = (id: string, name: string) =>
  place({ id, name, fullName: `Tỉnh ${name}`, closed: "2025-07-01" })
const a = gone("27", "A")
const b = gone("24", "B")

const of = (unit: CarrySource["unit"], text: string, change: Partial<Figure> = {}): Figure => {
  const { comparator, exact } = said(text)
  return figure({ id: `${unit.name}-${text}`, place: unit, comparator, exact, ...change })
}
const source = (
  unit: CarrySource["unit"],
  figures: Figure[],
  change: Partial<CarrySource> = {},
): CarrySource => ({
  unit,
  share: 1,
  basis: "whole",
  figures,
  ...change,
})
const carried = (sources: CarrySource[], change: Partial<CarryInput> = {}): PlaceMeasure =>
  carryTo({ unit: today, own: [], sources, known: nothingKnown, ...change })[0] ??
  expect.unreachable("no measure")
const told = ({ how, comparator, exact }: PlaceMeasure): string =>
  how === "side-by-side" ? how : `${how} ${comparator}${exact}`
const cautions = (one: PlaceMeasure): string[] => one.cautions.map(({ code }) => code)

test("the new Bắc Ninh's base stations: the old ones added, the “more than” kept", () => {
  const figures = shippedFigures()
  const known = {
    targets: targetStatuses(figures),
    comparisons: comparisons(figures),
    failures: runChecks(figures, shippedChecks()).filter(({ outcome }) => outcome === "fail"),
  }
  const sources = ["Bắc Ninh", "Bắc Giang"].map((name) => {
    const ofPlace = figures.filter(({ placeName }) => placeName === name)
    return source(ofPlace[0]?.place ?? a, ofPlace)
  })
  const measures = carryTo({ unit: today, own: [], sources, known })
  const byCode = new Map(measures.map((one) => [one.measure.code, one]))

  const bts = byCode.get("bts")
  expect(bts).toMatchObject({
    how: "sum",
    comparator: ">",
    value: 6920,
    exact: "6920",
    components: [
      { figure: "bn-05", share: 1 },
      { figure: "bg-03", share: 1 },
    ],
    reasonVi: "Cộng từ Tỉnh Bắc Ninh (cũ), Tỉnh Bắc Giang (cũ).",
    sentenceVi:
      "Trạm BTS: trên 6.920 trạm, tính từ Bắc Ninh (cũ) trên 3.145 (năm 2023); Bắc Giang (cũ) 3.775 (09/10/2024).",
  })
  expect(bts?.cautions.map(({ code, vi }) => [code, vi])).toEqual([
    [
      "different-periods",
      "Số liệu của các kỳ khác nhau: Tỉnh Bắc Ninh (cũ) – năm 2023; Tỉnh Bắc Giang (cũ) – 09/10/2024.",
    ],
    [
      "open-comparator",
      "Số liệu của Tỉnh Bắc Ninh (cũ) không phải con số chính xác trong văn bản gốc.",
    ],
  ])

  const shares = measures.filter(({ measure: { share } }) => share)
  expect(new Set(shares.map(({ how, value }) => `${how} ${value}`))).toEqual(
    new Set(["side-by-side null"]),
  )
  expect(byCode.get("households_with_fibre_pct")?.reasonVi).toContain("tử số và mẫu số")
  expect(byCode.get("urban_households_fibre_passed_pct")?.targets).toMatchObject([
    { target: "bn-08", status: "exceeded" },
  ])
  expect(byCode.get("households_with_fibre_pct")?.comparisons).toMatchObject([{ figure: "bg-09" }])
})

test.each<[string, CarrySource[], string, string[]]>([
  ["two exact numbers", [source(a, [of(a, "1")]), source(b, [of(b, "2")])], "sum =3", []],
  ["decimals", [source(a, [of(a, "0.1")]), source(b, [of(b, "0.2")])], "sum =0.3", []],
  [
    "an open one",
    [source(a, [of(a, ">1")]), source(b, [of(b, ">=2")])],
    "sum >3",
    ["open-comparator"],
  ],
  [
    "an approximate one",
    [source(a, [of(a, "~1")]), source(b, [of(b, "2")])],
    "sum ~3",
    ["open-comparator"],
  ],
  [
    "more than and less than",
    [source(a, [of(a, ">1")]), source(b, [of(b, "<2")])],
    "side-by-side",
    [],
  ],
  [
    "one unit without any figure",
    [source(a, [of(a, "1")]), source(b, [])],
    "side-by-side",
    ["incomplete"],
  ],
  [
    "one with only a target",
    [source(a, [of(a, "1")]), source(b, [of(b, "2", { kind: "target" })])],
    "side-by-side",
    ["incomplete"],
  ],
  [
    "one whose number is missing",
    [source(a, [of(a, "1")]), source(b, [of(b, "2", { exact: null })])],
    "side-by-side",
    ["incomplete"],
  ],
  [
    "only targets",
    [source(a, [of(a, "1", { kind: "target" })]), source(b, [])],
    "side-by-side",
    [],
  ],
  ["a single unit that went on whole", [source(a, [of(a, "1")])], "sum =1", []],
  [
    "an estimated split",
    [source(a, [of(a, "887")], { share: 0.3, basis: "population" }), source(b, [of(b, "2")])],
    "sum ~268",
    ["estimated-split"],
  ],
  [
    "a split whose share nobody knows",
    [source(a, [of(a, "1")], { share: null, basis: "undetermined" }), source(b, [of(b, "2")])],
    "side-by-side",
    [],
  ],
  [
    "different units of measure",
    [source(a, [of(a, "1")]), source(b, [of(b, "2", { unitOfMeasure: "thousand" })])],
    "side-by-side",
    [],
  ],
  [
    "the newest of each",
    [
      source(a, [of(a, "1", { period: period("2020") }), of(a, "5", { period: period("2022") })]),
      source(b, [of(b, "2")]),
    ],
    "sum =7",
    ["different-periods"],
  ],
])("carried along a merger: %s", (_name, sources, expected, codes) => {
  const result = carried(sources)
  expect(told(result)).toBe(expected)
  expect(cautions(result)).toEqual(codes)
  expect(result.reasonVi === null || result.reasonVi.endsWith(".")).toBe(true)
})

test("who is missing is named", () => {
  const result = carried([source(a, [of(a, "1")]), source(b, [])])
  expect(result.cautions[0]?.vi).toBe(
    "Chưa có số liệu của Tỉnh B (cũ) nên không tính được số của cả đơn vị.",
  )
  expect(result.value).toBeNull()
})

const over = (overUnits: Measure["overUnits"], change: Partial<Measure> = {}): Partial<Figure> => ({
  measure: measure({ overUnits, ...change }),
})

test.each<[Measure["overUnits"], string, string, string]>([
  ["avg", "1", "2", "sum =1.50"],
  ["avg", ">1", "2", "sum >1.50"],
  ["min", "1", "2", "sum =1"],
  ["min", ">1", "2", "sum >1"],
  ["min", ">3", "2", "sum =2"],
  ["max", "1", "2", "sum =2"],
  ["max", ">1", "2", "sum >=2"],
  ["max", "~1", "2", "sum ~2"],
  ["none", "1", "2", "side-by-side"],
])("a measure that combines by %s: %s and %s give %s", (how, one, other, expected) => {
  const sources = [source(a, [of(a, one, over(how))]), source(b, [of(b, other, over(how))])]
  expect(told(carried(sources))).toBe(expected)
})

test("the largest of parts of a split unit is not known", () => {
  const half = { share: 0.5, basis: "population" } as const
  const sources = [source(a, [of(a, "1", over("max"))], half), source(b, [of(b, "2", over("max"))])]
  expect(told(carried(sources))).toBe("side-by-side")
})

test("a share of a single unit that went on whole goes on too", () => {
  const share = { measure: measure({ overUnits: "none", share: true, unitOfMeasure: "%" }) }
  expect(told(carried([source(a, [of(a, "87", share)])]))).toBe("sum =87")
})

test("what adds up over time is added for the newest period that all have, or not at all", () => {
  const flow = over("sum", { inTime: "sum" })
  const in2021 = (unit: typeof a, text: string) =>
    of(unit, text, { ...flow, period: period("2021") })
  const in2022 = (unit: typeof a, text: string) =>
    of(unit, text, { ...flow, period: period("2022") })
  const both = [source(a, [in2021(a, "1"), in2022(a, "10")]), source(b, [in2021(b, "2")])]
  expect(told(carried(both))).toBe("sum =3")
  const neither = [source(a, [in2022(a, "10")]), source(b, [in2021(b, "2")])]
  expect(told(carried(neither))).toBe("side-by-side")
})

test.each([
  ["the same period", "2023", "own =9"],
  ["a later period", "2026", "own =9"],
  ["an earlier period", "2022", "sum =3"],
])("a figure of the unit itself, of %s", (_name, when, expected) => {
  const own = [of(today, "9", { period: period(when) })]
  expect(told(carried([source(a, [of(a, "1")]), source(b, [of(b, "2")])], { own }))).toBe(expected)
})

test("a unit's own targets stand with what is carried to it", () => {
  const own = [of(today, "9", { id: "goal", kind: "target", period: period("2030") })]
  const result = carried([source(a, [of(a, "1")]), source(b, [of(b, "2")])], { own })
  expect(told(result)).toBe("sum =3")
  expect(result.figures.map(({ id }) => id)).toEqual(["goal", "A-1", "B-2"])
})

test("a unit's own targets stay its own while the old units only had targets too", () => {
  const own = [of(today, "9", { kind: "target" })]
  const result = carried([source(a, [of(a, "1", { kind: "target" })]), source(b, [])], { own })
  expect([result.how, result.value, result.figures.map(({ kind }) => kind)]).toEqual([
    "own",
    null,
    ["target"],
  ])
})

test("a figure of the newer unit cannot be carried back, and the reason says so", () => {
  const newer = source(today, [of(today, "9")], { share: null, basis: "undetermined" })
  const result = carried([newer], { unit: a })
  expect(told(result)).toBe("side-by-side")
  expect(result.reasonVi).toBe(
    "Số liệu của Tỉnh Bắc Ninh (từ ngày 01/07/2025) gồm cả phần ngoài Tỉnh A nên không tách ngược lại được.",
  )
  const own = [of(a, "1", { period: period("2020") })]
  expect(told(carried([newer], { unit: a, own }))).toBe("own =1")
})

test("a chain of mergers does not count a unit twice", () => {
  const first = place({ id: "1", name: "X", closed: "2010-01-01" })
  const second = place({ id: "2", name: "Y", closed: "2010-01-01" })
  const middle = place({ id: "3", name: "Z", opened: "2010-01-01", closed: "2025-07-01" })
  const older = [source(first, [of(first, "1")]), source(second, [of(second, "2")])]
  expect(told(carried([source(middle, [of(middle, "4")]), ...older]))).toBe("sum =4")
  expect(told(carried([source(middle, []), ...older]))).toBe("sum =3")
})

test("without sources, a unit's figures are its own, newest first", () => {
  const own = [of(a, "1", { period: period("2020") }), of(a, "2", { period: period("2022") })]
  const result = carried([], { unit: a, own })
  expect(told(result)).toBe("own =2")
  expect(result.figures.map(({ exact }) => exact)).toEqual(["2", "1"])
  expect(result.sentenceVi).toBe("2 trạm BTS.")
})

test("failures of figures shown come with the measure, others do not", () => {
  const own = [figure({ id: "bad", exact: "22", breakdown: [{ label: "x", exact: "24" }] })]
  const failures = runChecks([...own, { ...own[0]!, id: "other" }], shippedChecks()).filter(
    ({ outcome }) => outcome === "fail",
  )
  const result = carried([], { own, known: { ...nothingKnown, failures } })
  expect(result.failures.map((one) => one.figure)).toEqual(["bad"])
})
