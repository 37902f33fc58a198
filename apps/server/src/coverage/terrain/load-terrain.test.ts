import { truncate, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { columnOf, heightAt, type Lattice, rowOf } from "@tinhso/terrain"
import proj4 from "proj4"
import { beforeAll, describe, expect, test } from "vitest"
import {
  emptyFolder,
  geographicKeys,
  projectedKeys,
  rolling,
  type Sheet,
  writeHgt,
  writeSheet,
} from "../testing/terrain-files.ts"
import { loadTerrain, type TerrainWish } from "./load-terrain.ts"

const middle = { lat: 21, lon: 106.5 }

const load = (paths: readonly string[], more: Partial<TerrainWish> = {}) =>
  loadTerrain({
    paths,
    places: [middle],
    radius: 4000,
    margin: 0,
    missing: "refuse",
    holes: "refuse",
    mostSamples: 10_000_000,
    ...more,
  })

const ground = (lattice: Lattice, lon: number, lat: number) =>
  heightAt(lattice, columnOf(lattice, lon), rowOf(lattice, lat))

/** The largest difference to the ground that was written, over points of no lattice. */
function worst(lattice: Lattice, height = rolling): number {
  let most = 0
  for (let i = -20; i <= 20; i++) {
    for (let j = -20; j <= 20; j++) {
      const lon = middle.lon + i * 0.00137
      const lat = middle.lat + j * 0.00131
      most = Math.max(most, Math.abs(ground(lattice, lon, lat) - height(lon, lat)))
    }
  }
  return most
}

/** A sheet of degrees around the middle, its samples `seconds` apart. */
function sheetOfDegrees(seconds: number, more: Partial<Sheet> = {}): Sheet {
  const step = seconds / 3600
  const west = 106.4
  const north = 21.1
  const sheet = {
    x: west,
    y: north,
    stepX: step,
    stepY: step,
    columns: Math.round(0.2 / step) + 1,
    rows: Math.round(0.2 / step) + 1,
    geoKeys: geographicKeys(4326),
    ...more,
  }
  return {
    ...sheet,
    height:
      more.height ??
      ((column, row) => rolling(sheet.x + column * sheet.stepX, sheet.y - row * sheet.stepY)),
  }
}

/** A sheet in metres of a projection. */
function sheetOfMetres(code: number, projection: string): Sheet {
  const { forward, inverse } = proj4(projection)
  const [east = 0, north = 0] = forward([middle.lon, middle.lat])
  const x = Math.round(east - 8000)
  const y = Math.round(north + 8000)
  return {
    x,
    y,
    stepX: 60,
    stepY: 60,
    columns: 270,
    rows: 270,
    geoKeys: projectedKeys(code),
    height: (column, row) => {
      const [lon = 0, lat = 0] = inverse([x + column * 60, y - row * 60])
      return rolling(lon, lat)
    },
  }
}

describe("four tiles of SRTM that meet at the station", () => {
  let folder = ""
  beforeAll(async () => {
    folder = await emptyFolder()
    for (const south of [20, 21]) await writeHgt(folder, { south, west: 106 }, rolling)
  })

  test("are joined without a seam", async () => {
    const { lattice, sources } = await load([folder])
    expect(sources).toHaveLength(2)
    expect(lattice.stepX).toBe(1 / 1200)
    expect(worst(lattice)).toBeLessThan(4)
    expect(ground(lattice, 106.5, 21)).toBeCloseTo(rolling(106.5, 21), 6)
  })

  test("and lie in several directories", async () => {
    const other = await emptyFolder()
    await writeHgt(other, { south: 20, west: 107 }, rolling)
    await writeHgt(other, { south: 21, west: 107 }, rolling)
    const { sources } = await load([folder, other], { places: [{ lat: 21, lon: 107 }] })
    expect(sources).toHaveLength(4)
  })

  test("name the tile that is missing beside them", async () => {
    await expect(load([folder], { places: [{ lat: 20.5, lon: 106.99 }] })).rejects.toThrow(
      /thuộc ô N20E107\. .*--missing-terrain/,
    )
  })

  test("are the level of the sea beyond them where that is chosen, and counted", async () => {
    const { lattice, unknown } = await load([folder], {
      places: [{ lat: 20.5, lon: 106.99 }],
      missing: "flat",
    })
    expect(ground(lattice, 107.005, 20.5)).toBe(0)
    expect(unknown).toMatchObject({ missing: "flat", missingTiles: ["N20E107"] })
    expect(unknown.missingSamples).toBeGreaterThan(1000)
  })

  test("know nothing beyond them where that is to be skipped", async () => {
    const places = [{ lat: 20.5, lon: 106.99 }]
    const { lattice } = await load([folder], { places, missing: "skip" })
    expect(ground(lattice, 107.005, 20.5)).toBeNaN()
    expect(ground(lattice, 106.99, 20.5)).toBeCloseTo(rolling(106.99, 20.5), 6)
  })

  test("refuse an area where there is no file at all", async () => {
    await expect(load([folder], { places: [{ lat: 10, lon: 100 }] })).rejects.toThrow(
      /9\.96\d\d…10\.03\d\d°N/,
    )
  })

  test("are not read where memory would not hold them", async () => {
    await expect(load([folder], { mostSamples: 1000 })).rejects.toThrow(/--terrain-memory/)
  })
})

const holed = (lon: number, lat: number) =>
  Math.hypot(lon - 106.51, lat - 20.51) < 0.003 ? -32_768 : rolling(lon, lat)

describe("holes", () => {
  const places = [{ lat: 20.5, lon: 106.5 }]
  let folder = ""
  beforeAll(async () => {
    folder = await emptyFolder()
    await writeHgt(folder, { south: 20, west: 106 }, holed)
  })

  test("are refused with their number and place", async () => {
    await expect(load([folder], { places })).rejects.toThrow(/3\d điểm.*20\.50.*--holes fill/)
  })

  test("are filled from around only where that is chosen, and counted", async () => {
    const { lattice, unknown } = await load([folder], { places, holes: "fill" })
    expect(unknown.filledSamples).toBe(unknown.holeSamples)
    const filled = ground(lattice, 106.51, 20.51)
    expect(Math.abs(filled - rolling(106.51, 20.51))).toBeLessThan(60)
  })

  test("outside of the radius do not matter", async () => {
    const { unknown } = await load([folder], { places: [{ lat: 20.6, lon: 106.6 }] })
    expect(unknown.holeSamples).toBe(0)
  })
})

describe("a GeoTIFF", () => {
  test.each([
    ["degrees of WGS 84", 1, 3, 4326],
    ["degrees of another step", 3.7, 30, 4326],
  ])("in %s is read as it is", async (_name, seconds, error, code) => {
    const folder = await emptyFolder()
    const sheet = sheetOfDegrees(seconds, { geoKeys: geographicKeys(code) })
    await writeSheet(folder, "dem.tif", sheet)
    const { lattice } = await load([folder])
    expect(lattice.stepX).toBeCloseTo(seconds / 3600, 9)
    expect(worst(lattice)).toBeLessThan(error)
  })

  test.each([
    ["UTM zone 48", 32_648, "+proj=utm +zone=48 +datum=WGS84 +units=m"],
    [
      "VN-2000, the zone of Quảng Ninh",
      9215,
      "+proj=tmerc +lat_0=0 +lon_0=107.25 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +units=m",
    ],
  ])("in %s lies where it should", async (_name, code, projection) => {
    const folder = await emptyFolder()
    await writeSheet(folder, "dem.tif", sheetOfMetres(code, projection))
    const { lattice, sources } = await load([folder])
    expect(sources[0]?.crs).toBe(`EPSG:${code}`)
    expect(worst(lattice)).toBeLessThan(8)
  })
})

describe("several GeoTIFFs", () => {
  test("cut into two that do not overlap has no seam between them", async () => {
    const folder = await emptyFolder()
    const whole = sheetOfDegrees(5)
    const half = Math.round(whole.columns / 2)
    await writeSheet(folder, "west.tif", { ...whole, columns: half })
    const east = {
      ...whole,
      x: whole.x + half * whole.stepX,
      columns: whole.columns - half,
      height: (column: number, row: number) => whole.height(column + half, row),
    }
    await writeSheet(folder, "east.tif", east)
    const { lattice } = await load([folder])
    expect(worst(lattice)).toBeLessThan(40)
  })

  test("finer than the tiles around it is taken where it lies, the tiles elsewhere", async () => {
    const folder = await emptyFolder()
    for (const south of [20, 21]) await writeHgt(folder, { south, west: 106 }, rolling)
    await writeSheet(folder, "dem.tif", sheetOfDegrees(1, { height: () => 2000, columns: 361 }))
    const { lattice } = await load([folder])
    expect(ground(lattice, 106.49, 21)).toBeGreaterThan(1999)
    expect(Math.abs(ground(lattice, 106.52, 21) - rolling(106.52, 21))).toBeLessThan(40)
  })

  test("with a sign for nothing is a hole", async () => {
    const folder = await emptyFolder()
    await writeSheet(folder, "dem.tif", sheetOfDegrees(1, { height: () => -9999, noData: -9999 }))
    await expect(load([folder])).rejects.toThrow(/không có độ cao/)
  })
})

describe("what is no elevation model", () => {
  test.each<[string, Partial<Sheet>, RegExp]>([
    ["of an unknown projection", { geoKeys: projectedKeys(2154) }, /EPSG:2154.*gdalwarp/],
    ["without any projection", { geoKeys: [1025, 0, 1, 1] }, /không nói hệ tọa độ/],
    ["with three colours", { samplesPerPixel: 3 }, /3 kênh.*không phải mô hình độ cao/],
    ["without steps", { stepX: 0 }, /gdalwarp/],
  ])("%s is refused with its name", async (_name, more, reason) => {
    const folder = await emptyFolder()
    await writeSheet(folder, "dem.tif", { ...sheetOfDegrees(30), ...more })
    await expect(load([folder])).rejects.toThrow(reason)
    await expect(load([folder])).rejects.toThrow(/dem\.tif/)
  })
})

test.each([
  ["a cut-off GeoTIFF", "dem.tif", async (path: string) => truncate(path, 900), /cắt cụt/],
  ["text called .tif", "dem.tif", async (path: string) => writeFile(path, "hello"), /dem\.tif/],
])("%s is refused", async (_name, name, spoil, reason) => {
  const folder = await emptyFolder()
  const path = await writeSheet(folder, name, sheetOfDegrees(30))
  await spoil(path)
  await expect(load([folder])).rejects.toThrow(reason)
})

test("a tile of SRTM of the wrong size is refused with its size", async () => {
  const folder = await emptyFolder()
  const path = await writeHgt(folder, { south: 20, west: 106 }, rolling)
  await truncate(path, 1_000_000)
  await expect(load([folder])).rejects.toThrow(/N20E106\.hgt.*1000000 byte.*2884802/)
})

test.each([
  ["an empty directory", () => emptyFolder(), /Không có tệp/],
  ["a directory that is not there", async () => join(await emptyFolder(), "none"), /không mở được/],
])("%s is refused", async (_name, make, reason) => {
  await expect(load([await make()])).rejects.toThrow(reason)
})
