import { expect, test } from "vitest"
import { formulaDiff } from "./formula-diff.ts"

const told = (before: string, after: string) =>
  formulaDiff(before, after).map(
    ({ kind, text }) => `${{ same: "", removed: "-", added: "+" }[kind]}${text}`,
  )

test.each([
  ["nothing changed", "a / b", "a / b", ["a / b"]],
  [
    "another measure",
    "hộ_có_wifi / tổng_hộ",
    "hộ_có_wifi / dân_số",
    ["hộ_có_wifi / ", "-tổng_hộ", "+dân_số"],
  ],
  ["something more", "a / b", "a / b * 100", ["a / b", "+ * 100"]],
  ["something less", "round(a)", "a", ["-round(", "a", "-)"]],
  ["all of it", "a", "", ["-a"]],
])("%s", (_name, before, after, pieces) => {
  expect(told(before, after)).toEqual(pieces)
})
