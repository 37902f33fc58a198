import fc from "fast-check"
import { isInPolygon } from "@tinhso/places"
import { expect, test } from "vitest"
import { Class } from "../output/classes.ts"
import type { Polygon } from "../villages/village.ts"
import {
  computedArea,
  knownArea,
  pixelsOfUnit,
  servedArea,
  type ServedArea,
  unitArea,
} from "./served-area.ts"

const frame = { west: 107, north: 21, stepX: 0.001, stepY: 0.001, columns: 10, rows: 10 }
/** A pixel at 21° N: 0.001° are 110.72 m north and 103.97 m east. */
const PIXEL = 0.11072 * 0.10397

const square = (west: number, south: number, east: number, north: number): Polygon => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
]

const all = (value: number) => new Uint8Array(100).fill(value)
const inPixels = (km2: number) => Math.round(km2 / PIXEL)
const counted = ({ served, unserved, unknown, beyond }: ServedArea) =>
  [served, unserved, unknown, beyond].map(inPixels)

test("every class goes to its own part, and the parts add up to the unit", () => {
  const classes = all(Class.uncovered)
  classes.fill(Class.covered, 0, 30)
  classes.fill(Class.unknown, 90)
  classes.fill(Class.outside, 80, 90)
  const area = servedArea(pixelsOfUnit(frame, [square(107, 20.99, 107.01, 21)]), classes)
  expect(counted(area)).toEqual([30, 50, 10, 10])
  expect(inPixels(computedArea(area))).toBe(80)
  expect(inPixels(knownArea(area))).toBe(90)
  expect(inPixels(unitArea(area))).toBe(100)
})

test("what of a unit lies beside the picture is beyond, not left out", () => {
  const area = servedArea(
    pixelsOfUnit(frame, [square(106.99, 20.98, 107.02, 21.01)]),
    all(Class.covered),
  )
  expect(counted(area)).toEqual([100, 0, 0, 800])
})

test("a hole is no part of the unit, and parts over each other count once", () => {
  const [outer] = square(107, 20.99, 107.01, 21)
  const [hole] = square(107.002, 20.992, 107.004, 20.994)
  const withHole: Polygon = [outer ?? [], hole ?? []]
  expect(counted(servedArea(pixelsOfUnit(frame, [withHole]), all(1)))).toEqual([96, 0, 0, 0])
  const twice = [square(107, 20.99, 107.006, 21), square(107.004, 20.99, 107.01, 21)]
  expect(counted(servedArea(pixelsOfUnit(frame, twice), all(1)))).toEqual([100, 0, 0, 0])
})

test("a pixel belongs where its middle lies", () => {
  const thin = square(107.0004, 20.9994, 107.0006, 20.9996)
  expect(counted(servedArea(pixelsOfUnit(frame, [thin]), all(1)))).toEqual([1, 0, 0, 0])
  const beside = square(107.0006, 20.9994, 107.0009, 20.9996)
  expect(counted(servedArea(pixelsOfUnit(frame, [beside]), all(1)))).toEqual([0, 0, 0, 0])
})

const place = fc.tuple(fc.integer({ min: -40, max: 140 }), fc.integer({ min: -40, max: 140 }))

test("the pixels are those whose middle is in the polygon, whatever its shape", () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 3, maxLength: 9 }), (corners) => {
      // On tenths of pixels, so that corners and edges often lie on middles.
      const ring = corners.map(([x, y]) => [frame.west + x * 1e-4, frame.north - y * 1e-4] as const)
      const classes = new Uint8Array(100)
      for (let i = 0; i < 100; i++) {
        const longitude = frame.west + ((i % 10) + 0.5) * frame.stepX
        const latitude = frame.north - (Math.floor(i / 10) + 0.5) * frame.stepY
        // What lies on an edge as exactly as numbers go may fall to either side.
        if (isInPolygon([ring], { longitude, latitude })) classes[i] = Class.covered
      }
      const area = servedArea(pixelsOfUnit(frame, [[ring]]), classes)
      const wanted = classes.filter((value) => value === Class.covered).length
      expect(Math.abs(inPixels(area.served) - wanted)).toBeLessThanOrEqual(nearEdge(ring))
      expect(inPixels(area.unserved)).toBeLessThanOrEqual(nearEdge(ring))
    }),
  )
})

/** How many middles lie on an edge to a billionth of a degree. */
function nearEdge(ring: readonly (readonly [number, number])[]): number {
  let near = 0
  for (let i = 0; i < 100; i++) {
    const x = frame.west + ((i % 10) + 0.5) * frame.stepX
    const y = frame.north - (Math.floor(i / 10) + 0.5) * frame.stepY
    if (ring.some((to, k) => isOn(ring.at(k - 1) ?? to, to, x, y))) near++
  }
  return near
}

function isOn(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  x: number,
  y: number,
): boolean {
  const length = Math.hypot(bx - ax, by - ay)
  if (length < 1e-9) return Math.hypot(x - ax, y - ay) < 1e-9
  return Math.abs(((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length) < 1e-9
}

test("units that share a border share no pixel and leave none out", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 11, maxLength: 11 }),
      (xs) => {
        const border = xs.map(
          (x, i) => [frame.west + x * 1e-4, frame.north - (10 - i) * 0.001] as const,
        )
        const [west, east] = [frame.west, frame.west + 0.01]
        const [south, north] = [frame.north - 0.01, frame.north]
        const left: Polygon = [[[west, north], [west, south], ...border]]
        const right: Polygon = [[[east, south], [east, north], ...border.toReversed()]]
        const area = (polygon: Polygon) =>
          inPixels(servedArea(pixelsOfUnit(frame, [polygon]), all(1)).served)
        expect(area(left) + area(right)).toBe(100)
      },
    ),
  )
})
