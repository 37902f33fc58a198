import { distanceBetween } from "@tinhso/terrain"
import fc from "fast-check"
import { expect, test } from "vitest"
import { station } from "../testing/network.ts"
import { gridAround, pixelLatitude, pixelLongitude } from "./grid.ts"
import { TILE } from "./parameters.ts"
import { reachFinder } from "./reach.ts"

const RADIUS = 3000

const places = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })),
  { minLength: 1, maxLength: 12 },
)

const stationsAt = (at: readonly (readonly [number, number])[]) =>
  at.map(([x, y], i) => station(String(i), { lat: 21 + y / 500, lon: 106.5 + x / 500 }))

test("asked again after stations moved, came and went, the answer is that of one asked anew", () => {
  fc.assert(
    fc.property(fc.array(places, { minLength: 2, maxLength: 5 }), (networks) => {
      const find = reachFinder(RADIUS)
      for (const network of networks) {
        const stations = stationsAt(network)
        const grid = gridAround(stations, RADIUS, 60)
        expect(find(stations, grid)).toEqual(reachFinder(RADIUS)(stations, grid))
      }
    }),
  )
})

test("a square's list holds every station within reach of any of its pixels, in their order", () => {
  fc.assert(
    fc.property(places, (network) => {
      const stations = stationsAt(network)
      const grid = gridAround(stations, RADIUS, 60)
      for (const { tile, stations: within } of reachFinder(RADIUS)(stations, grid)) {
        expect(within).toEqual(within.toSorted((one, other) => one - other))
        for (const [i, { lat, lon }] of stations.entries()) {
          const isNear = [0, 21, 42, TILE - 1].some((row) =>
            [0, 21, 42, TILE - 1].some((column) => {
              const pixelLat = pixelLatitude(grid, tile.y * TILE + row)
              const pixelLon = pixelLongitude(grid, tile.x * TILE + column)
              return distanceBetween(lat, lon, pixelLat, pixelLon) <= RADIUS
            }),
          )
          expect(within.includes(i) || !isNear).toBe(true)
        }
      }
    }),
    { numRuns: 20 },
  )
})
