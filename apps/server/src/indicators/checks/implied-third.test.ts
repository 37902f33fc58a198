import fc from "fast-check"
import { expect, test } from "vitest"
import { figure, measure, period, place, said, shippedChecks } from "../../testing/figures.ts"
import type { Figure } from "../model.ts"
import { runChecks } from "./run-checks.ts"

const checks = shippedChecks().filter(({ kind }) => kind === "implied-third")
const of = (code: string, id: string, text: string, change: Partial<Figure> = {}): Figure => {
  const { comparator, exact } = said(text)
  const what = measure({ code, unitOfMeasure: code, nameVi: code, nameEn: code })
  return figure({ id, measure: what, comparator, exact, ...change })
}
const internet = (text: string, change: Partial<Figure> = {}) =>
  of("internet_subscriptions", "n", text, change)
const per100 = (text: string, change: Partial<Figure> = {}) =>
  of("internet_subscriptions_per_100", "r", text, change)
const people = (text: string, change: Partial<Figure> = {}) => of("population", "p", text, change)
const phones = (text: string, change: Partial<Figure> = {}) =>
  of("phone_subscriptions", "m", text, change)
const perPerson = (text: string, change: Partial<Figure> = {}) =>
  of("phone_subscriptions_per_person", "s", text, change)
const outcomes = (...figures: Figure[]): string =>
  runChecks(figures, checks)
    .map((one) => `${one.figure} ${one.outcome}`)
    .join(", ")

test.each([
  ["exactly", "960000", "96", "1000000", "r pass"],
  ["within the rounding of the rate", "955100", "96", "1000000", "r pass"],
  ["outside it", "930000", "96", "1000000", "r fail"],
  ["a tenth of it", "960000", "96", "100000", "r fail"],
  ["“more than” means less than one more of its last digit", ">1400000", "96", "1550000", "r pass"],
  ["and not more", ">1400000", "96", "1600000", "r fail"],
  ["an approximate count", "~1400000", "96", "1600000", "r pass"],
  ["an approximate count far off", "~1400000", "96", "2000000", "r fail"],
  ["a count rounded to ten thousands", "1410000", "96.50", "1463000", "r pass"],
  ["at least so many", ">=1000000", "96", "2000000", "r pass"],
  ["at least too many", ">=3000000", "96", "2000000", "r fail"],
  ["nobody subscribed", "0", "0", "1000000", "r pass"],
  ["a rate of nothing with many subscriptions", "960000", "0", "1000000", "r fail"],
])("%s: %s at %s per 100 of %s people: %s", (_name, count, rate, population, expected) => {
  expect(outcomes(internet(count), per100(rate), people(population))).toBe(expected)
})

test.each<[string, Figure[], string]>([
  ["nothing to hold it against", [internet("960000"), per100("96")], ""],
  ["no numerator", [per100("96"), people("1000000")], ""],
  [
    "another place",
    [internet("9"), per100("96"), people("1000000", { place: place({ id: "22" }) })],
    "",
  ],
  [
    "another year",
    [internet("9"), per100("96"), people("1000000", { period: period("2020") })],
    "",
  ],
  [
    "a day of the year",
    [internet("9"), per100("96"), people("1000000", { period: period("2023-04-01") })],
    "r fail",
  ],
  ["a target", [internet("9"), per100("96"), people("1000000", { kind: "target" })], ""],
  [
    "another unit of measure",
    [internet("9"), per100("96"), people("1000000", { unitOfMeasure: "thousand" })],
    "",
  ],
  ["no number", [internet("9"), per100("96", { exact: null }), people("1000000")], ""],
  [
    "two counts of the year, one of which fits",
    [
      internet("960000", { period: period("2023-12-31") }),
      internet("900000", { id: "n2", period: period("2023-03-31") }),
      per100("96"),
      people("1000000"),
    ],
    "r pass",
  ],
  [
    "two populations of the very period, one of which does not fit",
    [internet("960000"), per100("96"), people("1000000"), people("2000000", { id: "p2" })],
    "r fail",
  ],
  ["phones per person", [phones("1300000"), perPerson("1.3"), people("1000000")], "s pass"],
  [
    "phones per person that do not fit",
    [phones("1300000"), perPerson("1.5"), people("1000000")],
    "s fail",
  ],
])("%s: %s", (_name, figures, expected) => {
  expect(outcomes(...figures)).toBe(expected)
})

test("without a population, two rates must imply the same one; both carry the result", () => {
  const pair = [internet(">1400000"), per100("96"), phones(">2200000")]
  expect(outcomes(...pair, perPerson("1.5"))).toBe("r pass, s pass")
  expect(outcomes(...pair, perPerson("1.3"))).toBe("r fail, s fail")
})

test("with a population it decides which rate is wrong", () => {
  const all = [
    internet("960000"),
    per100("96"),
    phones("1300000"),
    perPerson("2"),
    people("1000000"),
  ]
  expect(outcomes(...all)).toBe("r pass, s fail")
})

test("the explanation shows the sum and what it should be", () => {
  const [result] = runChecks([internet(">1400000"), per100("96"), people("2000000")], checks)
  expect(result?.explanation).toBe(
    "trên 1.400.000 (n) ÷ 96 (r) × 100 ≈ 1.450.777–1.570.681, không khớp với population 2.000.000 (p) dù đã tính làm tròn; hãy đối chiếu với văn bản gốc.",
  )
  expect(result?.others).toEqual(["n", "p"])
})

test("numbers that were only rounded are never flagged", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10_000, max: 20_000_000 }),
      fc.integer({ min: 1000, max: 100_000_000 }),
      (population, subscriptions) => {
        const rate = ((subscriptions / population) * 100).toFixed(1)
        const figures = [internet(String(subscriptions)), per100(rate), people(String(population))]
        expect(outcomes(...figures)).toBe("r pass")
      },
    ),
  )
})
