import fc from "fast-check"
import { expect, test } from "vitest"
import { confusionOf } from "./confusion.ts"
import { figuresOf, type Sample } from "./figures.ts"

const sample = (measured: number, modelled: number, more: Partial<Sample> = {}): Sample => ({
  measured: measured * 100,
  modelled: modelled * 100,
  censored: false,
  points: 1,
  ...more,
})

test("bias, p50, p90, RMSE and deviation are those computed by hand", () => {
  // Errors 2, −4, 6, −8, −1: mean −1; sizes 1 2 4 6 8; squares 121 / 5 = 24.2; deviations² 116 / 4 = 29.
  const samples = [
    sample(-80, -82),
    sample(-94, -90),
    sample(-84, -90),
    sample(-108, -100),
    sample(-96, -95),
  ]

  expect(figuresOf(samples, null, 3)).toEqual({
    n: 5,
    points: 5,
    bias: -1,
    p50: 4,
    // Straight between the fourth and the fifth: 6 + 0.6 × 2.
    p90: 7.2,
    rmse: 4.92,
    deviation: 5.39,
    // 273.2 / √(483.2 × 179.2)
    correlation: 0.928,
    censored: 0,
    censoredAbove: 0,
    biasAtMost: null,
    few: false,
  })
})

test("the correlation of measured = 2 × modelled + c is exactly 1, of its mirror −1", () => {
  const up = [-90, -95, -103].map((modelled) => sample(2 * modelled + 95, modelled))
  const down = [-90, -95, -103].map((modelled) => sample(-modelled - 190, modelled))

  expect([figuresOf(up, null, 1).correlation, figuresOf(down, null, 1).correlation]).toEqual([
    1, -1,
  ])
})

test("where modelled levels never change there is no correlation", () => {
  expect(figuresOf([sample(-90, -80), sample(-91, -80)], null, 1).correlation).toBeNull()
})

test("nothing compared gives no figure instead of zero", () => {
  expect(figuresOf([], null, 30)).toMatchObject({
    n: 0,
    bias: null,
    p50: null,
    rmse: null,
    few: true,
  })
})

test("what was not heard is no level: it lowers only the bound of the bias", () => {
  const heard = [sample(-90, -92), sample(-100, -96)]
  const deaf = [
    // The model says 15 dB above the floor of −120: the error is −15 or worse.
    sample(-120, -105, { censored: true }),
    // Both below the floor: no contradiction, and nothing is known of the error.
    sample(-120, -130, { censored: true }),
  ]
  const found = figuresOf([...heard, ...deaf], -12_000, 1)

  // Errors 2 and −4: −1. With the one at the floor (2 − 4 − 15) / 3.
  expect(found).toMatchObject({ n: 2, bias: -1, censored: 2, censoredAbove: 1, biasAtMost: -5.67 })
})

const level = fc.integer({ min: -14_000, max: -4000 })
const samples = fc.array(
  fc.record({
    measured: level,
    modelled: level,
    censored: fc.boolean(),
    points: fc.integer({ min: 1, max: 50 }),
  }),
  { minLength: 2, maxLength: 60 },
)

test("a model that says c dB more has a bias c dB lower, and the same spread", () => {
  fc.assert(
    fc.property(samples, fc.integer({ min: -3000, max: 3000 }), (list, shift) => {
      const before = figuresOf(list, null, 5)
      const after = figuresOf(
        list.map((one) => ({ ...one, modelled: one.modelled + shift })),
        null,
        5,
      )
      fc.pre(before.bias !== null && after.bias !== null)
      // Each is rounded to hundredths by itself.
      expect(Math.abs((before.bias ?? 0) - shift / 100 - (after.bias ?? 0))).toBeLessThan(0.0101)
      expect(Math.abs((before.deviation ?? 0) - (after.deviation ?? 0))).toBeLessThan(0.0101)
      expect(after.n).toBe(before.n)
    }),
  )
})

test("the order of pixels changes no figure", () => {
  fc.assert(
    fc.property(samples, (list) => {
      expect(figuresOf(list.toReversed(), -11_000, 5)).toEqual(figuresOf(list, -11_000, 5))
    }),
  )
})

test("p50 is never above p90, and the RMSE never below the bias", () => {
  fc.assert(
    fc.property(samples, (list) => {
      const { p50, p90, rmse, bias } = figuresOf(list, null, 5)
      expect(p50 ?? 0).toBeLessThanOrEqual(p90 ?? 0)
      expect(Math.abs(bias ?? 0)).toBeLessThanOrEqual((rmse ?? 0) + 0.01)
    }),
  )
})

const times = (n: number, measured: boolean, modelled: boolean) =>
  Array.from({ length: n }, () => ({ measured, modelled }))

test("covered or not: both rates have their own denominators, few of them are marked", () => {
  const verdicts = [
    ...times(40, true, true),
    ...times(10, false, true),
    ...times(8, true, false),
    ...times(2, false, false),
  ]

  expect(confusionOf(verdicts, -110, 30)).toEqual({
    threshold: -110,
    both: 40,
    onlyModelled: 10,
    onlyMeasured: 8,
    neither: 2,
    found: { count: 40, of: 48, few: false },
    falselyCovered: { count: 10, of: 12, few: true },
    agreement: { count: 42, of: 60, few: false },
  })
})
