import { expect, test } from "vitest"
import { heapRadius, heapsIn } from "./heaps.ts"
import { innerPoint } from "./inner-point.ts"
import { featuresIn } from "./map-features.ts"
import { pointLayer } from "./point-layer.ts"
import { changedSpots, Groups, type Placed, placed, type Spots, spotsOf } from "./spots.ts"
import { codeOf, latitudeOf, longitudeOf, worldOf } from "./world.ts"

const groups = new Groups()
const STATES = ["active", "planned", "faulty"] as const
const KINDS = ["mast", "base-station", "wifi-point"] as const

/** A fraction that wanders over 0 … 1 without repeating itself. */
const spread = (n: number, step: number) => (n * step) % 1

/** Half of them in towns, with stacks at one place; the rest all over. */
function placedAt(n: number): Placed {
  const town = n % 2 === 0 ? 0.02 : 1
  const stacked = n % 10 === 0 ? n - (n % 200) : n
  const longitude = 105.6 + (n % 3) * 0.7 + spread(stacked, 0.618_034) * town
  const latitude = 20.7 + (n % 5) * 0.2 + spread(stacked, 0.754_877) * town
  const group = groups.of(KINDS[n % 3] ?? "mast", STATES[n % 7] ?? "active", n % 4 === 0)
  const id = `TS-${String(n).padStart(6, "0")}`
  return placed({ id, number: n, group, name: `Cột ${n}`, longitude, latitude })
}

const many = Array.from({ length: 3000 }, (_one, n) => placedAt(n + 1))
const all = spotsOf(groups, many)

/** Every tile of a zoom that can have any of them. */
function tilesOf(zoom: number) {
  const [from, to] = [worldOf(105.5, 23), worldOf(109, 20)]
  const [west, east] = [from.x, to.x].map((share) => Math.floor(share * 2 ** zoom))
  const [north, south] = [from.y, to.y].map((share) => Math.floor(share * 2 ** zoom))
  const tiles: { z: number; x: number; y: number }[] = []
  for (let x = west ?? 0; x <= (east ?? 0); x++) {
    for (let y = north ?? 0; y <= (south ?? 0); y++) tiles.push({ z: zoom, x, y })
  }
  return tiles
}

test.each([0, 3, 6, 8, 9, 10, 11, 12])(
  "over all tiles of zoom %i every asset is counted once, by kind and by state",
  (zoom) => {
    const sums = new Map<string, number>()
    for (const tile of tilesOf(zoom)) {
      for (const { tags, geometry } of pointLayer(all, tile)) {
        const steps = geometry.flat(2)
        expect(steps.every((step) => step >= 0 && step < 4096)).toBe(true)
        const alone = tags?.["count"] === 1
        const of = alone
          ? { count: 1, [`kind:${tags["kind"]}`]: 1, [`state:${tags["state"]}`]: 1 }
          : (tags ?? {})
        for (const [name, value] of Object.entries(of)) {
          if (typeof value === "number") sums.set(name, (sums.get(name) ?? 0) + value)
        }
      }
    }
    expect(sums.get("count")).toBe(3000)
    for (const kind of KINDS) {
      const there = many.filter(({ spot }) => spot.group.kind === kind).length
      expect(sums.get(`kind:${kind}`)).toBe(there)
    }
    for (const state of STATES) {
      const there = many.filter(({ spot }) => spot.group.state === state).length
      expect(sums.get(`state:${state}`)).toBe(there)
    }
  },
)

test("heaps do not cover each other, within a tile and across its edges", () => {
  for (const zoom of [7, 9, 11]) {
    const scale = 512 * 2 ** zoom
    const heaps = tilesOf(zoom).flatMap(({ x, y }) => heapsIn(all, zoom, x, y))
    const circles = heaps.map(({ x, y, stretches }) => {
      const count = stretches.reduce((sum, [from, to]) => sum + to - from, 0)
      return { x: x * scale, y: y * scale, radius: count === 1 ? 6 : heapRadius(count) - 4 }
    })
    const covering = circles.flatMap((one, i) =>
      circles
        .slice(i + 1)
        .filter(
          (other) => Math.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius - 8,
        ),
    )
    expect([zoom, covering.length / circles.length < 0.02]).toEqual([zoom, true])
  }
})

const hurry = () => null

test("in a box there is what tiles draw there: a heap with its number, its box and who is in it", async () => {
  const some = [
    placed({ ...placedAt(1).spot, longitude: 107.1, latitude: 20.95 }),
    placed({ ...placedAt(2).spot, longitude: 107.101, latitude: 20.951 }),
    placed({ ...placedAt(3).spot, longitude: 108.4, latitude: 21.6 }),
  ]
  const spots = spotsOf(groups, some)
  const [heap, alone, ...more] = await featuresIn(spots, 8, [106, 20, 109, 22], hurry)

  expect(heap?.properties).toEqual({
    count: 2,
    ids: "TS-000001,TS-000002",
    name: "",
    kind: "",
    state: "",
    faulty: 1,
    box: "107.1,20.95,107.101,20.951",
  })
  expect(heap?.geometry.coordinates).toEqual([107.1005, 20.9505])
  expect(alone?.properties).toMatchObject({ count: 1, name: "Cột 3", kind: "mast" })
  expect(more).toEqual([])
  expect(await featuresIn(spots, 8, [108, 20, 109, 22], hurry)).toHaveLength(1)
  expect(await featuresIn(spots, 8, [100, 20, 101, 22], hurry)).toEqual([])
})

