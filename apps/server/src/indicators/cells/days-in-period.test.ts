import { expect, test } from "vitest"
import { readPeriod } from "../import/period.ts"
import { daysIn } from "./days-in-period.ts"

test.each([
  ["2024-02", false, 29],
  ["2025-02", false, 28],
  ["2024-Q1", false, 91],
  ["2024", false, 366],
  ["2024-10-09", false, 1],
  ["2025-03", true, 90],
  ["2024-Q2", true, 182],
])("%s, from January %s, has %i days", (code, ytd, days) => {
  const read = readPeriod(code)
  expect("period" in read ? daysIn(read.period, ytd) : null).toBe(days)
})
