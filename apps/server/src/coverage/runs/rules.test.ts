import { createSight } from "@tinhso/propagation"
import { expect, test } from "vitest"
import { station } from "../testing/network.ts"
import { byteRange } from "./byte-range.ts"
import { remembered } from "./cog/remembered.ts"
import { planOf, squaresName } from "./computing/plan.ts"
import { progressOf } from "./computing/progress-of.ts"
import { currentOf, followerOf } from "./current.ts"
import type { NewRun } from "./model.ts"
import { pixelAt } from "./place/pixel.ts"
import { pixelIn } from "./service/place-service.ts"
import { shadesOfMasts } from "./tiles/mast-shades.ts"
import { samplingOf } from "./tiles/mercator.ts"
import { legendOf, shadingOf } from "./tiles/shades.ts"
import { drawingOf } from "./why/drawing.ts"
import { reasonOf } from "./why/reason.ts"

test.each([
  [undefined, "whole"],
  ["bytes=0-99", { from: 0, to: 99 }],
  ["bytes=900-", { from: 900, to: 999 }],
  ["bytes=990-2000", { from: 990, to: 999 }],
  ["bytes=-10", { from: 990, to: 999 }],
  ["bytes=-5000", { from: 0, to: 999 }],
  ["bytes=1000-", "beyond"],
  ["bytes=-0", "beyond"],
  ["bytes=5-2", "whole"],
  ["bytes=0-1,5-6", "whole"],
  ["lines=1-2", "whole"],
  ["bytes=-", "whole"],
])("of a thousand bytes “%s” asks for %j", (header, wanted) => {
  expect(byteRange(header, 1000)).toEqual(wanted)
})

test("what was used least is forgotten first, and what failed is asked again", async () => {
  let made = 0
  const known = remembered<number[]>(3, ({ length }) => length)
  const get = (name: string) => known.get(name, () => Promise.resolve([++made]))
  for (const name of ["a", "b", "c", "a", "d"]) await get(name)
  expect(await get("a")).toEqual([1])
  expect(await get("b")).toEqual([5])

  await expect(known.get("e", () => Promise.reject(new Error("no")))).rejects.toThrow("no")
  expect(await known.get("e", () => Promise.resolve([7]))).toEqual([7])
})

const step = (state: string, at: string) => ({ state, at })
const run = (id: string, illustrative: boolean, ...history: { state: string; at: string }[]) => ({
  id,
  illustrative,
  history: [step("draft", "2026-01-01"), ...history],
})

test("the last published run of real stations comes first; a made-up one only without any", () => {
  const old = run("1", false, step("published", "2026-02-01"))
  const newer = run("2", false, step("published", "2026-03-01"))
  const madeUp = run("3", true, step("published", "2026-04-01"))
  const gone = run("4", false, step("published", "2026-05-01"), step("withdrawn", "2026-05-02"))
  const draft = run("5", false)
  expect(currentOf([draft, gone, madeUp, newer, old])?.id).toBe("2")
  expect(currentOf([draft, gone, madeUp])?.id).toBe("3")
  expect(currentOf([draft, gone])).toBeNull()

  expect(followerOf(old, [old, newer, madeUp])).toBe("2")
  expect(followerOf(newer, [old, newer, madeUp])).toBeNull()
  expect(followerOf(madeUp, [newer, madeUp])).toBeNull()
})

const given = { threshold: -110, why: null, antennaLoss: 0, freeSpace: -90, hidden: false } as const

test.each([
  ["serves", { ...given, level: -110 }],
  ["budget", { ...given, level: -111 }],
  ["hidden", { ...given, level: -140, hidden: true }],
  // Even in free space it would be too weak: the hill is not what is in the way.
  ["budget", { ...given, level: -140, hidden: true, freeSpace: -112 }],
  ["antenna", { ...given, level: -120, antennaLoss: 12, hidden: true }],
  ["hidden", { ...given, level: -125, antennaLoss: 12, hidden: true }],
  ["terrain", { ...given, level: null, why: "terrain" as const }],
  ["radius", { ...given, level: null, why: "radius" as const }],
  ["serves", { ...given, threshold: null, level: -140 }],
])("the reason is “%s” for %j", (reason, circumstances) => {
  expect(reasonOf(circumstances)).toBe(reason)
})

