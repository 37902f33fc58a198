import fc from "fast-check"
import { expect, test } from "vitest"
import { measure, period, place } from "../../testing/figures.ts"
import { carriedTargets } from "./carried-targets.ts"
import { cascadeResults, type PlacedTarget } from "./cascade.ts"

const bts = measure()
const share = measure({ code: "fibre_pct", unitOfMeasure: "%", share: true, overUnits: "none" })
const unit = (id: string) => place({ id, code: id, name: id, fullName: `Xã ${id}` })

const placed = (
  id: string,
  exact: string | null,
  more: Partial<PlacedTarget> = {},
): PlacedTarget => ({
  plan: "p",
  id,
  text: id,
  textEn: "",
  place: unit(id),
  parent: null,
  measure: bts,
  period: period("2025"),
  comparator: exact === null ? null : "=",
  exact,
  high: null,
  unitOfMeasure: "station",
  figure: null,
  ...more,
})
const child = (id: string, exact: string | null, more: Partial<PlacedTarget> = {}) =>
  placed(id, exact, { parent: { plan: "p", target: "all" }, ...more })

test.each([
  ["equal parts of an exact number pass", "=", ["40", "60"], "pass"],
  ["parts that miss an exact number fail", "=", ["40", "59"], "fail"],
  ["more than “tối thiểu” passes", ">=", ["40", "70"], "pass"],
  ["less than “tối thiểu” fails", ">=", ["40", "50"], "fail"],
  ["less than “tối đa” passes", "<=", ["40", "50"], "pass"],
  ["“khoảng” allows for its rounding", "~", ["40", "62"], "pass"],
  ["“khoảng” does not allow for more", "~", ["40", "80"], "fail"],
  ["a part without a number is incomplete", "=", ["40", null], "incomplete"],
] as const)("%s", (_name, comparator, parts, outcome) => {
  const children = parts.map((exact, at) => child(`c${at}`, exact))
  const [found] = cascadeResults([placed("all", "100", { comparator }), ...children])
  expect(found?.outcome).toBe(outcome)
})

test.each([
  ["a share", { measure: share, unitOfMeasure: "%" }, {}],
  ["words", { measure: null, exact: null }, {}],
  ["another year", {}, { period: period("2024") }],
  ["another unit of measure", {}, { unitOfMeasure: "mast" }],
])("%s is not added", (_name, above, below) => {
  const [found] = cascadeResults([
    placed("all", "100", above),
    child("c", "100", { ...above, ...below }),
  ])
  expect(found).toMatchObject({ outcome: "not-added", sumExact: null })
})

test("parts always agree with their own sum, and never with one more", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 20 }), (parts) => {
      const children = parts.map((value, at) => child(`c${at}`, String(value)))
      const sum = parts.reduce((a, b) => a + b, 0)
      const outcome = (total: number) =>
        cascadeResults([placed("all", String(total)), ...children])[0]?.outcome
      expect([outcome(sum), outcome(sum + 1)]).toEqual(["pass", "fail"])
    }),
  )
})

const heir = unit("heir")
const older = (part: number | null = 1) => [
  { unit: unit("a"), share: 1 },
  { unit: unit("b"), share: part },
]

test("targets of both older units are added where the measure adds", () => {
  const [found] = carriedTargets(heir, older(), [placed("a", "40"), placed("b", "60.5")])
  expect(found).toMatchObject({ how: "sum", exact: "100.5", comparator: "=" })
})

test.each([
  [
    "shares",
    older(),
    [placed("a", "40", { measure: share }), placed("b", "60", { measure: share })],
  ],
  ["the target of one of two units", older(), [placed("a", "40")]],
  ["a unit that went there only in part", older(null), [placed("a", "40"), placed("b", "60")]],
  ["“tối thiểu” and “bằng”", older(), [placed("a", "40", { comparator: ">=" }), placed("b", "60")]],
  ["different years", older(), [placed("a", "40", { period: period("2030") }), placed("b", "60")]],
  ["two targets of one unit", older(), [placed("a", "1"), placed("a", "2"), placed("b", "60")]],
])("%s stand side by side with a reason", (_name, units, targets) => {
  const [found] = carriedTargets(heir, units, targets)
  expect(found).toMatchObject({ how: "side-by-side", exact: null })
  expect(found?.reason).not.toBe("")
  expect(found?.targets).toHaveLength(targets.length)
})
