import { expect, test } from "vitest"
import { firstIndicator, isShare } from "./first-indicator.ts"

const quarter = {
  code: "2026-Q3",
  kind: "quarter",
  starts: "2026-07-01",
  ends: "2026-09-30",
} as const

const one = (
  name: string,
  periods: number,
  { unit = "%", formula = "a / b * 100", count = false } = {},
) => ({
  name,
  unitOfMeasure: unit,
  formula,
  count,
  periods: Array.from({ length: periods }, () => quarter),
})

test("the share with the most periods comes first", () => {
  expect(firstIndicator([one("A", 2), one("B", 3), one("C", 1)])?.name).toBe("B")
})

test("of shares with as many periods the first in order is taken", () => {
  expect(firstIndicator([one("A", 2), one("B", 3), one("C", 3)])?.name).toBe("B")
})

test("a share without values is passed over", () => {
  expect(firstIndicator([one("A", 0), one("B", 1)])?.name).toBe("B")
})

test("a change comes after every share, however many periods it has", () => {
  const growth = one("A", 9, { formula: "growth(a) * 100" })
  const ratio = one("B", 9, { formula: "(a / prev( a ) - 1) * 100" })

  expect(firstIndicator([growth, ratio, one("C", 1)])?.name).toBe("C")
  expect(firstIndicator([one("D", 9, { unit: "trạm" }), growth])?.name).toBe("A")
})

test("without per cent what is no count comes first, then anything with values", () => {
  const count = one("A", 5, { unit: "hộ", count: true })
  const rate = one("B", 1, { unit: "trạm/1.000 dân" })

  expect(firstIndicator([count, rate])?.name).toBe("B")
  expect(firstIndicator([count])?.name).toBe("A")
  expect(firstIndicator([one("A", 0)])).toBeUndefined()
})

test("a measure in per cent is a share, and so is a code that only sounds like a change", () => {
  expect(isShare({ unitOfMeasure: "%", formula: null })).toBe(true)
  expect(isShare({ unitOfMeasure: "%", formula: "growth_rate_households / b * 100" })).toBe(true)
  expect(isShare({ unitOfMeasure: "hộ", formula: null })).toBe(false)
})
