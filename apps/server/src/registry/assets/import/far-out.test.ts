import { expect, test } from "vitest"
import { farOut } from "./far-out.ts"

/** Towns every 20 km from 105 to 107 degrees east, and 20 to 22 north. */
const TOWNS = Array.from({ length: 400 }, (_one, at) => ({
  longitude: 105 + (at % 20) / 10,
  latitude: 20 + Math.floor(at / 20) / 10,
}))
const isFarOut = farOut(TOWNS)

test.each([
  ["among the towns", 106.03, 21.07, false],
  ["30 km off the last one", 107.2, 21, false],
  ["out at sea", 108.9, 20.2, true],
  ["on Song Tử Tây, Trường Sa", 114.33, 11.43, false],
  ["on Hoàng Sa island", 111.61, 16.54, false],
  ["on a platform of DK1", 109.48, 7.34, false],
  ["on Thổ Chu", 103.49, 9.32, false],
])("%s", (_name, longitude, latitude, expected) => {
  expect(isFarOut({ longitude, latitude })).toBe(expected)
})

test("with few known places nothing is far out", () => {
  expect(farOut(TOWNS.slice(0, 50))({ longitude: 108.9, latitude: 20.2 })).toBe(false)
})
