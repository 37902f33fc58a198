import fc from "fast-check"
import { expect, test } from "vitest"
import { withoutTimeOfDay } from "../import/read-file.ts"
import { points } from "../testing/points.ts"
import { cellsOf } from "./cells.ts"
import { daysOf } from "./days.ts"
import { inOrderOfPlace } from "./order.ts"
import { packed, unpacked } from "./pack.ts"
import { partsOf } from "./parts.ts"
import { joined, NO_VALUE, NUMBER_COLUMNS, type Points } from "./points.ts"

const point = fc.record({
  longitude: fc.integer({ min: 102_000_000, max: 117_900_000 }).map((n) => n / 1e6),
  latitude: fc.integer({ min: 6_000_000, max: 23_500_000 }).map((n) => n / 1e6),
  seconds: fc.option(fc.integer({ min: 1_500_000_000, max: 1_800_000_000 })),
  technology: fc.option(fc.constantFrom("2G", "4G", "5G")),
  operator: fc.option(fc.constantFrom("452-01", "452-04")),
  level: fc.option(fc.oneof(fc.constant("silent" as const), fc.integer({ min: -140, max: -40 }))),
  cell: fc.option(fc.constantFrom("1/2", "/256001", "ấn/3")),
  download: fc.option(fc.integer({ min: 0, max: 900_000 })),
  latency: fc.option(fc.integer({ min: 0, max: 3000 })),
})

const rows = (list: Points) =>
  Array.from({ length: list.length }, (_, i) =>
    [
      ...NUMBER_COLUMNS.map((name) => list[name][i]),
      list.words.technology[list.technology[i]!],
      list.words.operator[list.operator[i]!],
      list.words.cell[list.cell[i]!],
    ].join(" "),
  )
/** Positions of words differ from list to list; what they say does not. */
const said = (list: Points) => rows(list).map((row) => row.split(" ").toSpliced(6, 4).join(" "))

test("packed points come back as they were, in batches of any size", () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 80 }), (list) => {
      const before = points(list)
      const back = joined([...packed(before)].map(({ bytes }) => unpacked(bytes)))
      expect(said(back)).toEqual(said(before))
    }),
    { numRuns: 60 },
  )
})

test("several lists become one, each word said as before", () => {
  fc.assert(
    fc.property(fc.array(point), fc.array(point), (one, two) => {
      const [a, b] = [points(one), points(two)]
      expect(said(joined([a, b]))).toEqual([...said(a), ...said(b)])
    }),
    { numRuns: 60 },
  )
})

test("in the order of places nothing is lost but exact repetitions", () => {
  const list = points([
    { longitude: 107.2, latitude: 21, level: -80, seconds: 1_700_000_000 },
    { longitude: 107.1, latitude: 21, level: -81, seconds: 1_700_000_001 },
    { longitude: 107.2, latitude: 21, level: -80, seconds: 1_700_000_000 },
    { longitude: 107.2, latitude: 21, level: -80, seconds: 1_700_000_002 },
  ])
  const { points: ordered, repeated } = inOrderOfPlace(list)

  expect(repeated).toBe(1)
  expect([...ordered.longitude]).toEqual([107_100_000, 107_200_000, 107_200_000])
})

test("of points of phones only the Vietnamese day stays, and no way can be followed", () => {
  const nine = Date.UTC(2026, 2, 14, 17, 30) / 1000
  const list = points([
    { longitude: 107.3, seconds: nine + 7200, level: -80 },
    { longitude: 107.1, seconds: nine, level: -80 },
  ])
  const plain = withoutTimeOfDay(list)

  // 17:30 UTC on the 14th is half past midnight on the 15th in Viet Nam.
  expect(daysOf(plain)).toEqual({ from: "2026-03-15", to: "2026-03-15" })
  expect(new Set(plain.seconds).size).toBe(1)
  expect([...plain.longitude]).toEqual([107_100_000, 107_300_000])
})

test("parts are by technology and operator, with medians; what too few values say is left out", () => {
  const list = points([
    ...[-80, -90, -100].map((level) => ({ level, download: 30_000, latency: 40 })),
    { level: "silent" as const, technology: "3G" },
  ])

  expect(partsOf(list, 2)).toMatchObject([
    {
      technology: "4G",
      points: 3,
      levels: 3,
      median: -90,
      p10: -98,
      tests: 3,
      download: 30,
      latency: 40,
    },
    { technology: "3G", points: 1, levels: 1, median: null, tests: 0, download: null },
  ])
})

test("cells are equally large everywhere and each point lies in exactly one of them", () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 50 }), (list) => {
      const cells = cellsOf(points(list), 500)
      expect(cells.points.reduce((sum, n) => sum + n, 0)).toBe(list.length)
      for (let i = 0; i < cells.length; i++) {
        const middle = ((cells.south[i]! + cells.north[i]!) / 2) * (Math.PI / 180)
        const wide = (cells.east[i]! - cells.west[i]!) * 111_320 * Math.cos(middle)
        expect(wide).toBeCloseTo(500, 3)
        expect((cells.north[i]! - cells.south[i]!) * 111_320).toBeCloseTo(500, 6)
      }
    }),
    { numRuns: 40 },
  )
})

test("a cell where most points heard nothing has no level", () => {
  const place = { longitude: 107.0005, latitude: 20.9995 }
  const cells = cellsOf(
    points([
      { ...place, level: "silent" },
      { ...place, level: "silent" },
      { ...place, level: -90 },
    ]),
    500,
  )

  expect([cells.level[0], cells.silent[0], cells.points[0]]).toEqual([NO_VALUE, 2, 3])
})