const level = (columns: number, rows: number) => ({
  columns,
  rows,
  across: Math.ceil(columns / 256),
  offsets: [],
  counts: [],
})
const frame = {
  west: 106,
  north: 21,
  stepX: 0.001,
  stepY: 0.001,
  sample: "u8" as const,
  levels: [level(1000, 1000), level(500, 500), level(250, 250)],
}

test("a tile takes the nearest pixels of the coarsest overview that is fine enough", () => {
  // 106.5°E 20.5°N lies in tile 3259/1809 of zoom 12, whose pixels are 0.00034° wide.
  const near = samplingOf(frame, { z: 12, x: 3259, y: 1809 })
  expect(near.level).toBe(0)
  const lon = (3259.5 / 4096) * 360 - 180
  expect(near.columns[128]).toBe(Math.floor((lon + 180 / 4096 / 256 - 106) / 0.001))
  expect(near.rows.every((row) => row >= 0 && row < 1000)).toBe(true)

  // At zoom 9 pixels are 0.0027° wide: the first overview has 0.002°, the second 0.004°.
  const far = samplingOf(frame, { z: 9, x: 408, y: 226 })
  expect(far.level).toBe(1)
  expect(Math.max(...far.columns)).toBeLessThan(500)
  expect([...far.columns].includes(-1)).toBe(true)
  expect(samplingOf(frame, { z: 12, x: 0, y: 0 }).tiles).toEqual([])
})

test("no two classes of a picture share a colour and a pattern, and lightness tells them apart", () => {
  for (const what of ["covered", "level", "reliability"] as const) {
    const legend = legendOf(
      shadingOf({ what, thresholdDbm: -110, reliabilities: [50, 75, 90], shadeOfServer: [] }),
    )
    const plain = legend.filter(({ pattern }) => pattern === "plain").map(({ colour }) => colour)
    const light = plain.map(
      (colour) =>
        0.2126 * parseInt(colour.slice(1, 3), 16) +
        0.7152 * parseInt(colour.slice(3, 5), 16) +
        0.0722 * parseInt(colour.slice(5, 7), 16),
    )
    const sorted = light.toSorted((a, b) => a - b)
    for (const [i, one] of sorted.slice(1).entries()) {
      expect(one - sorted[i]!).toBeGreaterThan(6)
    }
    expect(new Set(legend.map(({ label }) => label)).size).toBe(legend.length)
  }
})

test("values are drawn as what they mean", () => {
  const drawn = { thresholdDbm: -110, reliabilities: [50, 90], shadeOfServer: [3, 3, 7] }
  const covered = shadingOf({ what: "covered", ...drawn })
  expect([1, 0, 254, 255].map(covered.of)).toEqual([0, 1, 2, -1])
  const levels = shadingOf({ what: "level", ...drawn })
  expect([-50, -80, -80.01, -110, -110.01, -120, -121, -9999].map(levels.of)).toEqual([
    0, 0, 1, 3, 4, 4, 5, -1,
  ])
  const share = shadingOf({ what: "reliability", ...drawn })
  expect([50, 90, 0, 254, 255].map(share.of)).toEqual([0, 1, 2, 3, -1])
  const server = shadingOf({ what: "server", ...drawn })
  expect([0, 1, 2, 65_535].map(server.of)).toEqual([3, 3, 7, -1])
})

test("masts side by side have different shades, stations of one mast the same", () => {
  const places = [
    { lat: 20.5, lon: 106.5 },
    { lat: 20.5, lon: 106.5 },
    { lat: 20.51, lon: 106.5 },
    { lat: 20.5, lon: 106.51 },
  ]
  const shades = shadesOfMasts(places, 5000, 4)
  expect(shades[0]).toBe(shades[1])
  expect(new Set(shades).size).toBe(3)
})

