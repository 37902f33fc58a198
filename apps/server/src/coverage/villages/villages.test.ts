import fc from "fast-check"
import { distanceBetween } from "@tinhso/terrain"
import { expect, test } from "vitest"
import { gapsOf } from "./gaps.ts"
import { distanceToWays } from "./nearest-line.ts"
import { type Reached, servedByUnit } from "./served.ts"
import { isWithin, POINTS, pointsOfVillage } from "./spread.ts"
import type { Polygon, Village } from "./village.ts"

const village = (id: string, more: Partial<Village> = {}): Village => ({
  id,
  name: `Thôn ${id}`,
  unit: "Xã A",
  lat: 21,
  lon: 107,
  area: null,
  households: 100,
  population: 400,
  ...more,
})

const reached = (covered: number[], known = covered.map(() => 25)): Reached => ({
  technology: "4G",
  operator: null,
  covered,
  known,
})

/** A triangle around the middle. */
const ring = (half: number) =>
  [
    [107 - half, 21 - half],
    [107 + half, 21 - half],
    [107 + half, 21 + 2 * half],
    [107 - half, 21 - half],
  ] as const

test("a village without an area is a square of 25 points around its middle", () => {
  const points = pointsOfVillage(village("a"), 200)
  expect(points).toHaveLength(POINTS)
  expect(points[12]).toEqual({ lat: 21, lon: 107 })
  const corner = points[0]!
  expect(distanceBetween(21, 107, corner.lat, corner.lon)).toBeCloseTo(200 * Math.SQRT2, 0)
})

test("a village with an area has 25 points in it, none in its holes, always the same", () => {
  const hole: Polygon = [ring(0.01), ring(0.003)]
  fc.assert(
    fc.property(fc.constantFrom<Polygon>([ring(0.01)], [ring(0.0004)], hole), (polygon) => {
      const area = [polygon]
      const points = pointsOfVillage(village("a", { area }), 200)
      expect(points).toHaveLength(POINTS)
      expect(points.every(({ lat, lon }) => isWithin(area, lon, lat))).toBe(true)
      expect(pointsOfVillage(village("a", { area }), 200)).toEqual(points)
    }),
  )
})

test("an area of nothing is its middle's square", () => {
  const line: Polygon = [
    [
      [107, 21],
      [107.1, 21],
      [107, 21],
    ],
  ]
  expect(pointsOfVillage(village("a", { area: [line] }), 100)).toHaveLength(POINTS)
})

test("villages count by the rule, households and people in proportion", () => {
  const villages = [village("a"), village("b"), village("c", { unit: "Xã B" })]
  const [first, , all] = servedByUnit(villages, [reached([25, 10, 5])], 0.5)
  expect(first).toMatchObject({
    unit: "Xã A",
    villages: { served: 1, of: 2 },
    households: { served: 140, of: 200 },
    population: { served: 560, of: 800 },
  })
  expect(all).toMatchObject({ unit: "*", villages: { served: 1, of: 3 } })
})

test("what nobody counted and where ground is unknown is left out and told, never nought", () => {
  const villages = [
    village("a"),
    village("b", { households: null }),
    village("c", { population: null }),
  ]
  const [unit] = servedByUnit(villages, [reached([25, 25, 0], [25, 25, 0])], 0.5)
  expect(unit).toMatchObject({
    villages: { served: 2, of: 2, unknownVillages: 1 },
    households: { served: 100, of: 100, unknownVillages: 2 },
    population: { served: 800, of: 800, unknownVillages: 1 },
  })
})

test("gaps are villages without signal that lie together, those with most people first", () => {
  const villages = [
    village("a", { lat: 21, population: 100 }),
    village("b", { lat: 21.01, population: 150 }),
    village("c", { lat: 21.02, population: null }),
    village("d", { lat: 21.2, population: 300 }),
    village("e", { lat: 21.21, population: 900 }),
  ]
  const masts = [{ lat: 21.05, lon: 107 }]
  const fibre = distanceToWays([[[107.01, 20.9] as const, [107.01, 21.1] as const]])
  const gaps = gapsOf(villages, reached([0, 12, 3, 0, 25]), 0.5, 1500, masts, fibre)
  expect(gaps.map((gap) => gap.villages.map(({ id }) => id))).toEqual([["d"], ["b", "a", "c"]])
  expect(gaps[1]).toMatchObject({ population: 250, households: 300, uncountedVillages: 1 })
  expect(gaps[1]?.toMast).toBeGreaterThan(3300)
  expect(gaps[1]?.toMast).toBeLessThan(3350)
  expect(gaps[1]?.toFibre).toBeCloseTo(1039, -1)
})

test("no village is in two gaps, and each village without signal is in one", () => {
  const place = fc.record({ lat: fc.double({ min: 21, max: 21.2, noNaN: true }), hit: fc.nat(25) })
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), (places) => {
      const villages = places.map(({ lat }, i) => village(`v${i}`, { lat }))
      const gaps = gapsOf(villages, reached(places.map(({ hit }) => hit)), 0.5, 1000, [], null)
      const ids = gaps.flatMap((gap) => gap.villages.map(({ id }) => id)).toSorted()
      const without = villages.filter((_, i) => places[i]!.hit < 12.5).map(({ id }) => id)
      expect(ids).toEqual(without.toSorted())
      expect(gaps.every(({ toMast }) => toMast === null)).toBe(true)
    }),
  )
})

test("a way of one point is a node", () => {
  expect(distanceToWays([[[107, 21.01]]])({ lat: 21, lon: 107 })).toBeCloseTo(1107, 0)
  expect(distanceToWays([])({ lat: 21, lon: 107 })).toBe(Infinity)
})
