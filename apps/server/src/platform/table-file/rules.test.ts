import { describe, expect, test } from "vitest"
import { shiftPoint, shortestDecimal } from "./decimal.ts"
import { columnLetter } from "./position.ts"
import { dateOfSerial, timeOfSerial } from "./serial-date.ts"

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [701, "ZZ"],
  [702, "AAA"],
  [16_383, "XFD"],
])("column %d is %s", (index, letters) => {
  expect(columnLetter(index)).toBe(letters)
})

describe("decimals", () => {
  test.each([
    [0.1, "0.1"],
    [-0, "0"],
    [1e21, "1000000000000000000000"],
    [-1.5e-7, "-0.00000015"],
    [1.2345e22, "12345000000000000000000"],
  ])("%d is written %s", (value, text) => {
    expect(shortestDecimal(value)).toBe(text)
  })

  test.each([
    ["0.8913", 2, "89.13"],
    ["1", 2, "100"],
    ["-0.005", 2, "-0.5"],
    ["0.07", 2, "7"],
    ["0", 2, "0"],
    ["1.23456", 2, "123.456"],
    ["5", -3, "0.005"],
  ])("%s with its point moved by %d is %s", (decimal, power, text) => {
    expect(shiftPoint(decimal, power)).toBe(text)
  })
})

describe("days", () => {
  test.each([
    [1, false, "1900-01-01"],
    [59, false, "1900-02-28"],
    [60, false, null],
    [61, false, "1900-03-01"],
    [45574, false, "2024-10-09"],
    [45574.999999, false, "2024-10-10"],
    [2_958_465, false, "9999-12-31"],
    [2_958_466, false, null],
    [-1, false, null],
    [Number.NaN, false, null],
    [0, true, "1904-01-01"],
    [44112, true, "2024-10-09"],
  ])("day %d (1904: %s) is %s", (serial, from1904, day) => {
    expect(dateOfSerial(serial, from1904)).toBe(day)
  })

  test("a time of day is told to the second", () => {
    expect([timeOfSerial(0.5), timeOfSerial(0.500_01), timeOfSerial(1)]).toEqual([
      "12:00",
      "12:00:01",
      null,
    ])
  })
})
