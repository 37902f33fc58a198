import { expect, test } from "vitest"
import { isStale } from "./stale.ts"

const quarter = {
  code: "2025-Q4",
  kind: "quarter",
  starts: "2025-10-01",
  ends: "2025-12-31",
} as const
const day = { code: "2026-01-01", kind: "day", starts: "2026-01-01", ends: "2026-01-01" } as const

test.each([
  ["a quarter half a year later is not old yet", quarter, "2026-06-30", false],
  ["a quarter more than two quarters later is old", quarter, "2026-07-05", true],
  ["a period that has not ended is not old", quarter, "2025-11-01", false],
  ["a single day stays fresh for four weeks", day, "2026-01-28", false],
  ["and then is old", day, "2026-02-15", true],
])("%s", (_name, period, today, old) => {
  expect(isStale(period, today)).toBe(old)
})
