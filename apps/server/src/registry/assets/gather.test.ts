import { expect, test } from "vitest"
import { APART_FROM_ZOOM, gather, type Spot } from "./gather.ts"

const spot = (id: string, longitude: number, latitude: number, more: Partial<Spot> = {}): Spot => ({
  id,
  kind: "mast",
  name: `Cột ${id}`,
  state: "active",
  longitude,
  latitude,
  ...more,
})

test("what would cover each other is one with its number, its box and who is in it", () => {
  const spots = [
    spot("TS-000002", 107.1, 20.95),
    spot("TS-000001", 107.101, 20.951, { state: "faulty", kind: "camera" }),
    spot("TS-000003", 108.4, 21.6),
  ]
  const [heap, alone] = gather(spots, 8)

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
  expect(alone?.properties).toMatchObject({ count: 1, name: "Cột TS-000003", kind: "mast" })
})

test("every asset is drawn once at every zoom, apart from those at the same place from near", () => {
  const spots = Array.from({ length: 500 }, (_one, n) =>
    spot(`TS-${String(n).padStart(6, "0")}`, 106.5 + (n % 25) / 50, 20.8 + Math.floor(n / 25) / 50),
  )
  for (const zoom of [0, 5, 9, 12, APART_FROM_ZOOM]) {
    const counted = gather(spots, zoom).reduce((sum, { properties }) => sum + properties.count, 0)
    expect(counted).toBe(500)
  }
  expect(gather(spots, 0)).toHaveLength(1)
  expect(gather(spots, 0)[0]?.properties.ids).toBe("")
  expect(gather(spots, APART_FROM_ZOOM)).toHaveLength(500)
  const twice = [spot("TS-000001", 107, 21), spot("TS-000002", 107, 21)]
  expect(gather(twice, 20).map(({ properties }) => properties.ids)).toEqual(["TS-000001,TS-000002"])
})

test("no two that are drawn cover each other, wherever cells end", () => {
  const spots = Array.from({ length: 900 }, (_one, n) =>
    spot(
      `TS-${String(n).padStart(6, "0")}`,
      106 + ((n * 7919) % 997) / 500,
      20 + ((n * 104_729) % 991) / 500,
    ),
  )
  for (const zoom of [6, 8, 10]) {
    const pixels = 512 * 2 ** zoom
    const drawn = gather(spots, zoom).map(({ geometry: { coordinates } }) => {
      const [x = 0, y = 0] = coordinates
      const north = Math.log(Math.tan(Math.PI / 4 + (y * Math.PI) / 360)) / (2 * Math.PI)
      return [(x / 360) * pixels, north * pixels] as const
    })
    const gaps = drawn.flatMap(([x, y], i) =>
      drawn.slice(i + 1).map(([otherX, otherY]) => Math.hypot(x - otherX, y - otherY)),
    )

    expect(drawn.length).toBeGreaterThan(1)
    expect(gaps.filter((gap) => gap < 51)).toEqual([])
  }
})

test("no asset, nothing to draw", () => {
  expect(gather([], 6)).toEqual([])
})
