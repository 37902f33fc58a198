import { metresBetween } from "@tinhso/places"
import fc from "fast-check"
import { expect, test } from "vitest"
import { clustersOf, pairKey, type Placed } from "./clusters.ts"

/** Metres east and north of a place in Bắc Kạn. */
const at = (id: string, east: number, north: number, ...holders: string[]): Placed => ({
  id,
  longitude: 105.8 + east / (111_195 * Math.cos((22.1 * Math.PI) / 180)),
  latitude: 22.1 + north / 111_195,
  holders,
})
const NONE = new Set<string>()

test("two masts of two operators within 30 m are one group, with their distance", () => {
  const clusters = clustersOf(
    [at("A", 0, 0, "V"), at("B", 12, 5, "M"), at("C", 500, 0, "M")],
    30,
    NONE,
  )

  expect(clusters).toEqual([
    { members: ["A", "B"], pairs: [{ asset: "A", other: "B", metres: 13 }] },
  ])
})

test("a chain is not one group: its ends are too far apart", () => {
  const clusters = clustersOf(
    [at("A", 0, 0, "V"), at("B", 20, 0, "M"), at("C", 45, 0, "N")],
    30,
    NONE,
  )

  expect(clusters.map(({ members }) => members)).toEqual([
    ["A", "B"],
    ["B", "C"],
  ])
})

test("three masts that all lie together are one group of three pairs", () => {
  const [cluster] = clustersOf(
    [at("A", 0, 0, "V"), at("B", 10, 0, "M"), at("C", 5, 8, "N")],
    30,
    NONE,
  )

  expect([cluster?.members, cluster?.pairs.length]).toEqual([["A", "B", "C"], 3])
})

test.each([
  ["of one operator", [at("A", 0, 0, "V"), at("B", 5, 0, "V")], NONE, 0],
  ["whose operators nobody knows", [at("A", 0, 0), at("B", 5, 0)], NONE, 1],
  [
    "decided to be apart",
    [at("A", 0, 0, "V"), at("B", 5, 0, "M")],
    new Set([pairKey("B", "A")]),
    0,
  ],
])("two masts %s", (_what, assets, apart, groups) => {
  expect(clustersOf(assets, 30, apart)).toHaveLength(groups)
})

const some = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 })),
  {
    maxLength: 40,
  },
)

test("every pair within reach is in a group, and no group has a pair beyond it", () => {
  fc.assert(
    fc.property(some, (places) => {
      const assets = places.map(([east, north], index) => at(`T${index}`, east, north, `${index}`))
      const clusters = clustersOf(assets, 30, NONE)
      const together = new Set(
        clusters.flatMap(({ members }) =>
          members.flatMap((one, i) => members.slice(i + 1).map((other) => pairKey(one, other))),
        ),
      )
      for (const one of assets) {
        for (const other of assets) {
          if (one.id >= other.id) continue
          expect(together.has(pairKey(one.id, other.id))).toBe(metresBetween(one, other) <= 30)
        }
      }
    }),
  )
})
