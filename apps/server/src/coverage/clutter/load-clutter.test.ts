import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { columnOf, rowOf } from "@tinhso/terrain"
import { beforeAll, expect, test } from "vitest"
import { groundOf } from "../testing/network.ts"
import {
  emptyFolder,
  geographicKeys,
  projectedKeys,
  rolling,
  type Sheet,
  writeHgt,
  writeSheet,
} from "../testing/terrain-files.ts"
import { type ClutterSettings, loadClutter } from "./load-clutter.ts"

const ground = groundOf()
const middle = { lat: 21, lon: 106.5 }

const load = (paths: readonly string[], more: Partial<ClutterSettings> = {}) =>
  loadClutter(ground, { paths, table: null, missing: "refuse", ...more }, [middle], 2000)

/** Classes 0.2° wide and high around the middle, ten samples to every sample of the ground. */
const cover = (more: Partial<Sheet> = {}): Sheet => ({
  x: 106.4,
  y: 21.1,
  stepX: 1 / 12_000,
  stepY: 1 / 12_000,
  columns: 2401,
  rows: 2401,
  geoKeys: geographicKeys(4326),
  noData: 0,
  height: () => 30,
  ...more,
})

/** Trees west of the middle, water east of it, a house of one sample of ours. */
const mixed = (column: number, row: number) => {
  if (Math.abs(column - 1100) <= 5 && Math.abs(row - 1200) <= 5) return 50
  return column < 1200 ? 10 : 80
}

let folder = ""
let whole = ""
beforeAll(async () => {
  folder = await emptyFolder()
  whole = await writeSheet(folder, "cover.tif", cover({ height: mixed }))
})

function heightAt({ lattice }: Awaited<ReturnType<typeof load>>, lon: number, lat: number): number {
  const column = Math.round(columnOf({ ...lattice }, lon))
  const row = Math.round(rowOf({ ...lattice }, lat))
  return lattice.heights[row * lattice.columns + column] ?? Number.NaN
}

test("every sample of the ground has the height of the class that is nearest", async () => {
  const clutter = await load([whole])
  expect(heightAt(clutter, 106.495, 21)).toBe(15)
  expect(heightAt(clutter, 106.505, 21)).toBe(0)
  expect(heightAt(clutter, 106.4 + 1100 / 12_000, 21)).toBe(15)
  expect(Object.keys(clutter.classes)).toEqual(["10", "50", "80"])
  expect(clutter).toMatchObject({ withoutClass: 0, sources: [{ crs: "EPSG:4326" }] })
})

test("a file in metres lies where it says", async () => {
  const inMetres = await writeSheet(
    await emptyFolder(),
    "utm.tif",
    cover({
      x: 635_000,
      y: 2_340_000,
      stepX: 20,
      stepY: 20,
      columns: 1500,
      rows: 1500,
      geoKeys: projectedKeys(32_648),
      // 106.5° E, 21° N is 655 893 m, 2 322 806 m in zone 48.
      height: (column) => (635_000 + 20 * column < 655_893 ? 10 : 80),
    }),
  )
  const clutter = await load([inMetres])
  expect(heightAt(clutter, 106.498, 21)).toBe(15)
  expect(heightAt(clutter, 106.502, 21)).toBe(0)
})

test("of two files the finer says what stands there, the coarser what it leaves open", async () => {
  const fine = await writeSheet(
    folder,
    "a-fine.tif",
    cover({ height: (column) => (column < 1200 ? 50 : 0) }),
  )
  const coarse = await writeSheet(
    folder,
    "b-coarse.tif",
    cover({ stepX: 1 / 1200, stepY: 1 / 1200, columns: 241, rows: 241, height: () => 80 }),
  )
  const clutter = await load([coarse, fine])
  expect(heightAt(clutter, 106.49, 21)).toBe(15)
  expect(heightAt(clutter, 106.51, 21)).toBe(0)
  expect(clutter.sources.map(({ path }) => path)).toEqual([fine, coarse])
})

test("a province's own table takes the place of ours", async () => {
  const table = join(folder, "table.json")
  const classes = {
    10: { name: "Keo", height: 8 },
    50: { name: "Nhà", height: 12.5 },
    80: { name: "Nước", height: 0 },
  }
  await writeFile(table, JSON.stringify({ title: "Tỉnh", source: "QĐ 1", classes }))
  const clutter = await load([whole], { table })
  expect(heightAt(clutter, 106.495, 21)).toBe(8)
  expect(clutter).toMatchObject({ title: "Tỉnh", source: "QĐ 1" })
})

test("where no class is known it is refused, or taken for open ground where that is chosen", async () => {
  const holes = await writeSheet(
    await emptyFolder(),
    "holes.tif",
    cover({ height: (column) => (column < 1200 ? 10 : 0) }),
  )
  await expect(load([holes])).rejects.toThrow(/điểm .* không có lớp phủ/)
  const clutter = await load([holes], { missing: "open" })
  expect(heightAt(clutter, 106.505, 21)).toBe(0)
  expect(clutter.withoutClass).toBeGreaterThan(100)
})

test("a class that the table does not have is named, or taken for open ground", async () => {
  const strange = await writeSheet(
    await emptyFolder(),
    "strange.tif",
    cover({ height: (column) => (column < 1200 ? 10 : 77) }),
  )
  await expect(load([strange])).rejects.toThrow(/không có lớp 77/)
  const clutter = await load([strange], { missing: "open" })
  expect(heightAt(clutter, 106.505, 21)).toBe(0)
})

test.each([
  ["heights above 300 m", { 1: { name: "x", height: 900 } }, /height/],
  ["a class that is no number", { trees: { name: "x", height: 9 } }, /classes/],
  ["no class", {}, /classes/],
])("a table with %s is refused", async (_name, classes, reason) => {
  const table = join(folder, "bad.json")
  await writeFile(table, JSON.stringify({ title: "t", source: "s", classes }))
  await expect(load([whole], { table })).rejects.toThrow(reason)
})

test("elevation is not taken for land cover, and an empty folder is said to be empty", async () => {
  const hgt = await writeHgt(folder, { south: 21, west: 106 }, rolling)
  await expect(load([hgt])).rejects.toThrow(/là độ cao/)
  await expect(load([await emptyFolder()])).rejects.toThrow(/Không có tệp/)
  await expect(load([join(folder, "none.tif")])).rejects.toMatchObject({
    kind: { title: expect.stringMatching(/lớp phủ/) },
  })
})
