import fc from "fast-check"
import { expect, test } from "vitest"
import { type Box, metresBetween, type Point } from "./box.ts"
import { toMetres, utm, vn2000, VN2000_SIX_DEGREES } from "./grid.ts"
import { type PairOptions, type PlaceReading, readPair } from "./pair.ts"
import { readTogether } from "./together.ts"

const BAC_KAN: Box = { west: 105.4, south: 21.8, east: 106.3, north: 22.8 }
const GRIDS = [vn2000(106.5, 3), ...VN2000_SIX_DEGREES]
const options: PairOptions = { first: "longitude", area: BAC_KAN, grids: GRIDS }

test.each([
  ["105,768149", "21,900052", [] as string[]],
  ["21.92709", "106.01626", ["swapped"]],
  ["105°37'50,0\"E", "21°57'2,9\"N", []],
  ["21°57'2,9\"N", "105°37'50,0\"E", ["swapped"]],
  ["448890", "2456897", ["grid"]],
  ["2456897", "448890", ["grid", "swapped"]],
  ["2.456.897", "448.890", ["grid", "swapped"]],
  ["106,2", "21,1", ["outside-area"]],
])("%s and %s under longitude and latitude are read; said: %j", (first, second, codes) => {
  const read = readPair(first, second, options)

  expect(read).toMatchObject({ kind: "point" })
  expect(read.kind === "point" && read.notes.map(({ code }) => code)).toEqual(codes)
})

test("metres are put on the only grid that leads into the area", () => {
  expect(readPair("448890", "2456897", options)).toMatchObject({
    kind: "point",
    longitude: expect.closeTo(106.006165, 5),
    latitude: expect.closeTo(22.209063, 5),
    notes: [{ code: "grid", grid: { datum: "VN-2000", meridian: 106.5, zone: 3 } }],
  })
})

test("metres that two grids lead into the area are asked about, each place named", () => {
  const read = readPair("448890", "2456897", { ...options, area: { ...BAC_KAN, west: 104 } })

  expect(read).toMatchObject({ kind: "asked", why: "grid" })
  expect(read.kind === "asked" && read.candidates.map(({ grid }) => grid?.meridian)).toEqual([
    106.5, 105,
  ])
})

test("metres without a grid are asked about, never placed", () => {
  expect(readPair("448890", "2456897", { first: "longitude" })).toMatchObject({ kind: "asked" })
})

test.each([
  ["2118150", "10607000", 106.07, 21.1815],
  ["21181500", "106070000", 106.07, 21.1815],
  ["2118150", "106.07", 106.07, 21.1815],
])("%s and %s without their marks are asked about, with what they may be", (a, b, lon, lat) => {
  const read = readPair(a, b, { first: "latitude" })

  expect(read.kind).toBe("asked")
  expect(read.kind === "asked" && read.candidates).toContainEqual({
    longitude: lon,
    latitude: lat,
    grid: null,
  })
})

test("N beside Đ means north where only north lies in the country, and it is said", () => {
  expect(readPair("106°04'12\"Đ", "21°10'53\"N", { first: "longitude" })).toMatchObject({
    kind: "point",
    latitude: expect.closeTo(21.181389, 6),
    notes: [{ code: "hemisphere" }],
  })
})

test("N is asked about where north and south both lie in the country", () => {
  const country = { west: 100, south: -30, east: 120, north: 30 }

  expect(readPair("106°Đ", "5°N", { first: "longitude", country })).toMatchObject({
    kind: "asked",
    why: "several",
    candidates: [{ latitude: -5 }, { latitude: 5 }],
  })
})

test.each([
  ["0", "0"],
  ["106.07", "-21.18"],
  ["2.3522", "48.8566"],
  ["139.69", "35.68"],
  ["-106.07", "21.18"],
])("%s, %s lies outside of the country", (longitude, latitude) => {
  expect(readPair(longitude, latitude, options)).toEqual({
    kind: "outside",
    longitude: Number(longitude),
    latitude: Number(latitude),
  })
})

test.each([
  ["", "21.18", "first", "empty"],
  ["106.07", "chưa rõ", "second", "letters"],
  ["", "", "both", "empty"],
])("“%s” and “%s” are not read: %s, %s", (first, second, which, why) => {
  expect(readPair(first, second, options)).toEqual({ kind: "unreadable", which, why })
})

