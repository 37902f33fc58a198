import { expect, test } from "vitest"
import { shapeLayers } from "./shape-layers.ts"
import { type Shape, Shelves } from "./shelves.ts"
import { tileAt } from "./testing/read-tile.ts"

const line = (number: number, longitude: number, length = 0.05): Shape => ({
  id: `TS-${number}`,
  number,
  geometry: {
    type: "LineString",
    coordinates: Array.from({ length: 60 }, (_one, i) => [
      longitude + (length * i) / 60,
      21 + 0.001 * Math.sin(i),
    ]),
  },
})

const hurry = () => null
const idsIn = async (shelves: Shelves, zoom: number, longitude: number) => {
  const shapes = await shelves.tile(tileAt(zoom, longitude, 21), hurry)
  return [...new Set(shapes.map(({ tags }) => tags?.["id"]))]
}

test("a line is in every tile that it crosses, and in no other", async () => {
  const shelves = new Shelves([line(1, 106), line(2, 107)])
  expect(await idsIn(shelves, 12, 106.02)).toEqual(["TS-1"])
  expect(await idsIn(shelves, 16, 106.0301)).toEqual(["TS-1"])
  expect(await idsIn(shelves, 12, 106.5)).toEqual([])
  expect(await idsIn(new Shelves([line(1, 107.2), line(2, 107.6)]), 7, 107.5)).toHaveLength(2)
})

test("what is changed, added or taken away is so in the next tile; the others stay", async () => {
  const shelves = new Shelves(Array.from({ length: 450 }, (_one, n) => line(n, 106)))
  expect((await idsIn(shelves, 12, 106.02)).length).toBe(450)
  shelves.put({ ...line(7, 108), id: "TS-7" })
  shelves.remove("TS-8")
  shelves.remove("TS-unknown")
  shelves.put(line(900, 106))
  const left = await idsIn(shelves, 12, 106.02)
  expect([left.length, left.includes("TS-7"), left.includes("TS-900")]).toEqual([449, false, true])
  expect(await idsIn(shelves, 12, 108.02)).toEqual(["TS-7"])
})

test("a shape with more positions than a shelf has room for is cut all the same", async () => {
  const coordinates = Array.from({ length: 20_000 }, (_one, i) => [
    106 + i * 1e-5,
    21 + 1e-4 * Math.sin(i),
  ])
  const shelves = new Shelves([
    { id: "TS-1", number: 1, geometry: { type: "LineString", coordinates } },
  ])
  const [shape] = await shelves.tile(tileAt(14, 106.1, 21), hurry)
  expect(shape?.geometry.flat().length).toBeGreaterThan(100)
  const [far] = await shelves.tile(tileAt(8, 106.1, 21), hurry)
  expect(far?.geometry.flat().length).toBeLessThan(50)
})

test("other work has its turn before an index is made", async () => {
  let turns = 0
  const shelves = new Shelves(Array.from({ length: 450 }, (_one, n) => line(n, 106)))
  await shelves.tile(tileAt(8, 106, 21), () => {
    turns++
    return Promise.resolve()
  })
  expect(turns).toBe(4)
})

test("a shape that is too small to be seen is left to its point, a short end of a long one is not", async () => {
  const shelves = new Shelves([line(1, 106, 0.0005), line(2, 106, 1)])
  const layersAt = async (zoom: number) =>
    shapeLayers(await shelves.tile(tileAt(zoom, 106.0001, 21), hurry), zoom, (id) => ({ id }))
  expect((await layersAt(7)).lines.map(({ tags }) => tags?.["id"])).toEqual(["TS-2"])
  expect((await layersAt(15)).lines).toHaveLength(2)
  expect(shapeLayers(await shelves.tile(tileAt(15, 106.0001, 21), hurry), 15, () => null)).toEqual({
    lines: [],
    areas: [],
  })
})
