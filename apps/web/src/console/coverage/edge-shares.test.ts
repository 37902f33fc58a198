import { expect, test } from "vitest"
import { edgeShares } from "./edge-shares.ts"

test("what ends coverage is told in shares, the most frequent first", () => {
  expect(edgeShares({ radius: 20, budget: 50, hidden: 130, terrain: 0 })).toEqual([
    { edge: "hidden", share: 65 },
    { edge: "budget", share: 25 },
    { edge: "radius", share: 10 },
  ])
})

test("where coverage ends nowhere, or nobody counted, nothing is told", () => {
  expect(edgeShares({ radius: 0, budget: 0, hidden: 0, terrain: 0 })).toEqual([])
  expect(edgeShares(null)).toEqual([])
})
