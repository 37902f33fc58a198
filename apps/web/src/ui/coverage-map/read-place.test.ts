import { expect, test } from "vitest"
import { readPlace } from "./read-place.ts"

const QUANG_NINH = { west: 106.4, south: 20.6, east: 108.2, north: 21.8 }

test.each([
  ["21.05, 107.12"],
  ["21,05; 107,12"],
  ["107.12 21.05"],
  [`21°03'00"B 107°07'12"Đ`],
  ["21 03 00 107 07 12"],
])("“%s” is one place", (text) => {
  const found = readPlace(text, null)

  expect(found.kind).toBe("place")
  if (found.kind !== "place") return
  expect(found.place.longitude).toBeCloseTo(107.12, 6)
  expect(found.place.latitude).toBeCloseTo(21.05, 6)
})

test("metres of VN-2000 are asked about where several meridians give a place in the area", () => {
  const found = readPlace("X=2343210 Y=462345", QUANG_NINH)

  expect(found.kind).toBe("several")
  if (found.kind !== "several") return
  expect(found.candidates.every(({ longitude }) => longitude > 106.4 && longitude < 108.2)).toBe(
    true,
  )
  expect(found.candidates.map(({ meridian }) => meridian)).toContain(107.75)
})

test("0, 0 lies outside of the country", () => {
  expect(readPlace("0, 0", null).kind).toBe("outside")
})

test.each(["Hạ Long", "", "xã Quảng La", "107.12"])("“%s” is a name, not a place", (text) => {
  expect(readPlace(text, null).kind).toBe("words")
})
