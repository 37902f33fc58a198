import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, expect, test } from "vitest"
import { groundOf, network, parameters, station } from "../testing/network.ts"
import type { Station } from "../stations/station.ts"
import { rolling } from "../testing/terrain-files.ts"
import { noAnswers } from "./answers.ts"
import { askMast } from "./ask-mast.ts"
import { prepareCell } from "./cell.ts"
import { type Engine, openEngine } from "./engine.ts"
import { gridAround } from "./grid.ts"
import { layersOf } from "./layers.ts"
import { mastsOf } from "./mast.ts"
import { NO_LEVEL, NO_STATION, type Parameters } from "./parameters.ts"
import { pointsAt, pointsOfTile } from "./points.ts"
import { reachFinder } from "./reach.ts"
import { openTile } from "./tile-bytes.ts"
import { tileName } from "./worker-protocol.ts"

const lattice = groundOf()
const open: (() => unknown)[] = []
afterAll(async () => {
  for (const close of open) await close()
})

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), "tinhso-engine-"))
  open.push(() => rmSync(made, { recursive: true }))
  return made
}

function engineIn(
  where: string,
  more: Partial<Parameters> = {},
  workers = 1,
  resume = true,
): Engine {
  const engine = openEngine({
    lattice,
    parameters: parameters(more),
    folder: where,
    workers,
    resume,
  })
  open.push(() => engine.close())
  return engine
}

/** The bytes of every square, by name. */
const bytesIn = (where: string) =>
  new Map(
    readdirSync(where).map((name) => [name, readFileSync(join(where, name)).toString("base64")]),
  )

/** Every station asked for every place, the greatest level kept: what the answers must be. */
function everyLevel(stations: readonly Station[], asked: Parameters) {
  const sorted = stations.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const layers = layersOf(sorted)
  const grid = gridAround(sorted, asked.radius, asked.resolution)
  return reachFinder(asked.radius)(sorted, grid).map(({ tile }) => {
    const points = pointsOfTile(lattice, grid, tile)
    const which = Int32Array.from({ length: points.count }, (_, i) => i)
    const best = noAnswers(points.count, layers.length, asked)
    for (const [order, one] of sorted.entries()) {
      const cell = prepareCell(one, order, layers, asked)
      const alone = noAnswers(points.count, layers.length, asked)
      const [mast] = mastsOf([cell], lattice)
      askMast(alone, mast!, points, which, lattice, asked, null)
      for (const [at, levels] of alone.levels.entries()) {
        for (const [i, level] of levels.entries()) {
          if (level > best.levels[at]![i]!) {
            best.levels[at]![i] = level
            best.servers[at]![i] = alone.servers[at]![i]!
          }
        }
      }
    }
    return { tile, layers, best }
  })
}

const read = (where: string, tile: { x: number; y: number }) =>
  openTile(readFileSync(join(where, tileName(tile))))!

test("levels and best stations are those of every station asked for every place", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 9 }), fc.nat(1000), async (masts, seed) => {
      const stations = network(masts, seed)
      const where = folder()
      const engine = engineIn(where)
      const { effort, keys } = await engine.compute(stations)
      await engine.close()
      expect(effort.losses).toBeGreaterThan(0)
      for (const { tile, best } of everyLevel(stations, parameters())) {
        const kept = read(where, tile)
        const positions = keys.map((key) => kept.stations.indexOf(key))
        for (const [at, levels] of best.levels.entries()) {
          expect(kept.level(at)).toEqual(levels)
          const servers = best.servers[at]!.map((o) => (o === NO_STATION ? o : positions[o]!))
          expect(kept.server(at)).toEqual(servers)
        }
      }
    }),
    { numRuns: 3 },
  )
})

test("covered or not is what the whole field says, with fewer losses computed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 9 }), fc.nat(1000), async (masts, seed) => {
      const stations = network(masts, seed)
      const asked = { reliabilities: [75] }
      const [one, other] = [folder(), folder()]
      const field = await engineIn(one, asked).compute(stations)
      const covered = await engineIn(other, { ...asked, mode: "covered" }).compute(stations)
      expect(covered.effort.losses).toBeLessThan(field.effort.losses)
      for (const { tile } of field.tiles) {
        for (const [at, { technology }] of field.layers.entries()) {
          const threshold = 100 * (parameters().thresholds[technology] ?? Number.NaN)
          const reaches = (level: number) => (level >= threshold ? 1 : 0)
          const known = [read(one, tile).level(at), read(other, tile).level(at)]
          expect(Uint8Array.from(known[1]!, reaches)).toEqual(Uint8Array.from(known[0]!, reaches))
        }
      }
    }),
    { numRuns: 3 },
  )
})

test("the number of threads changes no byte", async () => {
  const [one, two] = [folder(), folder()]
  await engineIn(one, {}, 1).compute(network(8))
  await engineIn(two, {}, 3).compute(network(8).toReversed())
  expect(bytesIn(two)).toEqual(bytesIn(one))
})

