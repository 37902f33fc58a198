import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { columnOf, heightAt, type Lattice, rowOf } from "@tinhso/terrain"
import proj4 from "proj4"
import { describe, expect, test } from "vitest"
import type { Entry } from "../raster/tiff-tags.ts"
import { Tag } from "../raster/tiff-tags.ts"
import {
  emptyFolder,
  geographicKeys,
  rolling,
  type Sheet,
  writeSheet,
} from "../testing/terrain-files.ts"
import { loadTerrain, type TerrainWish } from "./load-terrain.ts"

const STEP = 1 / 1200
const COLUMNS = 241
const ROWS = 181
const WEST = 106.4
const NORTH = 21.08
const middle = { lat: 21, lon: 106.5 }

const load = (path: string, more: Partial<TerrainWish> = {}) =>
  loadTerrain({
    paths: [path],
    places: [middle],
    radius: 3000,
    margin: 0,
    missing: "refuse",
    holes: "refuse",
    mostSamples: 10_000_000,
    ...more,
  })

const sheet: Sheet = {
  x: WEST,
  y: NORTH,
  stepX: STEP,
  stepY: STEP,
  columns: COLUMNS,
  rows: ROWS,
  geoKeys: geographicKeys(4326),
  height: (column, row) => rolling(WEST + column * STEP, NORTH - row * STEP),
}

/** The same samples, the southernmost row first. */
const fromSouth: Sheet = { ...sheet, height: (column, row) => sheet.height(column, ROWS - 1 - row) }

const written = async (more: Partial<Sheet>, from = sheet) =>
  writeSheet(await emptyFolder(), "dem.tif", { ...from, ...more })

/** The greatest difference to the ground at samples of the lattice. */
function worst(lattice: Lattice, scale = 1): number {
  let most = 0
  for (let i = -30; i <= 30; i++) {
    const [lon, lat] = [middle.lon + i * STEP, middle.lat + ((i * 7) % 30) * STEP]
    const height = heightAt(lattice, columnOf(lattice, lon), rowOf(lattice, lat))
    most = Math.max(most, Math.abs(height - scale * rolling(lon, lat)))
  }
  return most
}

const edge = { west: WEST - STEP / 2, north: NORTH + STEP / 2, south: NORTH - (ROWS - 0.5) * STEP }
const double = (tag: number, ...values: number[]): Entry => ({ tag, type: "double", values })
const MATRIX = 34_264

/** A matrix from pixels to degrees instead of scale and tie point. */
const matrix = (a: number, b: number, x: number, c: number, d: number, y: number) => [
  { tag: Tag.pixelScale, values: null },
  { tag: Tag.tiepoint, values: null },
  double(MATRIX, a, b, 0, x, c, d, 0, y, 0, 0, 0, 0, 0, 0, 0, 1),
]

describe("samples lie where the file says, however it says it", () => {
  test.each<[string, Sheet, Partial<Sheet>]>([
    ["by a matrix, north up", sheet, { instead: matrix(STEP, 0, edge.west, 0, -STEP, edge.north) }],
    [
      "by a matrix, south up",
      fromSouth,
      { instead: matrix(STEP, 0, edge.west, 0, STEP, edge.south) },
    ],
    [
      "by a scale below 0, south up",
      fromSouth,
      {
        instead: [
          double(Tag.pixelScale, STEP, -STEP, 0),
          double(Tag.tiepoint, 0, 0, 0, edge.west, edge.south, 0),
        ],
      },
    ],
    [
      "by a tie point in the middle of the picture",
      sheet,
      {
        instead: [
          double(Tag.tiepoint, 100, 50, 0, edge.west + 100 * STEP, edge.north - 50 * STEP, 0),
        ],
      },
    ],
    [
      "a pixel being a point",
      sheet,
      {
        geoKeys: [1024, 0, 1, 2, 1025, 0, 1, 2, 2048, 0, 1, 4326],
        instead: [double(Tag.tiepoint, 0, 0, 0, WEST, NORTH, 0)],
      },
    ],
  ])("%s", async (_name, from, more) => {
    const { lattice } = await load(await written(more, from))
    expect(worst(lattice)).toBeLessThan(1e-3)
  })

  test("but a picture that is turned is refused", async () => {
    const turned = matrix(STEP, STEP / 20, edge.west, STEP / 20, -STEP, edge.north)
    await expect(load(await written({ instead: turned }))).rejects.toThrow(/gdalwarp/)
  })
})

