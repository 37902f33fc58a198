import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { expect, test } from "vitest"
import { boxOf } from "./geometry.ts"
import { locatorOf, type UnitArea } from "./locate.ts"
import { Geometry } from "./model.ts"
import { Type } from "typebox"
import { Value } from "typebox/value"

const square = (
  unit: string,
  west: number,
  south: number,
  more: Partial<UnitArea> = {},
): UnitArea => {
  const [east, north] = [west + 1, south + 1]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return {
    unit,
    level: "commune",
    opened: null,
    closed: null,
    polygons: [[ring]],
    west,
    south,
    east,
    north,
    ...more,
  }
}

test("every place of a grid lies in exactly one of its squares, on edges and corners too", () => {
  const squares = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => square(`${x}.${y}`, x, y)))
  const locator = locatorOf(squares)
  const coordinate = fc.oneof(
    fc.integer({ min: 0, max: 2 }),
    fc.double({ min: 0, max: 2.999, noNaN: true }),
  )
  fc.assert(
    fc.property(coordinate, coordinate, (x, y) => {
      const inside = squares.filter(({ unit }) => locator.isInside(unit, x, y))
      expect(inside.map(({ unit }) => unit)).toEqual([locator.unitAt(x, y, "2026-01-01")])
    }),
  )
})

test("a hole is outside, and what lies in it is another unit's", () => {
  const hole = [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.75, 0.75],
    [0.25, 0.75],
    [0.25, 0.25],
  ]
  const outer = square("outer", 0, 0)
  const ringed = { ...outer, polygons: [[...(outer.polygons[0] ?? []), hole]] }
  const inner = {
    ...square("inner", 0, 0),
    polygons: [[hole]],
    west: 0.25,
    south: 0.25,
    east: 0.75,
    north: 0.75,
  }
  const locator = locatorOf([ringed, inner])

  expect(locator.unitAt(0.5, 0.5, "2026-01-01")).toBe("inner")
  expect(locator.unitAt(0.1, 0.5, "2026-01-01")).toBe("outer")
})

test("the unit is one of the day, and a commune before its province", () => {
  const old = square("old", 0, 0, { closed: "2025-07-01" })
  const province = square("province", 0, 0, { level: "province", opened: "2025-07-01" })
  const commune = square("commune", 0, 0, { opened: "2025-07-01" })
  const locator = locatorOf([province, old, commune])

  expect(locator.unitAt(0.5, 0.5, "2025-06-30")).toBe("old")
  expect(locator.unitAt(0.5, 0.5, "2025-07-01")).toBe("commune")
  expect(locator.unitAt(5, 5, "2025-07-01")).toBeNull()
})

test("how far a place is from a boundary is told in metres", () => {
  const locator = locatorOf([square("a", 107, 21)])

  expect(locator.metresFrom("a", 107.5, 20.99)).toBeCloseTo(1112, 0)
  expect(locator.metresFrom("a", 106.99, 21.5)).toBeCloseTo(1035, -1)
  expect(locator.metresFrom("b", 0, 0)).toBeNull()
})

const Features = Type.Object({ features: Type.Array(Type.Object({ geometry: Geometry })) })
const COMMUNES = "../shared/gis/communes_2025_QN_BN_TN.geojson"
test.skipIf(!existsSync(COMMUNES))(
  "over the communes of three provinces a place lies in at most two, and nearly always in one (needs ../shared)",
  () => {
    const { features } = Value.Parse(Features, JSON.parse(readFileSync(COMMUNES, "utf8")))
    const areas = features.map(({ geometry: shape }, i): UnitArea => {
      const [west, south, east, north] = boxOf(shape)
      const polygons =
        shape.type === "MultiPolygon"
          ? shape.coordinates
          : shape.type === "Polygon"
            ? [shape.coordinates]
            : []
      return {
        unit: String(i),
        level: "commune",
        opened: null,
        closed: null,
        polygons,
        west,
        south,
        east,
        north,
      }
    })
    const locator = locatorOf(areas)
    let [inside, several] = [0, 0]
    for (let n = 0; n < 4000; n++) {
      const x = 105.6 + ((n * 0.618_034) % 1) * 2.4
      const y = 20.7 + ((n * 0.754_877) % 1) * 1.2
      const found = areas.filter(({ unit }) => locator.isInside(unit, x, y)).length
      if (found > 0) inside++
      if (found > 1) several++
      expect(locator.unitAt(x, y, "2026-01-01") === null).toBe(found === 0)
    }
    expect(inside).toBeGreaterThan(1500)
    expect(several).toBeLessThan(inside / 200)
  },
)
