import fc from "fast-check"
import { expect, test } from "vitest"
import { CriterionTree } from "../index-set/tree.ts"
import { group, row } from "../testing/index-set.ts"
import { gainsOf, rankWith } from "./gains.ts"
import { mergedIndices } from "./merged.ts"
import { rankBands } from "./rank-bands.ts"
import { placesGained, standingsOf } from "./standings.ts"
import { pillarsOf, type Score, totalsOf } from "./totals.ts"

const scores = (given: Record<string, Score>) => new Map(Object.entries(given))

test("points add up through every depth; a criterion without a score counts nothing of its maximum", () => {
  const tree = new CriterionTree([
    group("4", null),
    row("4.1"),
    group("4.22", null),
    row("4.22.1"),
    row("4.22.11"),
  ])
  const totals = totalsOf(tree, scores({ "4.1": 0.1, "4.22.1": 0.2, "4.22.11": null }))

  expect(totals).toMatchObject({ points: 0.3, maxPoints: 30, value: 0.01 })
  expect(totals.rows.get("4.22")).toEqual({ code: "4.22", points: 0.2, maxPoints: 20 })
  expect(totals.rows.get("4.22.11")).toEqual({ code: "4.22.11", points: null, maxPoints: 10 })
})

test.each([
  ["full", { points: 15, maxPoints: 20, value: 0.75 }],
  ["excluded", { points: 5, maxPoints: 10, value: 0.5 }],
  ["rescaled", { points: 10, maxPoints: 20, value: 0.5 }],
  ["refused", { points: 5, maxPoints: 20, value: 0.25 }],
] as const)("what does not apply under the policy “%s”", (notApplicable, expected) => {
  const tree = new CriterionTree([group("1", 20), row("1.1"), row("1.2", { notApplicable })])
  expect(totalsOf(tree, scores({ "1.1": 5, "1.2": "not-applicable" }))).toMatchObject(expected)
})

test("a group that left as a whole is made up for by the group above", () => {
  const tree = new CriterionTree([
    group("1", 20),
    group("1.1", 10),
    row("1.1.1", { notApplicable: "rescaled" }),
    row("1.2"),
  ])
  expect(totalsOf(tree, scores({ "1.1.1": "not-applicable", "1.2": 8 }))).toMatchObject({
    points: 16,
    maxPoints: 20,
  })
})

test("unscored rows, information and gaps have no points", () => {
  const tree = new CriterionTree([
    group("1", null),
    row("1.1", { kind: "unscored", maxPoints: 0 }),
    row("1.2", { kind: "information", maxPoints: null }),
    row("1.*", { kind: "gap", maxPoints: null }),
    row("1.3"),
  ])
  expect(totalsOf(tree, scores({ "1.1": 9, "1.3": 4 }))).toMatchObject({ points: 4, maxPoints: 10 })
})

test("pillars share rows with one another and never enter the total", () => {
  const tree = new CriterionTree([
    group("1", 10),
    row("1.1"),
    group("2", 10),
    row("2.1"),
    group("3", 10),
    row("3.1"),
  ])
  const totals = totalsOf(tree, scores({ "1.1": 6, "2.1": 4, "3.1": 10 }))
  const pillars = [
    { code: "P1", name: "A", members: ["1", "2"] },
    { code: "P2", name: "B", members: ["1", "3"] },
  ]

  expect(totals.points).toBe(20)
  expect(pillarsOf(pillars, totals)).toEqual([
    { code: "P1", points: 10, maxPoints: 20, value: 0.5 },
    { code: "P2", points: 16, maxPoints: 20, value: 0.8 },
  ])
})

const ranked = (unit: string, points: number, name = unit) => ({ unit, points, name })

test("equal points share a rank and the next is skipped; equal ones stand by name", () => {
  const standings = standingsOf([
    ranked("c", 5, "Đông"),
    ranked("b", 5, "Dương"),
    ranked("a", 9),
    ranked("d", 1),
  ])
  expect(standings.map(({ unit, rank }) => [unit, rank])).toEqual([
    ["a", 1],
    ["b", 2],
    ["c", 2],
    ["d", 4],
  ])
})

test("too few peers are not ranked", () => {
  expect(standingsOf([ranked("a", 9), ranked("b", 5)], 3).map(({ rank }) => rank)).toEqual([
    null,
    null,
  ])
})

test("places gained are told only where both rounds ranked", () => {
  const [now, before] = [
    { unit: "a", points: 1, rank: 3, of: 9 },
    { unit: "a", points: 1, rank: 7, of: 9 },
  ]
  expect(placesGained(now, before)).toBe(4)
  expect(placesGained(now, undefined)).toBeNull()
})

test("bands hold their rank, widen where points lie close, and repeat for a seed", () => {
  const points = [
    Float64Array.of(10, 10),
    Float64Array.of(9, 1),
    Float64Array.of(1, 8.9),
    Float64Array.of(0, 0),
  ]
  const maxima = Float64Array.of(10, 10)
  const bands = rankBands(["a", "b", "c", "d"], points, maxima)

  expect(bands).toEqual([
    { unit: "a", rank: 1, best: 1, worst: 1 },
    { unit: "b", rank: 2, best: 2, worst: 3 },
    { unit: "c", rank: 3, best: 2, worst: 3 },
    { unit: "d", rank: 4, best: 4, worst: 4 },
  ])
  expect(rankBands(["a", "b", "c", "d"], points, maxima)).toEqual(bands)
})

test("ranks of bands are those of the standings, ties too", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }), {
        minLength: 1,
        maxLength: 12,
      }),
      (rows) => {
        const units = rows.map((_, i) => `u${i}`)
        const totals = rows.map((own) => own.reduce((a, b) => a + b, 0))
        const standing = new Map(
          standingsOf(units.map((unit, i) => ranked(unit, totals[i] ?? 0))).map((one) => [
            one.unit,
            one.rank,
          ]),
        )
        const bands = rankBands(
          units,
          rows.map((own) => Float64Array.from(own)),
          Float64Array.of(3, 3, 3),
          { shake: 0, draws: 3, seed: 7 },
        )
        for (const band of bands) {
          expect([band.rank, band.best, band.worst]).toEqual(
            Array.from({ length: 3 }, () => standing.get(band.unit)),
          )
        }
      },
    ),
  )
})

test("the criteria that gain most come first; of equal ones what a peer has reached", () => {
  const tree = new CriterionTree([
    row("1"),
    row("2"),
    row("3"),
    row("4", { maxPoints: 30 }),
    row("5"),
  ])
  const own = scores({ "1": 10, "2": 0, "3": 0, "4": 28, "5": "not-applicable" })
  const gains = gainsOf(tree, own, [scores({ "3": 10, "4": 29 }), scores({ "2": 2 })])

  expect(gains).toEqual([
    { code: "3", lost: 10, toBest: 10, peersAhead: 1 },
    { code: "2", lost: 10, toBest: 2, peersAhead: 1 },
    { code: "4", lost: 2, toBest: 1, peersAhead: 1 },
  ])
  expect(rankWith(38, gains.slice(0, 2), [50, 60, 58, 40])).toBe(2)
})

test("a merged province has the plain mean of the former ones, and what the figures give, apart", () => {
  const former = [
    new Map([
      ["1", 0.8],
      ["2", null],
    ]),
    new Map([
      ["1", 0.7001],
      ["2", 0.5],
    ]),
  ]
  expect(mergedIndices(["1", "2"], former, new Map([["1", 0.7712]]))).toEqual([
    { code: "1", mean: 0.7501, recomputed: 0.7712 },
    { code: "2", mean: null, recomputed: null },
  ])
})
