import { expect, test } from "vitest"
import { type Marks, marksOf, readValue } from "./reading.ts"

const read = (text: string, marks: Marks = "ask", unit = "%") =>
  readValue(text, { marks, units: [unit], counted: false })
const count = (text: string) => readValue(text, { marks: "ask", units: ["hộ"], counted: true })
const value = (exact: string) => ({ kind: "value", exact, value: Number(exact) })

test.each([
  ["a decimal with a comma", "87,5", value("87.5")],
  ["a percent sign where the cell is in percent", "87,5 %", value("87.5")],
  ["a whole number", "1596", value("1596")],
  ["a number that can only be read one way", "1.234.567", value("1234567")],
  ["zero is a number", "0", value("0")],
  ["nothing typed", "  ", { kind: "blank" }],
  ["a dash says that there is none", "-", { kind: "none", status: "missing" }],
  ["words say that there is none", "Không có số liệu", { kind: "none", status: "missing" }],
  ["not asked for here", "không áp dụng", { kind: "none", status: "not-applicable" }],
  ["two numbers are possible", "1.596", { kind: "ask", exacts: ["1596", "1.596"] }],
  ["a bound is not a value", "trên 500", { kind: "wrong", why: "comparator" }],
  ["another unit of measure", "12 xã", { kind: "wrong", why: "unit", unit: "xã" }],
  ["a code with zeros in front", "00123", { kind: "wrong", why: "leading-zeros" }],
])("%s", (_name, text, reading) => {
  expect(read(text)).toEqual(reading)
})

test("a text with two readings follows the marks that were chosen", () => {
  expect(read("1.596", "comma")).toEqual(value("1596"))
  expect(read("1.596", "point")).toEqual(value("1.596"))
})

test("a count takes the reading that is a whole number, and asks where both are", () => {
  expect(count("1.596")).toEqual(value("1596"))
  expect(count("1.000")).toEqual({ kind: "ask", exacts: ["1000", "1"] })
})

test("the unit of measure may be written out, in any case", () => {
  expect(read("12 Trạm", "ask", "trạm")).toEqual(value("12"))
})

test.each([
  ["a comma before one decimal decides", ["1.596", "87,5"], "comma"],
  ["two groups of three decide", ["1.596", "1.234.567"], "comma"],
  ["a point before two decimals decides", ["1,596", "87.55"], "point"],
  ["texts that contradict each other leave it open", ["87,5", "87.5"], null],
  ["nothing decides", ["1.596", "12", "hộ"], null],
] as const)("%s", (_name, texts, marks) => {
  expect(marksOf(texts)).toBe(marks)
})
