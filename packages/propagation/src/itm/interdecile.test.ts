import fc from "fast-check"
import { expect, test } from "vitest"
import { spanBetweenRanks } from "./interdecile.ts"

test("the span between ranks is exactly that of the sorted values", () => {
  const values = fc.array(
    fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
    { minLength: 35, maxLength: 245 },
  )
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 25 }), (list, rank) => {
      const sorted = list.toSorted((a, b) => a - b)
      const low = sorted[0] ?? 0
      const high = sorted.at(-1) ?? 0
      const expected = (sorted.at(-rank) ?? 0) - (sorted[rank - 1] ?? 0)
      const span = spanBetweenRanks(Float64Array.from(list), list.length, low, high, rank)
      expect(span + 0).toBe(expected + 0)
    }),
    { numRuns: 1000 },
  )
})