test("any change of stations gives the bytes of a run from the beginning", async () => {
  const where = folder()
  const engine = engineIn(where)
  let stations = network(8, 3)
  await engine.compute(stations)
  const changes: ((list: Station[]) => Station[])[] = [
    (list) => list.map((one) => (one.id.startsWith("m2") ? { ...one, height: 75 } : one)),
    (list) => list.filter(({ id }) => !id.startsWith("m5")),
    (list) => [...list, station("new", { lat: 21.01, operator: "C" })],
    (list) => list.map((one) => (one.id === "m1-4" ? { ...one, azimuths: [10, 130] } : one)),
    (list) => list.filter(({ technology, operator }) => technology + operator !== "2GB"),
  ]
  for (const change of changes) {
    stations = change(stations)
    const { computed, updated } = await engine.compute(stations)
    const anew = folder()
    const whole = await engineIn(anew).compute(stations)
    expect(bytesIn(where)).toEqual(bytesIn(anew))
    expect(computed + updated).toBeLessThanOrEqual(whole.computed)
  }
})

test("a change of one mast asks few others", async () => {
  const where = folder()
  const engine = engineIn(where)
  const stations = network(30, 5)
  const first = await engine.compute(stations)
  const second = await engine.compute(
    stations.map((one) => (one.id.startsWith("m7-") ? { ...one, power: one.power + 1 } : one)),
  )
  expect(second.computed).toBe(0)
  expect(second.effort.losses).toBeLessThan(first.effort.losses / 8)
})

test("a run that was stopped goes on where it was, to the same bytes", async () => {
  const where = folder()
  const stop = new AbortController()
  const first = await engineIn(where).compute(network(8), {
    signal: stop.signal,
    onProgress: () => stop.abort(),
  })
  expect(first.cancelled).toBe(true)
  const resumed = await engineIn(where).compute(network(8))
  expect(resumed.reused).toBeGreaterThan(0)
  expect(resumed.cancelled).toBe(false)
  const anew = folder()
  await engineIn(anew).compute(network(8))
  expect(bytesIn(where)).toEqual(bytesIn(anew))
})

test("a square that was half written is computed again", async () => {
  const where = folder()
  await engineIn(where).compute(network(4))
  const whole = bytesIn(where)
  const [first] = readdirSync(where)
  truncateSync(join(where, first!), 900)
  const resumed = await engineIn(where).compute(network(4))
  expect(resumed.computed).toBe(1)
  expect(bytesIn(where)).toEqual(whole)
})

test.each<[string, Partial<Parameters>]>([
  ["another receiver", { rxHeight: 2 }],
  ["another model", { model: "p1812" }],
  ["another share of reliability", { reliabilities: [50, 75] }],
])("%s takes nothing over", async (_name, more) => {
  const where = folder()
  await engineIn(where).compute(network(2))
  const { reused, updated } = await engineIn(where, more).compute(network(2))
  expect(reused + updated).toBe(0)
})

test("other ground takes nothing over where it differs, and everything where it does not", async () => {
  const where = folder()
  const fine = { resolution: 60, radius: 1500 }
  const stations = [station("west", { lon: 106.36 }), station("east", { lon: 106.64 })]
  await engineIn(where, fine).compute(stations)
  const raised = groundOf((lon, lat) => (lon > 106.5 ? 900 : rolling(lon, lat)))
  const settings = { parameters: parameters(fine), folder: where, workers: 1, resume: true }
  const engine = openEngine({ ...settings, lattice: raised })
  open.push(() => engine.close())
  const { reused, computed } = await engine.compute(stations)
  expect(reused).toBe(computed)
})

test("P.1812 gives the levels of every station asked for every place", async () => {
  const where = folder()
  const asked = parameters({ model: "p1812", radius: 1500 })
  await engineIn(where, { model: "p1812", radius: 1500 }).compute(network(3))
  for (const { tile, best } of everyLevel(network(3), asked)) {
    for (const [at, levels] of best.levels.entries()) {
      expect(read(where, tile).level(at)).toEqual(levels)
    }
  }
})

test("no level is given where ground on the way is not known", () => {
  const holed = groundOf((lon, lat) => (lon > 106.51 && lat > 0 ? Number.NaN : 50))
  const asked = parameters()
  const layers = [{ technology: "4G", operator: "A" }]
  const points = pointsAt(holed, [
    { lat: 21, lon: 106.505 },
    { lat: 21, lon: 106.52 },
  ])
  const answers = noAnswers(2, 1, asked)
  const [mast] = mastsOf([prepareCell(station("x"), 0, layers, asked)], holed)
  askMast(answers, mast!, points, Int32Array.of(0, 1), holed, asked, null)
  expect(answers.levels[0]![0]).toBeGreaterThan(-10_000)
  expect(answers.levels[0]![1]).toBe(NO_LEVEL)
  expect(answers.effort.withoutGround).toBe(1)
})
