import fc from "fast-check"
import { expect, test } from "vitest"
import { chooseExactly } from "./exact.ts"
import { type Choice, chooseGreedily } from "./greedy.ts"

const choice: fc.Arbitrary<Choice> = fc
  .record({
    covers: fc.array(fc.uniqueArray(fc.nat(11), { maxLength: 8 }), { minLength: 1, maxLength: 8 }),
    weights: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ covers, weights }) => ({
    covers: covers.map((points) => Int32Array.from(points)),
    weights: Float64Array.from(weights),
  }))

const weightOf = ({ covers, weights }: Choice, chosen: readonly number[]) => {
  const points = new Set(chosen.flatMap((i) => [...covers[i]!]))
  return [...points].reduce((sum, point) => sum + weights[point]!, 0)
}

/** The best of every choice there is. */
function best(of: Choice, count: number): number {
  let most = 0
  for (let set = 0; set < 2 ** of.covers.length; set++) {
    const chosen = [...of.covers.keys()].filter((i) => (set >> i) & 1)
    if (chosen.length <= count) most = Math.max(most, weightOf(of, chosen))
  }
  return most
}

/** Every round takes what adds most, reckoned anew for all. */
function plainGreedy(of: Choice, count: number): number[] {
  const chosen: number[] = []
  for (let round = 0; round < count; round++) {
    const now = weightOf(of, chosen)
    const gains = of.covers.map((_, i) => weightOf(of, [...chosen, i]) - now)
    const most = Math.max(...gains)
    if (most <= 0) break
    chosen.push(gains.indexOf(most))
  }
  return chosen
}

test("choosing lazily chooses what reckoning everything anew chooses", () => {
  fc.assert(
    fc.property(choice, fc.integer({ min: 1, max: 5 }), (of, count) => {
      const { candidates, gains, total } = chooseGreedily(of, count)
      expect(candidates).toEqual(plainGreedy(of, count))
      expect(total).toBe(weightOf(of, candidates))
      expect(gains.reduce((sum, gain) => sum + gain, 0)).toBe(total)
    }),
    { numRuns: 500 },
  )
})

test("the best choice lies between what was chosen and its bound, and is at most 1.59 times it", () => {
  fc.assert(
    fc.property(choice, fc.integer({ min: 1, max: 5 }), (of, count) => {
      const { total, bound } = chooseGreedily(of, count)
      const most = best(of, count)
      expect(most).toBeLessThanOrEqual(bound)
      expect(total).toBeGreaterThanOrEqual(0.632 * most)
    }),
    { numRuns: 300 },
  )
})

test("the solver finds the best of every choice, and its relaxation bounds it", async () => {
  await fc.assert(
    fc.asyncProperty(choice, fc.integer({ min: 1, max: 4 }), async (of, count) => {
      const exact = await chooseExactly(of, count, true, 10)
      expect(exact.status).toBe("optimal")
      expect(exact.value).toBeCloseTo(best(of, count), 6)
      expect(weightOf(of, exact.candidates)).toBeCloseTo(exact.value, 6)
      const relaxed = await chooseExactly(of, count, false, 10)
      expect(relaxed.value).toBeGreaterThanOrEqual(exact.value - 1e-6)
    }),
    { numRuns: 15 },
  )
})

test("where nothing is wanted nothing is chosen", () => {
  const none = { covers: [Int32Array.of(0)], weights: Float64Array.of(0) }
  expect(chooseGreedily(none, 3)).toMatchObject({ candidates: [], total: 0, bound: 0 })
})
