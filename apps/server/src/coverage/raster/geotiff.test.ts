import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fromArrayBuffer } from "geotiff"
import { expect, test } from "vitest"
import { geotiff } from "./geotiff.ts"
import { halved, type Raster } from "./raster.ts"

function ramp(columns: number, rows: number): Raster {
  const values = Float32Array.from({ length: columns * rows }, (_, i) => -100 + (i % 977) / 8)
  values[5] = -9999
  return {
    west: 106,
    north: 21.5,
    stepX: 0.001,
    stepY: 0.0008,
    columns,
    rows,
    values,
    nothing: -9999,
  }
}

const opened = async (raster: Raster) => {
  const bytes = geotiff(raster, { title: "Mức tín hiệu <4G>", unit: "dBm" })
  const copy = new Uint8Array(bytes)
  return fromArrayBuffer(copy.buffer)
}

test("another reader finds every value where it was put", async () => {
  const raster = ramp(700, 300)
  const image = await (await opened(raster)).getImage()
  const [values] = await image.readRasters({ interleave: false })
  expect(values).toEqual(raster.values)
})

test("a file says where it lies, what is nothing and what its values are", async () => {
  const image = await (await opened(ramp(700, 300))).getImage()
  const [west, south, east, north] = image.getBoundingBox()
  expect(west).toBe(106)
  expect(north).toBe(21.5)
  expect(east).toBeCloseTo(106.7, 9)
  expect(south).toBeCloseTo(21.26, 9)
  expect(image.getGeoKeys()).toMatchObject({ GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4326 })
  expect(image.getGDALNoData()).toBe(-9999)
  expect(await image.getGDALMetadata(0)).toMatchObject({ UNITTYPE: "dBm" })
})

test("overviews halve until one tile holds all, each the greatest of four", async () => {
  const raster = ramp(700, 300)
  const tiff = await opened(raster)
  expect(await tiff.getImageCount()).toBe(3)
  const overview = await tiff.getImage(1)
  expect([overview.getWidth(), overview.getHeight()]).toEqual([350, 150])
  const [values] = await overview.readRasters({ interleave: false })
  expect(values).toEqual(halved(raster).values)
})

test.each([
  ["levels of centibels", new Int16Array([1, -2, 3, -32_768]), -32_768],
  ["indices", new Uint16Array([1, 2, 65_535, 0]), 65_535],
  ["classes", new Uint8Array([0, 50, 90, 255]), 255],
])("%s are kept as they are", async (_name, values, nothing) => {
  const raster = { west: 0, north: 1, stepX: 0.5, stepY: 0.5, columns: 2, rows: 2, values, nothing }
  const image = await (await opened(raster)).getImage()
  const [read] = await image.readRasters({ interleave: false })
  expect(read).toEqual(values)
})

test("a pixel without anything never wins over one with something", () => {
  const values = new Float32Array([-9999, -120, -9999, -9999])
  const raster = { ...ramp(2, 2), values }
  expect([...halved(raster).values]).toEqual([-120])
})

test("the same raster gives the same bytes", () => {
  const about = { title: "x", unit: "" }
  expect(geotiff(ramp(300, 300), about)).toEqual(geotiff(ramp(300, 300), about))
})

test("unknown ground gives way to what is known, covered or not, seen from afar", () => {
  const frame = { west: 0, north: 1, stepX: 0.5, stepY: 0.5, columns: 6, rows: 2, nothing: 255 }
  const values = new Uint8Array([254, 1, 254, 0, 254, 254, 254, 0, 255, 255, 255, 255])
  expect([...halved({ ...frame, values, weakest: 254 }).values]).toEqual([1, 0, 254])
})

test("directories come before all tiles, and the tiles of smaller overviews before those of larger", async () => {
  const tiff = await opened(ramp(1100, 900))
  const offsets: number[][] = []
  for (let i = 0; i < (await tiff.getImageCount()); i++) {
    const directory = (await tiff.getImage(i)).getFileDirectory()
    offsets.push(Array.from((await directory.loadValue("TileOffsets")) ?? [], Number))
  }
  expect(offsets.map(({ length }) => length)).toEqual([20, 6, 2, 1])
  const inFile = offsets.toReversed().flat()
  expect(inFile).toEqual(inFile.toSorted((one, other) => one - other))
})

test.skipIf(!existsSync("/usr/bin/gdalinfo"))(
  "gdalinfo calls the file a COG (needs Debian's gdal-bin)",
  async () => {
    const path = join(await mkdtemp(join(tmpdir(), "tinhso-cog-")), "a.tif")
    await writeFile(path, geotiff(ramp(700, 300), { title: "x", unit: "dBm" }))
    const { stdout } = spawnSync("/usr/bin/gdalinfo", ["-checksum", path], { encoding: "utf8" })
    expect(stdout).toMatch(/LAYOUT=COG/)
    expect(stdout).toMatch(/Overviews: 350x150, 175x75/)
    expect(stdout).toMatch(/Checksum=\d+/)
  },
)
