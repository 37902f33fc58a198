import { expect, test } from "vitest"
import { planFor } from "./planned.ts"

const plan = (operator: string, unit: string, day: string) => ({
  operator,
  unit,
  day,
  technology: "2G",
  basis: "Công văn 12/CV",
  at: "2026-01-01T00:00:00.000Z",
  by: "a",
})
const PLANS = [
  plan("452-04", "VN", "2026-09-15"),
  plan("452-04", "22", "2026-06-30"),
  plan("452-01", "VN", "2026-10-01"),
]

test.each([
  ["the plan for the unit itself", "452-04", ["22", "VN"], "2026-06-30"],
  ["the nearest above where the unit has none", "452-04", ["24", "VN"], "2026-09-15"],
  ["its own, not another operator's", "452-01", ["22", "VN"], "2026-10-01"],
  ["none where nobody entered one", "452-02", ["22", "VN"], undefined],
  ["none where nobody knows whose it is", null, ["22", "VN"], undefined],
])("%s", (_name, operator, path, day) => {
  expect(planFor(PLANS, operator, path)?.day).toBe(day)
})