describe("heights in feet are turned into metres", () => {
  test.each<[string, Partial<Sheet>]>([
    ["by a key", { geoKeys: [...geographicKeys(4326), 4099, 0, 1, 9002] }],
    [
      "by the unit of the band",
      {
        instead: [
          {
            tag: Tag.gdalMetadata,
            type: "ascii",
            values:
              '<GDALMetadata><Item name="UNITTYPE" sample="0" role="unittype">ft</Item></GDALMetadata>',
          },
        ],
      },
    ],
  ])("%s", async (_name, more) => {
    const { lattice } = await load(await written(more))
    expect(worst(lattice, 0.3048)).toBeLessThan(1e-3)
  })
})

test("a transverse Mercator on a datum that only the file describes is moved as it says", async () => {
  const shift = [-191.90441429, -39.30318279, -111.45032835, 0.00928836, -0.01975479, 0.00427372]
  const numbers = [...shift, 0.252906278, 105.5, 0.9999, 500_000]
  const plane = `+proj=tmerc +lon_0=105.5 +k=0.9999 +x_0=500000 +ellps=WGS84 +towgs84=${numbers.slice(0, 7).join()}`
  const { forward, inverse } = proj4(plane)
  const [east = 0, north = 0] = forward([middle.lon, middle.lat])
  const x = Math.round(east - 6000)
  const y = Math.round(north + 6000)
  const geographic = [2048, 0, 1, 32_767, 2056, 0, 1, 7030, 2062, 34_736, 7, 0]
  const projected = [3072, 0, 1, 32_767, 3075, 0, 1, 1, 3076, 0, 1, 9001]
  const where = [3080, 34_736, 1, 7, 3082, 34_736, 1, 9, 3092, 34_736, 1, 8]
  const geoKeys = [1024, 0, 1, 1, 1025, 0, 1, 1, ...geographic, ...projected, ...where]
  const path = await written({
    x,
    y,
    stepX: 60,
    stepY: 60,
    columns: 201,
    rows: 201,
    geoKeys,
    instead: [double(34_736, ...numbers)],
    height: (column, row) => {
      const [lon = 0, lat = 0] = inverse([x + column * 60, y - row * 60])
      return Math.round(1000 * (lon - 106) + 1000 * (lat - 20))
    },
  })
  const { lattice } = await load(path)
  const height = heightAt(lattice, columnOf(lattice, 106.51), rowOf(lattice, 21.01))
  expect(Math.abs(height - 1520)).toBeLessThan(1)
})

describe("a file that is no TIFF is refused by what it is", () => {
  test.each([
    ["a zip", Buffer.from("PK\u0003\u0004…"), /tệp ZIP: hãy giải nén/],
    ["gzip", Buffer.from([0x1f, 0x8b, 8, 0]), /GZIP/],
    ["a PNG", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /ảnh PNG/],
    ["a JPEG", Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /ảnh JPEG/],
    ["NetCDF", Buffer.from("CDF\u0001"), /NetCDF/],
    ["an ASCII grid", Buffer.from("ncols 5\nnrows 5"), /lưới ASCII/],
    ["nothing", Buffer.alloc(0), /tệp rỗng/],
    ["text", Buffer.from("độ cao"), /không phải TIFF/],
  ])("%s", async (_name, bytes, reason) => {
    const path = join(await emptyFolder(), "dem.tif")
    await writeFile(path, bytes)
    await expect(load(path)).rejects.toThrow(reason)
    await expect(load(path)).rejects.toThrow(/dem\.tif/)
  })
})

