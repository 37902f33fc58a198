import { expect, test } from "vitest"
import { textOf, ZERO } from "./decimal.ts"
import {
  asWritten,
  type Interval,
  maximum,
  meet,
  minimum,
  nearly,
  product,
  type Quantity,
  rounded,
  stated,
  surelyAbove,
} from "./interval.ts"
import { said } from "../testing/figures.ts"

const read = (text: string): Quantity => said(text).quantity

function shown({ low, high }: Interval): string {
  const from = low === null ? "(−∞" : `${low.open ? "(" : "["}${textOf(low.at)}`
  const to = high === null ? "∞)" : `${textOf(high.at)}${high.open ? ")" : "]"}`
  return `${from}; ${to}`
}

test.each([
  ["22", "[22; 22]"],
  [">22", "(22; ∞)"],
  [">=22", "[22; ∞)"],
  ["<22", "(−∞; 22)"],
  ["<=22", "(−∞; 22]"],
  ["~20", "[18.0; 22.0]"],
])("as stated, with a tenth for “about”: %s is %s", (text, range) => {
  expect(shown(stated(read(text), 0.1))).toBe(range)
})

test.each([
  ["96", "[95.5; 96.5)"],
  ["98.6", "[98.55; 98.65)"],
  [">96", "(96; ∞)"],
])("a rounded number: %s is %s", (text, range) => {
  expect(shown(rounded(read(text), 0.1))).toBe(range)
})

test.each([
  ["96", "[95.5; 96.5)"],
  ["1.30", "[1.295; 1.305)"],
  ["1462945", "[1462944.5; 1462945.5)"],
  ["2000000", "[1980000.00; 2020000.00)"],
  [">1400000", "[1400000; 1500000)"],
  [">2200000", "[2200000; 2300000)"],
  [">3145", "[3145; 3146)"],
  [">98.60", "[98.60; 98.61)"],
  ["<1500000", "(1400000; 1500000]"],
  [">0", "[0; 1)"],
  ["0", "[-0.5; 0.5)"],
])("as a writer of round numbers means it: %s is %s", (text, range) => {
  expect(shown(asWritten(read(text), { approximate: 0.1, trailingZeros: 0.01 }))).toBe(range)
})

test.each([
  ["~1400", "[1350.0; 1450.0]"],
  ["~100", "[95.00; 105.00]"],
  ["~35", "[34.5; 35.5]"],
  [">85", "(85; ∞)"],
])("against a goal: %s is %s", (text, range) => {
  expect(shown(nearly(read(text)))).toBe(range)
})

test.each([
  ["more than 22 and 22 do not meet", ">22", "22", false],
  ["at least 22 and 22 meet", ">=22", "22", true],
  ["more than 22 and 24 meet", ">22", "24", true],
  ["less than 5 and more than 4 meet", "<5", ">4", true],
  ["less than 5 and more than 5 do not meet", "<5", ">5", false],
  ["22 and 22.0 meet", "22", "22.0", true],
])("%s", (_name, left, right, met) => {
  expect(meet(stated(read(left), 0), stated(read(right), 0))).toBe(met)
  expect(meet(stated(read(right), 0), stated(read(left), 0))).toBe(met)
})

test("an end inside both is not above", () => {
  expect(surelyAbove(stated(read(">=100"), 0), stated(read("100"), 0))).toBe(false)
  expect(surelyAbove(stated(read(">100"), 0), stated(read("100"), 0))).toBe(true)
})

test.each([
  [">5", "3", "(5; ∞)", "[3; 3]"],
  [">5", "8", "[8; ∞)", "(5; 8]"],
  ["<5", "8", "[8; 8]", "(−∞; 5)"],
  ["<=5", ">7", "(7; ∞)", "(−∞; 5]"],
])("of %s and %s the larger is %s and the smaller %s", (left, right, larger, smaller) => {
  const [one, other] = [stated(read(left), 0), stated(read(right), 0)]
  expect([shown(maximum(one, other)), shown(maximum(other, one))]).toEqual([larger, larger])
  expect([shown(minimum(one, other)), shown(minimum(other, one))]).toEqual([smaller, smaller])
})

test("a product reaches zero where a factor does", () => {
  const zero = { low: { at: ZERO, open: false }, high: null }
  expect(shown(product(zero, stated(read(">5"), 0)))).toBe("[0; ∞)")
})
