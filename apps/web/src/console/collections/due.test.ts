import { expect, test } from "vitest"
import { daysUntil } from "./due.ts"

test.each([
  ["two days before", "2024-10-18T02:00:00Z", 2],
  ["on the day, by Vietnam's calendar", "2024-10-19T17:00:00Z", 0],
  ["the evening before, by Vietnam's calendar", "2024-10-19T16:59:59Z", 1],
  ["the day after", "2024-10-20T17:30:00Z", -1],
])("%s", (_name, now, days) => {
  expect(daysUntil("2024-10-20T16:59:59Z", Date.parse(now))).toBe(days)
})