const long = (tag: number, value: number): Entry => ({ tag, type: "long", values: [value] })

describe("a header that says more than the file holds is refused before anything is read", () => {
  test.each<[string, Entry, RegExp]>([
    ["columns", long(Tag.width, 4_000_000_000), /nói có 4000000000 × 181 điểm/],
    ["rows", long(Tag.height, 4_000_000_000), /241 × 4000000000 điểm nhưng chỉ có 1 trong/],
    ["bytes of a strip", long(279, 90_000_000), /bị cắt cụt: cần 90\d* byte/],
  ])("%s", async (_name, lie, reason) => {
    await expect(load(await written({ instead: [lie] }))).rejects.toThrow(reason)
  })

  test("and one whose directory lies beyond its end", async () => {
    const path = await written({})
    const bytes = await readFile(path)
    bytes.writeUInt32LE(0x7f_ff_ff_f0, 4)
    await writeFile(path, bytes)
    await expect(load(path)).rejects.toThrow(/dem\.tif/)
  })
})

describe("samples finer than memory", () => {
  test("are thinned to as many as fit, no coarser than pixels, each at its own place", async () => {
    const path = await written({})
    const wish = { radius: 7000 }
    const all = await load(path, wish)
    const most = 0.6 * all.lattice.columns * all.lattice.rows
    const { lattice, every } = await load(path, { ...wish, mostSamples: most, coarsest: 300 })
    expect(all.every).toBe(1)
    expect([2, 3]).toContain(every)
    expect(lattice.columns * lattice.rows).toBeLessThanOrEqual(most)
    expect(lattice.stepX).toBeCloseTo(every * STEP, 12)
    for (const i of [0, 1, 7, 20]) {
      // Of the file's own places every second or third from Greenwich and from the pole.
      const lon = every * (Math.round((middle.lon * 1200) / every) + i) * STEP
      const lat = 90 - every * (Math.round(((90 - middle.lat) * 1200) / every) + i) * STEP
      const height = heightAt(lattice, columnOf(lattice, lon), rowOf(lattice, lat))
      expect(height).toBeCloseTo(rolling(lon, lat), 1)
    }
  })

  test("are refused where they would have to be coarser than pixels", async () => {
    const path = await written({})
    const wish = { radius: 7000, mostSamples: 20_000, coarsest: 90 }
    await expect(load(path, wish)).rejects.toThrow(/--terrain-memory/)
  })
})

describe("two files that know the same ground", () => {
  const higher =
    (by: number): Sheet["height"] =>
    (column, row) =>
      sheet.height(column, row) + by

  test.each([
    ["on one grid, 28 m apart as geoid and ellipsoid are here", sheet.stepX, 28],
    ["on different grids, 28 m apart", 1 / 700, -28],
  ])("%s, are told of, and the finer is taken", async (_name, step, by) => {
    const folder = await emptyFolder()
    await writeSheet(folder, "a.tif", sheet)
    const scale = step / STEP
    const height: Sheet["height"] = (column, row) =>
      higher(by)(Math.round(column * scale), Math.round(row * scale))
    const size = { columns: Math.floor(240 / scale) + 1, rows: Math.floor(180 / scale) + 1 }
    await writeSheet(folder, "b.tif", { ...sheet, stepX: step, stepY: step, ...size, height })
    const { lattice, disagreements } = await load(folder)
    expect(worst(lattice)).toBeLessThan(1e-3)
    expect(disagreements).toMatchObject([{ paths: [join(folder, "b.tif")] }])
    expect(Math.abs((disagreements[0]?.median ?? 0) - by)).toBeLessThan(6)
  })

  test("and agree are not", async () => {
    const folder = await emptyFolder()
    await writeSheet(folder, "a.tif", sheet)
    await writeSheet(folder, "b.tif", { ...sheet, height: higher(3) })
    expect((await load(folder)).disagreements).toEqual([])
  })
})
