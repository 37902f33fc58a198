import { expect, test } from "vitest"
import { type AmountRules, readAmount } from "./amount.ts"
import type { CellText } from "./columns.ts"
import { decimalMarkOf } from "./decimal-mark.ts"

const RULES: AmountRules = {
  declared: null,
  inferred: null,
  counts: true,
  share: false,
  unitOfMeasure: "station",
}
const text = (written: string): CellText => ({ kind: "text", text: written, unit: null })

test.each<[string, Partial<AmountRules>, string]>([
  ["6100", {}, "6100"],
  ["98.60", { counts: false }, "98.60"],
  ["87,50", { counts: false }, "87.50"],
  ["-0", {}, "0"],
  ["1.596.000", {}, "1596000"],
  ["1,4 triệu", {}, "1400000"],
  ["1.596", { declared: "comma" }, "1596"],
  ["1.596", { declared: "point", counts: false }, "1.596"],
  ["1.596", { inferred: "comma" }, "1596"],
  ["1.596", { inferred: "point", counts: false }, "1.596"],
  ["0,125", { counts: false }, "0.125"],
])("“%s” under %o is %s", (written, rules, exact) => {
  expect(readAmount(text(written), { ...RULES, ...rules })).toMatchObject({ exact })
})

test.each<[string, Partial<AmountRules>, string]>([
  ["1.596", {}, "hai cách đọc"],
  ["1.596", { inferred: "point" }, "hai cách đọc"],
  ["1.596", { inferred: "comma", share: true, counts: false }, "hai cách đọc"],
  ["87,5", { declared: "point" }, "sai chỗ"],
  ["NaN", {}, "không phải là số"],
  ["-Infinity", {}, "không phải là số"],
  ["#N/A", {}, "không phải là số"],
  ["–", {}, "để trống"],
  ["1e999", {}, "không đọc được"],
  ["1234567890123456789012345678901", {}, "nhiều nhất là 30"],
  ["00123", {}, "bắt đầu bằng số 0"],
  ["3.775 cột", { declared: "comma" }, "nói đơn vị “cột”"],
])("“%s” under %o is refused: %s", (written, rules, why) => {
  expect(readAmount(text(written), { ...RULES, ...rules })).toMatchObject({
    refused: expect.stringContaining(why),
  })
})

test("a percent format must agree with the unit of measure", () => {
  const cell: CellText = { kind: "number", text: "89.13", unit: "%" }

  expect(readAmount(cell, { ...RULES, unitOfMeasure: "%" })).toMatchObject({ exact: "89.13" })
  expect(readAmount(cell, RULES)).toMatchObject({ refused: expect.stringContaining("“%”") })
})

test.each([
  ["numbers that can only have a decimal point", ["5", "89.13"], "point"],
  ["numbers that can only have a decimal comma", ["1.596.000", "5"], "comma"],
  ["numbers that contradict each other", ["89.13", "87,5"], null],
  ["numbers that say nothing", ["5", "1.596", "quý 1"], null],
])("%s tell the mark of a file", (_name, numbers, mark) => {
  expect(decimalMarkOf(numbers)).toBe(mark)
})
