import { expect, test } from "vitest"
import { dayInVietnam } from "../../../platform/clock.ts"
import { askedDay } from "./asked-day.ts"

test.each([
  ["2026-03-01", "2026-03-01"],
  ["2026-03-01T18:00:00Z", "2026-03-02"],
  ["2026-03-01T23:00:00+07:00", "2026-03-01"],
  ["2025-01-01/2026-03-01", "2026-03-01"],
  ["../2026-03-01T01:00:00Z", "2026-03-01"],
  ["/2026-03-01", "2026-03-01"],
  ["2025-01-01/..", null],
  ["2026-03-02/2026-03-01", undefined],
  ["../..", undefined],
  ["2026-02-30", undefined],
  ["2026-03-01T25:00:00Z", undefined],
  ["hôm qua", undefined],
  ["", undefined],
])("datetime=%s asks for the day %s", (text, day) => {
  expect(askedDay(text, dayInVietnam)).toBe(day)
})
