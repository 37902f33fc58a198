import { expect, test } from "vitest"
import { fold, sameText } from "./index.ts"

test("folding drops marks, case and spare spaces", () => {
  expect(fold("Thị  xã\u00a0ĐÔNG TRIỀU")).toBe("thi xa dong trieu")
})

test("names that differ only in tone placement are the same text", () => {
  expect(sameText("Hòa Bình", "Hoà Bình")).toBe(true)
})
