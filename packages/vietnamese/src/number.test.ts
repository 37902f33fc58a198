import fc from "fast-check"
import { expect, test } from "vitest"
import { formatExact, formatNumber } from "./number-format.ts"
import type { NumberOptions } from "./number-model.ts"
import { parseNumber } from "./number.ts"

const number = (exact: string, more: object = {}) => ({
  kind: "number",
  value: Number(exact),
  exact,
  comparator: "=",
  unit: null,
  of: null,
  ...more,
})
const ambiguous = (exacts: string[], more: object = {}) => ({
  kind: "ambiguous",
  readings: exacts.map((exact) => number(exact, more)),
})
const invalid = (reason: string, at = 0) => ({ kind: "invalid", reason, at })

test.each([
  ["1.596.000", "1596000"],
  ["1,596,000", "1596000"],
  ["1.596,5", "1596.5"],
  ["1,596.5", "1596.5"],
  ["1.596,500", "1596.5"],
  ["1 596", "1596"],
  ["1\u00a0596", "1596"],
  ["1\u202f596\u202f000,25", "1596000.25"],
  ["87.5", "87.5"],
  ["13,89", "13.89"],
  ["0,5", "0.5"],
  ["0,596", "0.596"],
  ["1596,500", "1596.5"],
  [",5", "0.5"],
  ["+5", "5"],
  ["-5", "-5"],
  ["− 5", "-5"],
  ["-0", "0"],
  ["  12  ", "12"],
  ["1.4E+06", "1400000"],
  ["1,25e-3", "0.00125"],
  ["12345678901234567890", "12345678901234567890"],
  ["1,4 triệu", "1400000"],
  ["3,2 nghìn tỷ", "3200000000000"],
  ["12 ngàn", "12000"],
  ["5 tỉ", "5000000000"],
  ["0,7 tỷ", "700000000"],
])("%j is the number %s", (text, exact) => {
  expect(parseNumber(text)).toEqual(number(exact))
})

test.each<[string, string[]]>([
  ["1.596", ["1596", "1.596"]],
  ["1,234", ["1234", "1.234"]],
  ["-12.345", ["-12345", "-12.345"]],
  ["100.000", ["100000", "100"]],
  ["1.400 tỷ", ["1400000000000", "1400000000"]],
])("%j has two readings", (text, exacts) => {
  expect(parseNumber(text)).toEqual(ambiguous(exacts))
})

test("an ambiguous number keeps its comparator and unit in every reading", () => {
  expect(parseNumber("trên 6.100 trạm")).toEqual(
    ambiguous(["6100", "6.1"], { comparator: ">", unit: "trạm" }),
  )
})

test.each<[string, NumberOptions, object]>([
  ["1.596", { decimalMark: "comma" }, number("1596")],
  ["1.596", { decimalMark: "point" }, number("1.596")],
  ["1,234", { decimalMark: "comma" }, number("1.234")],
  ["1,234", { decimalMark: "point" }, number("1234")],
  ["87,5", { decimalMark: "comma" }, number("87.5")],
  ["87.5", { decimalMark: "comma" }, invalid("grouping")],
  ["1.596,5", { decimalMark: "point" }, invalid("grouping")],
  ["1,596,000", { decimalMark: "comma" }, invalid("grouping")],
  ["1.4E+06", { decimalMark: "comma" }, invalid("grouping")],
])("%j with the declared mark %j", (text, options, expected) => {
  expect(parseNumber(text, options)).toEqual(expected)
})

test.each([
  ["trên 6100", ">"],
  ["hơn 6100", ">"],
  ["> 6100", ">"],
  ["tối thiểu 6100", ">="],
  ["Ít nhất 6100", ">="],
  ["không dưới 6100", ">="],
  ["lớn hơn hoặc bằng 6100", ">="],
  ["≥6100", ">="],
  [">=6100", ">="],
  ["6100 trở lên", ">="],
  ["từ 6100 trở lên", ">="],
  ["không quá 6100", "<="],
  ["TỐI ĐA 6100", "<="],
  ["≤ 6100", "<="],
  ["6100 trở xuống", "<="],
  ["dưới 6100", "<"],
  ["chưa đến 6100", "<"],
  ["gần 6100", "~"],
  ["khoảng 6100", "~"],
  ["xấp  xỉ 6100", "~"],
  ["~6100", "~"],
  ["≈ 6100", "~"],
  ["khoảng trên 6100", ">"],
  ["đạt 6100", "="],
  ["tô\u0301i thiê\u0309u 6100", ">="],
])("%s is compared by %s", (text, comparator) => {
  expect(parseNumber(text)).toEqual(number("6100", { comparator }))
})