test.each([
  ["21.18, 106.07"],
  ["21,18; 106,07"],
  ["21,18, 106,07"],
  ["21,18,106,07"],
  ["21.18 106.07"],
  ["(21.18,106.07)"],
  ["106.07/21.18"],
  ["106.07\n21.18"],
  ["21°10'48\"N 106°04'12\"E"],
  ["21°10'48\"N106°04'12\"E"],
  ["N21°10'48\" - E106°04'12\""],
  ["21 10 48 106 04 12"],
  ["N21.18 E106.07"],
  ["Vĩ độ: 21.18; Kinh độ: 106.07"],
])("%s in one cell is one place", (text) => {
  expect(readTogether(text, { first: null })).toMatchObject({
    kind: "point",
    longitude: expect.closeTo(106.07, 9),
    latitude: expect.closeTo(21.18, 9),
  })
})

test("metres in one cell are read as X north and Y east", () => {
  expect(readTogether("X=2456897; Y=448890", { ...options, first: null })).toMatchObject({
    kind: "point",
    longitude: expect.closeTo(106.006165, 5),
  })
})

test.each([["21.18"], ["105 59 12,3"], ["105°59'12,3\""]])(
  "%s alone in a cell for two is no place",
  (text) => {
    expect(readTogether(text, { first: null })).toEqual({
      kind: "unreadable",
      which: "second",
      why: "empty",
    })
  },
)

const inside = fc.record({
  longitude: fc.double({ min: 105.5, max: 106.2, noNaN: true }),
  latitude: fc.double({ min: 21.9, max: 22.7, noNaN: true }),
})

/** How far a reading lies from a place; one that gives no place lies nowhere. */
const away = (read: PlaceReading, point: Point) =>
  read.kind === "point" ? metresBetween(read, point) : Number.POSITIVE_INFINITY

const parts = (value: number) => {
  const tenths = Math.round(value * 36_000)
  return {
    d: Math.floor(tenths / 36_000),
    m: Math.floor((tenths % 36_000) / 600),
    s: ((tenths % 600) / 10).toFixed(1),
  }
}

/** How people write one coordinate; all within half of the last place. */
const WRITERS: readonly ((value: number, axis: "N" | "E") => string)[] = [
  (value) => value.toFixed(6),
  (value) => value.toFixed(5).replace(".", ","),
  (value, axis) => `${axis}${value.toFixed(6)}`,
  (value) => `${parts(value).d}°${parts(value).m}'${parts(value).s}"`,
  (value, axis) =>
    `${parts(value).d}º${parts(value).m}’${parts(value).s.replace(".", ",")}” ${axis}`,
  (value, axis) =>
    `${parts(value).d} ${parts(value).m} ${parts(value).s}${axis === "N" ? " B" : " Đ"}`.normalize(
      "NFD",
    ),
  (value) => `${parts(value).d}-${parts(value).m}-${parts(value).s}`,
  (value) => `${Math.floor(value)}°${((value % 1) * 60).toFixed(4)}'`,
]

test("a place comes back as it was put in, whichever way and order it was written", () => {
  fc.assert(
    fc.property(
      inside,
      fc.constantFrom(...WRITERS),
      fc.constantFrom(...WRITERS),
      fc.boolean(),
      (point: Point, writeOne, writeTwo, swapped) => {
        const longitude = writeOne(point.longitude, "E")
        const latitude = writeTwo(point.latitude, "N")
        const read = swapped
          ? readPair(latitude, longitude, options)
          : readPair(longitude, latitude, options)
        expect(away(read, point)).toBeLessThan(3)
      },
    ),
    { numRuns: 500 },
  )
})

test("metres come back as the place they were made of, or are asked about; never elsewhere", () => {
  fc.assert(
    fc.property(
      inside,
      fc.constantFrom(vn2000(106.5, 3), vn2000(105, 6), utm(48)),
      fc.boolean(),
      (point: Point, grid, swapped) => {
        const { easting, northing } = toMetres(grid, point)
        const [e, n] = [easting.toFixed(2), northing.toFixed(2)]
        const read = swapped ? readPair(n, e, options) : readPair(e, n, options)
        // UTM on WGS 84 is not among the grids asked for: its metres lead 200 m away on VN-2000.
        const off = grid.datum === "WGS 84" ? 400 : 0.5
        expect(read.kind === "asked" ? 0 : away(read, point)).toBeLessThan(off)
      },
    ),
    { numRuns: 300 },
  )
})

test("any text is answered, none is thrown at", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, two) => {
      expect(["point", "asked", "outside", "unreadable"]).toContain(
        readPair(one, two, options).kind,
      )
      expect(["point", "asked", "outside", "unreadable"]).toContain(
        readTogether(one + two, options).kind,
      )
    }),
  )
})
