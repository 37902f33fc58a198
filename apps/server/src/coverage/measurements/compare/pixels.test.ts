import { expect, test } from "vitest"
import { points } from "../testing/points.ts"
import { measuredPixels, type PixelGrid } from "./pixels.ts"
import { stationFinder } from "./stations.ts"

const GRID: PixelGrid = { west: 107, north: 21, stepX: 0.001, stepY: 0.001, columns: 10, rows: 10 }

const all = (n: number) => Uint32Array.from({ length: n }, (_, i) => i)
const wish = (list: Parameters<typeof points>[0]) => ({
  points: points(list),
  positions: all(list.length),
  grid: GRID,
  correction: 0,
  floor: null,
  stationOf: null,
})

test("a stop at a crossing counts once: the median of a pixel, whatever the number of its points", () => {
  const stop = Array.from({ length: 500 }, () => ({
    longitude: 107.0005,
    latitude: 20.9995,
    level: -70,
  }))
  const drive = { longitude: 107.0015, latitude: 20.9995, level: -90 }

  expect(measuredPixels(wish([...stop, drive])).pixels).toEqual([
    { pixel: 0, level: -7000, censored: false, points: 500, station: -1 },
    { pixel: 1, level: -9000, censored: false, points: 1, station: -1 },
  ])
})

test("of an even number the middle between the two middle ones", () => {
  const levels = [-80, -90, -70, -100]
  const list = levels.map((level) => ({ longitude: 107.0005, latitude: 20.9995, level }))

  expect(measuredPixels(wish(list)).pixels[0]?.level).toBe(-8500)
})

test("where half of the points heard nothing, the pixel did not", () => {
  const place = { longitude: 107.0005, latitude: 20.9995 }
  const list = [
    { ...place, level: "silent" as const },
    { ...place, level: -119 },
    { ...place, level: -100 },
  ]
  const silentHalf = measuredPixels(wish([list[0]!, list[2]!])).pixels[0]
  const withFloor = measuredPixels({ ...wish(list), floor: -11_800 }).pixels[0]
  const without = measuredPixels(wish(list)).pixels[0]

  expect([silentHalf?.censored, withFloor?.censored, without?.censored]).toEqual([
    true,
    true,
    false,
  ])
})

test("a declared correction moves levels, and the floor is that of the receiver itself", () => {
  const list = [{ longitude: 107.0005, latitude: 20.9995, level: -119 }]

  expect(
    measuredPixels({ ...wish(list), correction: 800, floor: -11_800 }).pixels[0],
  ).toMatchObject({ level: -11_100, censored: true })
})

test("points outside of the pictures and points without a level are counted, not compared", () => {
  const list = [
    { longitude: 106.9995, latitude: 20.9995, level: -80 },
    { longitude: 107.0005, latitude: 20.9895, level: -80 },
    { longitude: 107.0005, latitude: 20.9995, level: null },
  ]

  expect(measuredPixels(wish(list))).toEqual({ pixels: [], withoutLevel: 1, outside: 2 })
})

test("the order of points changes nothing", () => {
  const list = Array.from({ length: 60 }, (_, i) => ({
    longitude: 107 + ((i * 7) % 10) / 1000 + 0.0005,
    latitude: 20.9995,
    level: -80 - ((i * 13) % 37),
  }))

  expect(measuredPixels(wish(list.toReversed()))).toEqual(measuredPixels(wish(list)))
})

const STATIONS = [
  { id: "TS-000001", technology: "4G", operator: "Viettel", codes: ["QNH0123"] },
  { id: "402211", technology: "4G", operator: "Viettel" },
  { id: "LTE-452-04-1000", technology: "4G", operator: "Viettel" },
]

test.each([
  ["the id of the station", "/402211", 1],
  ["a code of the register", "QNH0123/", 0],
  ["the node of an LTE cell, by its first bits", "/256001", 2],
  ["the node in a column of its own", "1000/3", 2],
  ["nothing that is known", "77/88", -1],
])("a cell belongs to a station by %s", (_name, cell, expected) => {
  expect(stationFinder(STATIONS, [0, 1, 2])(cell, "452-04")).toBe(expected)
})

test("a name that two stations have matches neither", () => {
  const twins = [
    { id: "A", technology: "4G", operator: "x", codes: ["7"] },
    { id: "B", technology: "4G", operator: "x", codes: ["7"] },
  ]

  expect(stationFinder(twins, [0, 1])("/7", null)).toBe(-1)
})

test("most points of a pixel say which station served it", () => {
  const place = { longitude: 107.0005, latitude: 20.9995, level: -80 }
  const list = ["1/1", "1/1", "2/1"].map((cell) => ({ ...place, cell }))
  const { words } = points(list)
  const found = measuredPixels({
    ...wish(list),
    stationOf: (word) => ({ "1/1": 5, "2/1": 3 })[words.cell[word] ?? ""] ?? -1,
  })

  expect(found.pixels[0]?.station).toBe(5)
})