test.each([
  ["87,5%", "87.5", "%", null],
  ["87,5 %", "87.5", "%", null],
  ["87,5 phần trăm", "87.5", "%", null],
  ["3‰", "3", "‰", null],
  ["87,5% hộ gia đình", "87.5", "%", "hộ gia đình"],
  ["1,5 triệu thuê bao", "1500000", "thuê bao", null],
  ["85 thuê bao/100 dân", "85", "thuê bao/100 dân", null],
  ["12,5 km2", "12.5", "km2", null],
  ["12,5km²", "12.5", "km²", null],
  ["-95 dBm", "-95", "dBm", null],
  ["1,4trđ", "1400000", "đ", null],
  ["5 tr.đ", "5000000", "đ", null],
  ["5 trạm", "5", "trạm", null],
  ["1.596.000 đồng.", "1596000", "đồng", null],
])("%j has a unit", (text, exact, unit, of) => {
  expect(parseNumber(text)).toEqual(number(exact, { unit, of }))
})

test.each([
  "",
  "  ",
  "-",
  "–",
  "nt",
  "N/A",
  "n/a",
  "#N/A",
  "…",
  "Chưa có số liệu",
  "đang cập nhật",
])("%j is missing, not zero", (text) => {
  expect(parseNumber(text)).toEqual({ kind: "missing" })
})

test.each([
  ["1.59.600", "grouping", 0],
  ["1.596.00", "grouping", 0],
  ["1596.000.000", "grouping", 0],
  ["1,596.500,2", "grouping", 0],
  ["12 3", "grouping", 0],
  ["1 596.000.000", "grouping", 0],
  ["1.2.3", "grouping", 0],
  ["5.", "grouping", 0],
  ["00123", "leading-zeros", 0],
  ["trên 007", "leading-zeros", 5],
  ["00,5", "leading-zeros", 0],
  ["0.596.000", "grouping", 0],
  ["9".repeat(300), "too-long", 0],
  ["1e400", "too-long", 0],
  [`5${" ".repeat(100_000)}x`, "too-long", 0],
  ["abc", "no-digits", 0],
  ["trên", "no-digits", 4],
  ["(5)", "bad-character", 0],
  ["$5", "bad-character", 0],
  ["5 xã 3 phường", "several-numbers", 1],
  ["1 triệu 200 nghìn", "several-numbers", 7],
  ["5-10", "several-numbers", 1],
  ["12:30", "several-numbers", 2],
  ["2/10/2023", "several-numbers", 1],
  ["02/10/2023", "leading-zeros", 0],
  ["5 *", "bad-character", 1],
])("%j is no number: %s", (text, reason, at) => {
  expect(parseNumber(text)).toEqual(invalid(reason, at))
})

test.each([
  [1596, undefined, "1.596"],
  [87.5, undefined, "87,5"],
  [89.1349, 2, "89,13"],
  [0.5, 0, "1"],
  [-1234567.891, 1, "-1.234.567,9"],
  [-0.001, 2, "0"],
  [Number.NaN, undefined, "–"],
])("%d with at most %s decimals prints as %s", (value, maxDecimals, printed) => {
  expect(formatNumber(value, maxDecimals === undefined ? {} : { maxDecimals })).toBe(printed)
})

test.each([
  ["1596", "1.596"],
  ["-1596.50", "-1.596,50"],
  ["0.001", "0,001"],
  ["12345678901234567890.5", "12.345.678.901.234.567.890,5"],
])("the decimal %s prints as %s", (decimal, printed) => {
  expect(formatExact(decimal)).toBe(printed)
})

test.each(["", "1,5", "1e5", ".5", "abc"])("%j is not a plain decimal", (text) => {
  expect(() => formatExact(text)).toThrow(RangeError)
})

test("a printed number reads back as itself once the decimal mark is declared", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(6), (digits, places) => {
      const value = digits / 10 ** places
      const printed = formatNumber(value, { maxDecimals: places })
      expect(parseNumber(printed, { decimalMark: "comma" })).toMatchObject({ value })
    }),
  )
})

test("an exact decimal reads back to the digit", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }), (whole) => {
      const printed = formatExact(`${whole}.5`)
      const exact = `${whole}.5`
      const digits = exact.replace(/\D/gu, "").length
      const expected = digits > 34 ? { kind: "invalid", reason: "too-long" } : { exact }
      expect(parseNumber(printed, { decimalMark: "comma" })).toMatchObject(expected)
    }),
  )
})

test("no text makes the reader throw or give a value that is not finite", () => {
  const piece = fc.constantFrom(..."0123456789.,-+ eE%\u00a0".split(""), "triệu", " tỷ", "trên ")
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const parsed = parseNumber(pieces.join(""))
      const value = parsed.kind === "number" ? parsed.value : 0
      expect(Number.isFinite(value)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})
