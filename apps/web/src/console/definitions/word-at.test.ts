import { expect, test } from "vitest"
import { replaced, wordAt } from "./word-at.ts"

test.each([
  ["hộ_có / tổng", 12, { start: 8, word: "tổng" }],
  ["hộ_có / tổng", 5, { start: 0, word: "hộ_có" }],
  ["hộ_có / ", 8, { start: 8, word: "" }],
  ["round(trạm", 10, { start: 6, word: "trạm" }],
  ["12", 2, { start: 2, word: "" }],
])("in “%s” at %i it is %j", (formula, caret, found) => {
  expect(wordAt(formula, caret)).toEqual(found)
})

test("a suggestion takes the place of what is wrong", () => {
  expect(replaced("1 + hộ_quag", 4, 11, "hộ_quang")).toBe("1 + hộ_quang")
})
