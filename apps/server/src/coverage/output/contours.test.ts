import fc from "fast-check"
import { isInPolygon } from "@tinhso/places"
import { expect, test } from "vitest"
import type { Grid } from "../engine/grid.ts"
import { contoursAsGeoJson } from "./contours.ts"

/** The rings of every polygon of a picture's only line. */
function drawn(columns: number, values: readonly number[], least: number): number[][][][] {
  const grid: Grid = {
    stepX: 0.001,
    stepY: 0.001,
    column: 107_000,
    row: 69_000,
    columns,
    rows: values.length / columns,
  }
  const text = contoursAsGeoJson(grid, [{ values, least, properties: { level: -100 } }])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own text
  const { features } = JSON.parse(text) as {
    features: { geometry: { coordinates: number[][][][] } }[]
  }
  return features.flatMap(({ geometry }) => geometry.coordinates)
}

/** Twice the area that a ring runs around, above 0 against the clock. */
const turned = (ring: readonly (readonly number[])[]): number =>
  ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? []
    return sum + (x - 107) * (nextY - 21) - (nextX - 107) * (y - 21)
  }, 0)

const middleOf = (column: number, row: number) => ({
  longitude: 107 + (column + 0.5) / 1000,
  latitude: 21 - (row + 0.5) / 1000,
})

test("one pixel above the level is ringed where straight lines to its neighbours reach it", () => {
  const [rings] = drawn(3, [0, 0, 0, 0, 100, 0, 0, 0, 0], 50)
  // 49.5 of 100 on the way from the middle of a neighbour: 0.495 pixels from there.
  const reached = [
    [107.000995, 20.9985],
    [107.0015, 20.997995],
    [107.002005, 20.9985],
    [107.0015, 20.999005],
    [107.000995, 20.9985],
  ]
  expect(rings).toHaveLength(1)
  for (const [i, [lon = 0, lat = 0]] of reached.entries()) {
    expect(rings?.[0]?.[i]?.[0]).toBeCloseTo(lon, 6)
    expect(rings?.[0]?.[i]?.[1]).toBeCloseTo(lat, 6)
  }
})

test("at the edge of the picture a line follows the edge", () => {
  const [[ring] = []] = drawn(1, [7], 5)
  const lons = ring?.map(([lon = 0]) => lon) ?? []
  expect([Math.min(...lons), Math.max(...lons)]).toEqual([107, 107.001])
})

test("what nobody knows counts as little below the level, not as far below it", () => {
  const [[ring] = []] = drawn(3, [-32_768, -9000, -32_768], -9500)
  const lons = ring?.map(([lon = 0]) => lon) ?? []
  expect(Math.max(...lons)).toBeCloseTo(107.00183, 5)
})

test("an island in a hole is an area of its own, and keeps its own hole", () => {
  const size = 9
  const away = (i: number) => Math.max(Math.abs((i % size) - 4), Math.abs(Math.floor(i / size) - 4))
  const values = Array.from({ length: size * size }, (_, i) => (away(i) % 2 === 0 ? 1 : 0))
  expect(drawn(size, values, 1).map((rings) => rings.length)).toEqual([2, 2, 1])
})

test("nothing above the level gives an area of nothing", () => {
  expect(drawn(2, [1, 2, 3, 4], 9)).toEqual([])
})

const pictures = fc.integer({ min: 1, max: 9 }).chain((columns) =>
  fc.tuple(
    fc.constant(columns),
    fc
      .array(fc.integer({ min: -3, max: 3 }), { minLength: columns, maxLength: 9 * columns })
      .map((values) => values.slice(0, values.length - (values.length % columns))),
  ),
)

test("pixels at the level or above lie inside, others outside; rings turn as RFC 7946 says", () => {
  fc.assert(
    fc.property(pictures, ([columns, values]) => {
      const polygons = drawn(columns, values, 1)
      for (const [i, value] of values.entries()) {
        const middle = middleOf(i % columns, Math.floor(i / columns))
        const within = polygons.filter((rings) => isInPolygon(rings, middle))
        expect(within).toHaveLength(value >= 1 ? 1 : 0)
      }
      for (const [outer, ...holes] of polygons) {
        expect(turned(outer ?? [])).toBeGreaterThan(0)
        for (const hole of holes) {
          expect(turned(hole)).toBeLessThan(0)
          const [[longitude = 0, latitude = 0] = []] = hole
          expect(isInPolygon([outer ?? []], { longitude, latitude })).toBe(true)
        }
      }
    }),
  )
})
