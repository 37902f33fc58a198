import { metresBetween } from "@tinhso/places"
import { expect, test } from "vitest"
import { degreesText, sheetFrame, ticksBetween } from "./sheet-frame.ts"

const COMMUNE = [106.95, 21.02, 107.12, 21.14] as const

test("a commune of 18 × 13 km fits on the width of A4 at 1 to 100 000", () => {
  const frame = sheetFrame(COMMUNE, 190, 150)

  expect(frame.scale).toBe(100_000)
  expect(frame.perPixel).toBeLessThanOrEqual(0.25)
})

test("in the middle of the sheet a centimetre is what the scale says", () => {
  const frame = sheetFrame(COMMUNE, 190, 150)
  const one = { longitude: 107.03, latitude: 21.08 }
  const two = { longitude: 107.04, latitude: 21.08 }
  const mm = frame.at(two).x - frame.at(one).x

  expect(mm * frame.scale * 0.001).toBeCloseTo(metresBetween(one, two), -1)
})

test("the middle of the box is the middle of the sheet, and its edges lie within", () => {
  const frame = sheetFrame(COMMUNE, 190, 150)
  const high = frame.at({ longitude: 106.95, latitude: 21.14 })
  const low = frame.at({ longitude: 107.12, latitude: 21.02 })

  expect((high.x + low.x) / 2).toBeCloseTo(95, 6)
  expect((high.y + low.y) / 2).toBeCloseTo(75, 6)
  expect(Math.min(high.x, high.y)).toBeGreaterThan(0)
  expect(low.x < 190 && low.y < 150).toBe(true)
  expect(frame.box[0]).toBeLessThan(106.95)
  expect(frame.box[3]).toBeGreaterThan(21.14)
})

test("edges are marked at round minutes", () => {
  expect(ticksBetween(106.93, 107.14).map(degreesText)).toEqual([
    "106°56′",
    "106°58′",
    "107°00′",
    "107°02′",
    "107°04′",
    "107°06′",
    "107°08′",
  ])
  expect(degreesText(21.2083333)).toBe("21°12′30″")
})
