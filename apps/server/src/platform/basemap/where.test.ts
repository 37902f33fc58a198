import { expect, test } from "vitest"
import { isShown } from "./where.ts"

/** The tile that a place lies in. */
function tileAt(longitude: number, latitude: number, z: number): [number, number, number] {
  const across = 2 ** z
  const x = Math.floor(((longitude + 180) / 360) * across)
  const radians = (latitude * Math.PI) / 180
  const y = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * across)
  return [z, x, y]
}

test.each([
  ["Hoàng Sa", 111.61, 16.53],
  ["Tri Tôn", 111.2, 15.78],
  ["Trường Sa", 111.92, 8.64],
  ["Song Tử Tây", 114.33, 11.43],
  ["the sea off Khánh Hòa", 110.5, 12],
])("no tile of any zoom shows %s", (_name, longitude, latitude) => {
  for (let z = 0; z <= 18; z++) expect(isShown(...tileAt(longitude, latitude, z))).toBe(false)
})

test.each([
  ["Hạ Long", 107.08, 20.95],
  ["Mũi Đôi, the easternmost point of the mainland", 109.464, 12.647],
  ["Lũng Cú", 105.32, 23.36],
  ["Đất Mũi", 104.75, 8.6],
  ["A Pa Chải", 102.145, 22.4],
])("%s has a basemap from zoom 7 on", (_name, longitude, latitude) => {
  for (let z = 0; z < 7; z++) expect(isShown(...tileAt(longitude, latitude, z))).toBe(false)
  for (let z = 7; z <= 18; z++) expect(isShown(...tileAt(longitude, latitude, z))).toBe(true)
})
