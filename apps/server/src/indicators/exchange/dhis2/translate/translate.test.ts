import { format } from "@tinhso/formula"
import { expect, test } from "vitest"
import type { ElementMeasure } from "./items.ts"
import { type Names, Untranslatable } from "./names.ts"
import { translate } from "./translate.ts"

const leaf = (optionCombo: string, cut: string) => ({ optionCombo, attributeCombo: "d", cut })
const element = (id: string, more: Partial<ElementMeasure> = {}): ElementMeasure => ({
  id,
  name: id,
  code: id,
  adding: { inTime: "sum", overUnits: "sum", differs: null },
  leaves: [leaf("d", "")],
  total: null,
  ...more,
})
const SEX = [leaf("nam", "sex=nam"), leaf("nu", "sex=nữ")]
const elements = new Map([
  ["a", element("a")],
  ["b", element("b")],
  ["c", element("c")],
  ["split", element("split", { leaves: SEX, total: "split_cộng" })],
  [
    "most",
    element("most", { leaves: SEX, adding: { inTime: "max", overUnits: "max", differs: null } }),
  ],
  [
    "mean",
    element("mean", { leaves: SEX, adding: { inTime: "avg", overUnits: "avg", differs: null } }),
  ],
])
const names: Names = {
  element: (id) => elements.get(id) ?? { refused: `không có ${id}` },
  indicator: (id) => ({ code: `chỉ_số_${id}` }),
  constant: (id) => (id === "pi" ? 3.14 : null),
  days: "số_ngày_trong_kỳ",
}

test.each([
  ["one figure by itself", "#{a}", "a"],
  ["one figure that is calculated with", "(#{a} + 1) * -2", "(a + 1) * -2"],
  ["one figure among constants", "greatest(#{a}, C{pi})", "max(a; 3.14)"],
  [
    "a sum of which something is there",
    "#{a}+#{b}",
    "if((a ?? b) * 0 = 0; (a ?? 0) + (b ?? 0); missing)",
  ],
  ["from left to right, as the server reads it", "10 - 2 + 3", "10 - 2 + 3"],
  ["divisions from left to right", "8 / 4 * 2", "8 / 4 * 2"],
  ["the first that is there", "firstNonNull(#{a}, #{b}, 0)", "a ?? b ?? 0"],
  ["the first that is there, 0 where none is", "firstNonNull(#{a}, #{b})", "a ?? b ?? 0"],
  ["a breakdown", "#{split.nu}", "split[sex=nữ]"],
  ["all of a breakdown", "#{split}", "split_cộng"],
  [
    "the most of a breakdown",
    "#{most}",
    "max(most[sex=nam] ?? (most[sex=nam] ?? most[sex=nữ]); most[sex=nữ] ?? (most[sex=nam] ?? most[sex=nữ]))",
  ],
  ["another indicator", "N{x} * 2", "chỉ_số_x * 2"],
  ["the period before", "#{a}.periodOffset(-1)", "prev(a)"],
  [
    "brackets of two periods before",
    "(#{a} + #{a}).periodOffset(-2)",
    "if(prev(a; 2) * 0 = 0; prev((a ?? 0) + (a ?? 0); 2); missing)",
  ],
  ["since January", "#{a}.yearToDate()", "ytd(a)"],
  ["each unit for itself", "subExpression(if(#{a} > 5, 1, 0))", "each(if(a > 5; 1; 0))"],
  ["days of the period", "#{a} / [days]", "a / số_ngày_trong_kỳ"],
  ["a square", "#{a} ^ 2", "if(a * 0 = 0; (a ?? 0) * (a ?? 0); missing)"],
  ["a comment", "#{a} /* hộ */ * 2", "a * 2"],
  [
    "a choice reads only what it takes",
    "if(isNull(#{a}), 0, #{b})",
    "if(not (a * 0 = 0 ?? false) or (if(not (a * 0 = 0 ?? false); missing; b) * 0 = 0 ?? false); if(not (a * 0 = 0 ?? false); 0; b ?? 0); missing)",
  ],
])("%s", (_what, expression, formula) => {
  expect(format(translate(expression, names))).toBe(formula)
})

test.each([
  ["a logarithm", "1 + log(#{a})", 5, "lôgarit"],
  ["a remainder", "#{a} % 2", 6, "phép tính “%”"],
  ["a broken power", "#{a} ^ 0.5", 6, "phép tính “^”"],
  ["a group of org units", "#{a} / OUG{x}", 8, "số đơn vị của một nhóm"],
  ["a reporting rate", "R{x.REPORTING_RATE}", 1, "tỷ lệ báo cáo"],
  ["a program indicator", "I{x}", 1, "tracker"],
  ["a later period", "#{a}.periodOffset(1)", 5, "kỳ sau"],
  ["another way to add", "#{a}.aggregationType(MAX)", 5, ".aggregationType(MAX)"],
  ["a text", "'x'", 1, "chuỗi ký tự"],
  ["an unknown constant", "C{nope}", 1, "không có hằng số nope"],
  ["an unknown element", "#{nope}", 1, "không có nope"],
  ["an unknown combination", "#{split.x}", 1, "không có tổ hợp"],
  ["a mean over a breakdown", "#{mean}", 1, "trung bình"],
  ["a sub-expression of two elements", "subExpression(#{a} + #{b})", 1, "đúng một phần tử"],
  ["an open bracket", "(#{a}", 6, "thiếu dấu )"],
  ["nothing after an operator", "#{a} +", 7, "biểu thức chưa hết"],
  ["a hundred brackets", `${"(".repeat(150)}1${")".repeat(150)}`, 102, "lồng nhau"],
  ["a thousand terms", Array.from({ length: 1000 }, () => "#{a}").join("+"), 1, "quá dài"],
])("%s is refused at its column", (_what, expression, at, why) => {
  let refused: unknown
  try {
    translate(expression, names)
  } catch (error) {
    refused = error
  }
  expect(refused).toBeInstanceOf(Untranslatable)
  expect(refused).toMatchObject({ at, message: expect.stringContaining(why) })
})
