import { expect, test } from "vitest"
import { readCode } from "./codes.ts"

const number = (text: string) => ({ kind: "number", text })

test("4.10 that a workbook took for a number is found again after 4.9, and said", () => {
  expect(readCode(number("4.1"), "4.9", new Set(["4.1", "4.9"]))).toEqual({
    kind: "code",
    code: "4.10",
    repaired: "4.1",
  })
})

test("elsewhere a code is never changed", () => {
  expect(readCode(number("4.1"), "3.6", new Set(["3.6"]))).toMatchObject({
    code: "4.1",
    repaired: null,
  })
  expect(readCode({ kind: "text", text: "4.1" }, "4.9", new Set(["4.1"]))).toMatchObject({
    code: "4.1",
    repaired: null,
  })
})

test("a code that became a date is refused", () => {
  expect(readCode({ kind: "date", text: "2026-02-01" }, null, new Set())).toMatchObject({
    kind: "wrong",
  })
})