const asked: NewRun = { name: "Tháng 11", unit: "22" }
const server = { terrain: ["/dem"], clutter: ["/cover"], coverageDefinitions: null }

test("flat ground asks for no terrain and says so to the engine", () => {
  expect(planOf(asked, server)).toMatchObject({
    terrain: ["/dem"],
    missing: "refuse",
    radiusKm: 15,
  })
  expect(planOf({ ...asked, ground: "flat" }, server)).toMatchObject({
    terrain: [],
    missing: "flat",
  })
  expect(planOf({ ...asked, clutter: true, model: "p1812" }, server).clutter).toMatchObject({
    paths: ["/cover"],
  })
  expect(planOf({ ...asked, mode: "covered" }, server).reliabilities).toEqual([50])
})

const name = (more: Partial<NewRun>) =>
  squaresName({ ...asked, ...more }, planOf({ ...asked, ...more }, server))

test("runs that differ in their stations only share squares, others do not", () => {
  expect(name({ name: "Tháng 12", day: "2026-12-01" })).toBe(name({}))
  const others: Partial<NewRun>[] = [
    { radiusKm: 10 },
    { unit: "24" },
    { model: "p1812" },
    { operators: ["x"] },
  ]
  for (const more of others) expect(name(more)).not.toBe(name({}))
})

test("how long it takes is said only once it can be known", () => {
  const standing = {
    status: "running" as const,
    phase: "computing" as const,
    share: 0.25,
    done: 5,
    total: 20,
    failure: null,
    askedAt: "2026-11-21T02:00:00.000Z",
    startedAt: null,
  }
  expect(progressOf(standing, 30)).toMatchObject({ secondsLeft: 90, done: 5, of: 20 })
  expect(progressOf({ ...standing, share: 0.01 }, 30).secondsLeft).toBeNull()
  expect(progressOf({ ...standing, phase: "writing", share: 1 }, 30).secondsLeft).toBeNull()
  expect(progressOf({ ...standing, status: "cancelled" }, 30).secondsLeft).toBeNull()
})

test("a drawing has both ends, no peak is lost, and every number is one", () => {
  const steps = 997
  const heights = Float64Array.from({ length: steps + 1 }, (_, i) => (i === 503 ? 80 : 10))
  for (const distance of [14_955, 4321.7, 0.1 + 0.2]) {
    const path = { heights, step: distance / steps, distance, sight: createSight() }
    const drawn = drawingOf(station("A"), 1.5, path)
    expect(drawn.points.length).toBeLessThan(320)
    expect(drawn.points.map(({ groundM }) => groundM)).toContain(80)
    expect(drawn.points[0]).toMatchObject({ distanceM: 0, rayM: 50, fresnelM: 0 })
    expect(drawn.points.at(-1)).toMatchObject({ rayM: 11.5, fresnelM: 0, bulgeM: 0 })
    const values = drawn.points.flatMap((point) => Object.values(point))
    expect(values.every(Number.isFinite)).toBe(true)
  }
})

const facts = {
  frame: { west: 6, north: 50, stepX: 0.01, stepY: 0.01 },
  columns: 100,
  rows: 100,
}

test("a place lies in a pixel or outside, wherever on earth the pictures are", () => {
  expect(pixelAt(facts, 6.005, 49.995)).toMatchObject({ column: 0, row: 0 })
  expect(pixelAt(facts, 6.995, 49.005)).toMatchObject({ column: 99, row: 99 })
  for (const [lon, lat] of [
    [7.001, 49.5],
    [6.5, 48.99],
    [5.99, 49.5],
    [0, 0],
  ] as const) {
    expect(pixelAt(facts, lon, lat)).toBeNull()
  }
  const kept = { id: "PS-000001", facts }
  expect(pixelIn(kept, { lon: 0, lat: 0 })).toBeNull()
  expect(() => pixelIn(kept, { lon: 49.5, lat: 6.5 })).toThrow("đổi chỗ")
})
