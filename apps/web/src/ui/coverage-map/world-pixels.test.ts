import { expect, test } from "vitest"
import { metresPerPixel, scaleLength, tilesOver, tileUrl, worldPixel } from "./world-pixels.ts"

test("the middle of the world is the middle of its only tile", () => {
  expect(worldPixel({ longitude: 0, latitude: 0 }, 0)).toEqual({ x: 128, y: 128 })
})

test("a place lies in the tile that web maps have it in", () => {
  const { x, y } = worldPixel({ longitude: 107.1, latitude: 20.95 }, 10)

  expect([Math.floor(x / 256), Math.floor(y / 256)]).toEqual([816, 451])
})

test("a pixel is 156 543 m wide at the equator, and narrower in the north", () => {
  expect(metresPerPixel(0, 0)).toBeCloseTo(156_543.03, 2)
  expect(metresPerPixel(21, 12)).toBeCloseTo(35.68, 2)
})

test("a view is covered by its tiles and no others, each at its place", () => {
  const tiles = tilesOver({ x: 300, y: 200 }, 400, 300, 4)

  expect(tiles.map(({ x, y }) => `${x},${y}`)).toEqual(["1,0", "2,0", "1,1", "2,1"])
  expect(tiles[0]).toMatchObject({ left: -44, top: -200 })
})

test("nothing is asked for beyond the edge of the world", () => {
  expect(tilesOver({ x: -100, y: -100 }, 900, 900, 0)).toHaveLength(1)
})

test("an address of a tile has its three numbers", () => {
  expect(tileUrl("/t/{z}/{x}/{y}", 3, { x: 1, y: 2 })).toBe("/t/3/1/2")
})

test.each([
  [1, 1],
  [4.9, 2],
  [999, 500],
  [7300, 5000],
])("of at most %s m a scale bar is %s m long", (most, length) => {
  expect(scaleLength(most)).toBe(length)
})