test.each([0, 9, 15, 22])(
  "of the whole world at zoom %i every asset is drawn once",
  async (zoom) => {
    const features = await featuresIn(all, zoom, [-180, -85, 180, 85], hurry)
    expect(features.reduce((sum, { properties }) => sum + properties.count, 0)).toBe(3000)
  },
)

test("near, only what stands at one place is drawn as one, with ids up to twenty", () => {
  const stack = Array.from({ length: 25 }, (_one, n) => {
    const { spot } = placedAt(n + 1)
    return placed({ ...spot, longitude: n < 22 ? 106.2 : 106.2004, latitude: 20.9 })
  })
  const { x, y } = worldOf(106.2, 20.9)
  const tile = { z: 16, x: Math.floor(x * 2 ** 16), y: Math.floor(y * 2 ** 16) }
  const layer = pointLayer(spotsOf(groups, stack), tile)
  expect(layer.map(({ tags }) => [tags?.["count"], tags?.["ids"]])).toEqual([
    [22, ""],
    [3, "TS-000023,TS-000024,TS-000025"],
  ])
})

const told = ({ spots, codes, x, y, group, numbers }: Spots) =>
  spots.map(({ id }, at) => [id, codes[at], x[at], y[at], group[at], numbers[at]])
const inOrder = (spots: Spots) =>
  told(spots).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))

test.each([
  ["one moves", 1],
  ["a few move", 15],
  ["many move", 400],
])("columns stay in order where %s, some come and some go", (_name, moved) => {
  const gone = new Set(Array.from({ length: moved }, (_one, n) => 7 * n + 1))
  const come = [...gone].slice(0, Math.ceil(moved / 2)).map((n) => placedAt(n + 5000))
  const changed = changedSpots(all, gone, come)
  const rest = many.filter(({ spot }) => !gone.has(spot.number))
  const anew = spotsOf(groups, [...rest, ...come])

  expect(inOrder(changed)).toEqual(inOrder(anew))
  expect([...changed.codes]).toEqual([...anew.codes])
})

const at = (n: number, longitude: number) =>
  placed({ ...placedAt(n).spot, longitude, latitude: 21 })

test("changes at the same place, at the beginning and at the end leave nothing behind", () => {
  const some = spotsOf(groups, [at(1, 105), at(2, 106), at(3, 106), at(4, 107)])
  const moved = changedSpots(some, new Set([1, 3, 4]), [at(1, 106), at(3, 105), at(4, 106)])
  expect(moved.spots.map(({ id }) => id).toSorted()).toEqual(
    some.spots.map(({ id }) => id).toSorted(),
  )
  expect(changedSpots(moved, new Set([1, 2, 3, 4]), []).spots).toEqual([])
  expect(changedSpots(spotsOf(groups, []), new Set([9]), [at(2, 106)]).spots).toHaveLength(1)
})

test.each([
  [0, 0],
  [105.85, 21.03],
  [112, 16.5],
  [-179.999_999, 84.9],
])("%f, %f has a place in the world, and comes back", (longitude, latitude) => {
  const { x, y } = worldOf(longitude, latitude)
  expect(longitudeOf(x)).toBeCloseTo(longitude, 5)
  expect(latitudeOf(y)).toBeCloseTo(latitude, 5)
})

test("what lies at the edge of the world, or where web maps end, has a square of its own", () => {
  const codes = [worldOf(180, -89), worldOf(-180, 90)].map(({ x, y }) => codeOf(x, y))
  expect(codes).toEqual([4 ** 20 - 1, 0])
})

const ring = (...places: [number, number][]) => [...places, places[0] ?? [0, 0]]
const square = (west: number, south: number, side: number) =>
  ring([west, south], [west + side, south], [west + side, south + side], [west, south + side])

test.each([
  ["a square", [[square(0, 0, 1)]], (x: number, y: number) => x > 0 && x < 1 && y > 0 && y < 1],
  ["the larger of two parts", [[square(0, 0, 1)], [square(10, 10, 3)]], (x: number) => x > 10],
  [
    "a ring around a hole",
    [[square(0, 0, 10), square(1, 1, 8)]],
    (x: number, y: number) => x < 1 || x > 9 || y < 1 || y > 9,
  ],
  [
    "a horseshoe",
    [[ring([0, 0], [9, 0], [9, 9], [8, 9], [8, 1], [1, 1], [1, 9], [0, 9])]],
    (x: number, y: number) => y < 1 || x < 1 || x > 8,
  ],
])("the name of %s stands inside of it", (_name, polygons, isInside) => {
  const [x = NaN, y = NaN] = innerPoint(polygons) ?? []
  expect(isInside(x, y)).toBe(true)
})

test("an area without any inside has no place for its name", () => {
  expect(innerPoint([])).toBeNull()
  expect(innerPoint([[ring([0, 0], [1, 0], [2, 0])]])).toBeNull()
})
