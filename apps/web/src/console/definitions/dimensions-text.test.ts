import { expect, test } from "vitest"
import { dimensionsText, readDimensions } from "./dimensions-text.ts"

test("breakdowns are read as they are written", () => {
  const dimensions = { technology: ["2G", "3G"], giới: ["nam", "nữ"] }

  expect(readDimensions(dimensionsText(dimensions))).toEqual({ good: dimensions })
})

test.each(["technology", "= 2G", "technology =", "a = 1\na = 2"])("%j is told", (text) => {
  expect(readDimensions(text)).toHaveProperty("wrongLine")
})

test("nothing written is no breakdown", () => {
  expect(readDimensions(" \n")).toEqual({ good: {} })
})
