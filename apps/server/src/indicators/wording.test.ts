import { expect, test } from "vitest"
import { period, said } from "../testing/figures.ts"
import { textOf } from "./decimal.ts"
import {
  capitals,
  differenceUnit,
  few,
  number,
  periodWords,
  quantity,
  readQuantity,
  unitAfter,
} from "./wording.ts"

test.each([
  ["7", "7", "7"],
  ["-7", "-7", "-7"],
  ["1596", "1.596", "1,596"],
  ["1596.50", "1.596,50", "1,596.50"],
  ["-1234567.8", "-1.234.567,8", "-1,234,567.8"],
  ["0.05", "0,05", "0.05"],
])("%s is written %s in Vietnam and %s in English", (text, vi, en) => {
  expect(number(said(text).quantity.value)).toEqual({ vi, en })
})

test.each([
  [">6100", "trên 6.100", "more than 6,100"],
  [">=10", "tối thiểu 10", "at least 10"],
  ["<5", "dưới 5", "less than 5"],
  ["<=5", "tối đa 5", "at most 5"],
  ["~30", "khoảng 30", "about 30"],
])("%s is said “%s” and “%s”", (text, vi, en) => {
  const { comparator, value } = said(text).quantity
  expect(quantity(comparator, value)).toEqual({ vi, en })
})

test.each([
  ["2023", "năm 2023", "2023"],
  ["2024-Q3", "quý 3/2024", "Q3 2024"],
  ["2024-09", "tháng 9/2024", "September 2024"],
  ["2024-10-09", "09/10/2024", "9 October 2024"],
])("the period %s is said “%s” and “%s”", (code, vi, en) => {
  expect(periodWords(period(code))).toEqual({ vi, en })
})

test("units follow their number, per cents differ by points, unknown units are said as written", () => {
  expect([unitAfter("%").vi, unitAfter("%").en]).toEqual([" %", "%"])
  expect(unitAfter("station")).toEqual({ vi: " trạm", en: " stations" })
  expect(unitAfter("furlong")).toEqual({ vi: " furlong", en: " furlong" })
  expect(differenceUnit("%").vi).toBe(" điểm phần trăm")
})

test("of a long list eight are shown and the rest counted", () => {
  const words = Array.from({ length: 10 }, (_, at) => number(said(String(at)).quantity.value))
  expect(few(words, " + ").vi).toBe("0 + 1 + 2 + 3 + 4 + 5 + 6 + 7 + … (còn 2 mục)")
})

test("a sentence begins with a capital, đ too", () => {
  expect(capitals({ vi: "đạt", en: "reached" })).toEqual({ vi: "Đạt", en: "Reached" })
  expect(capitals({ vi: "", en: "" })).toEqual({ vi: "", en: "" })
})

test.each([
  ["884", "=", "884"],
  [">2", ">", "2"],
  [">= 2.50", ">=", "2.50"],
  ["~ 7", "~", "7"],
])("a part %s is read as %s %s", (text, comparator, value) => {
  const read = readQuantity(text)
  expect([read?.comparator, read === null ? null : textOf(read.value)]).toEqual([comparator, value])
})

test.each(["", "?", ">", "năm", "1,5", "1 596"])("a part %j is no number", (text) => {
  expect(readQuantity(text)).toBeNull()
})
