import { spawnSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Command } from "commander"
import { fromArrayBuffer } from "geotiff"
import { beforeAll, expect, test } from "vitest"
import { Refusal } from "../../platform/problem.ts"
import type { Sidecar } from "../output/sidecar.ts"
import { isRunInputs } from "../runs/folder/inputs.ts"
import { readSidecar } from "../service/read-sidecar.ts"
import { geographicKeys, rolling, writeHgt, writeSheet } from "../testing/terrain-files.ts"
import { coverageCommands } from "./index.ts"

const HEAD = "id,lat,lon,height_m,frequency_mhz,power_dbm,technology,operator"
const ROWS = [
  "A2,20.5,106.5,45,900,30,2G,Viettel",
  "A4,20.5,106.5,45,1800,10,4G,Viettel",
  "B4,20.52,106.53,30,1800,10,4G,MobiFone",
]

let terrain = ""
let stations = ""
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "tinhso-coverage-"))
  terrain = join(folder, "N20E106.hgt")
  await writeHgt(folder, { south: 20, west: 106 }, rolling)
  stations = join(folder, "tram.csv")
  await writeFile(stations, [HEAD, ...ROWS].join("\n"))
})

let whole: Awaited<ReturnType<typeof run>>
beforeAll(async () => {
  whole = await run()
})

async function run(...more: string[]) {
  const out: string[] = []
  const note: string[] = []
  let failed = false
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  coverageCommands(program, {
    open: () => Promise.reject(new Error("no database is needed")),
    out: (line) => void out.push(line),
    note: (line) => void note.push(line),
    fail: () => void (failed = true),
    path: (typed) => typed,
  })
  for (const command of program.commands) command.exitOverride()
  const folder = more.includes("--out")
    ? []
    : ["--out", await mkdtemp(join(tmpdir(), "tinhso-out-"))]
  const asked = ["--radius", "3", "--resolution", "200", "--workers", "1"]
  const argv = ["coverage", "run", "--stations", stations, "--terrain", terrain]
  await program.parseAsync([...argv, ...asked, ...folder, ...more], { from: "user" })
  return { out, note, failed, folder: folder[1] ?? "" }
}

async function sidecarIn(folder: string): Promise<Sidecar> {
  const sidecar = await readSidecar(folder)
  if (sidecar === null) throw new Error("no sidecar")
  return sidecar
}

async function valuesOf(folder: string, name: string) {
  const bytes = new Uint8Array(readFileSync(join(folder, name)))
  const image = await (await fromArrayBuffer(bytes.buffer)).getImage()
  const [values] = await image.readRasters({ interleave: false })
  if (values === undefined || typeof values === "number") throw new Error("no values")
  return Array.from(values)
}

test("land cover hides places from P.1812, and is told of; the same bytes however computed", async () => {
  const cover = join(await mkdtemp(join(tmpdir(), "tinhso-cover-")), "cover.tif")
  await writeSheet(join(cover, ".."), "cover.tif", {
    x: 106.4,
    y: 20.6,
    stepX: 0.001,
    stepY: 0.001,
    columns: 200,
    rows: 200,
    geoKeys: geographicKeys(4326),
    height: (column) => (column % 20 < 12 ? 10 : 40),
  })
  const bare = await run("--model", "p1812")
  const wooded = await run("--model", "p1812", "--clutter", cover)
  const [before] = (await sidecarIn(bare.folder)).layers
  const sidecar = await sidecarIn(wooded.folder)
  expect(sidecar.layers[0]?.coveredKm2).toBeLessThan(0.8 * (before?.coveredKm2 ?? 0))
  expect(sidecar.inputs.clutter).toMatchObject({
    sources: [{ file: "cover.tif" }],
    missing: "refuse",
    withoutClass: 0,
  })
  expect(Object.keys(sidecar.inputs.clutter?.classes ?? {})).toEqual(["10", "40"])
  const levels = "2g_viettel.level.tif"
  // Squares of bare ground are not taken over for wooded ground.
  await run("--model", "p1812", "--clutter", cover, "--resume", "--out", bare.folder)
  expect(readFileSync(join(bare.folder, levels))).toEqual(readFileSync(join(wooded.folder, levels)))
  await expect(run("--clutter", cover)).rejects.toThrow(/Chỉ --model p1812/)
})

test("a run writes pictures for every technology and operator, and for the best of them", async () => {
  const { folder, out } = whole
  const { layers } = await sidecarIn(folder)
  expect(layers.map(({ technology, operator }) => [technology, operator])).toEqual([
    ["2G", "Viettel"],
    ["4G", "MobiFone"],
    ["4G", "Viettel"],
    ["4G", null],
  ])
  for (const { files } of layers) {
    for (const name of Object.values(files)) expect(existsSync(join(folder, name))).toBe(true)
  }
  expect(out).toHaveLength(1 + layers.length)
})

test("the best of a technology is the greatest level of its operators, and its station gives it", async () => {
  const { folder } = whole
  const [best = [], one = [], other = [], server = []] = await Promise.all(
    ["4g.level.tif", "4g_mobifone.level.tif", "4g_viettel.level.tif", "4g.server.tif"].map((name) =>
      valuesOf(folder, name),
    ),
  )
  const { stations: list } = await sidecarIn(folder)
  expect(best).toEqual(one.map((level, i) => Math.max(level, other[i]!)))
  const operators = server.map((position) => list[position]?.operator ?? "")
  const expected = best.map((level, i) => {
    if (level === -9999) return ""
    return level === one[i] ? "MobiFone" : "Viettel"
  })
  expect(operators).toEqual(expected)
})

test("covered is where the level reaches the threshold, in both modes the same", async () => {
  const covered = await run("--mode", "covered")
  const level = await valuesOf(whole.folder, "2g_viettel.level.tif")
  const one = await valuesOf(whole.folder, "2g_viettel.covered.tif")
  expect(await valuesOf(covered.folder, "2g_viettel.covered.tif")).toEqual(one)
  expect(one).toEqual(level.map((dbm, i) => (one[i] === 255 ? 255 : Number(dbm >= -95))))
  expect(new Set(one)).toEqual(new Set([0, 1, 255]))
})

test("a higher share of reliability is never reached where a lower one is not", async () => {
  const values = await valuesOf(whole.folder, "2g_viettel.reliability.tif")
  expect([...new Set(values)].toSorted((a, b) => a - b)).toEqual([0, 50, 75, 90, 255])
})

test("what ends coverage is counted, and a circle is told of", async () => {
  const near = await run("--radius", "0.5", "--threshold", "2G=-120")
  const [layer] = (await sidecarIn(near.folder)).layers
  expect(layer?.edges?.radius).toBeGreaterThan(0)
  expect(near.note.join("\n")).toMatch(/đường biên do bán kính/)
})

test("the same inputs give the same bytes, whatever threads and however resumed", async () => {
  const { folder: one } = whole
  const { folder: two } = await run("--workers", "2")
  await run("--resume", "--out", two)
  const names = readdirSync(one).filter((name) => name !== ".tiles")
  for (const name of names) {
    expect(readFileSync(join(two, name)).equals(readFileSync(join(one, name)))).toBe(true)
  }
})

test("resuming computes nothing that is there, and pictures of what is gone are taken away", async () => {
  const { folder } = await run()
  const before = stations
  stations = join(folder, "hai.csv")
  await writeFile(stations, [HEAD, ...ROWS.slice(0, 2)].join("\n"))
  const { note } = await run("--resume", "--out", folder)
  stations = before
  expect(note.join("\n")).toMatch(/: 0 ô tính mới, \d+ ô cập nhật/)
  expect(readdirSync(folder).filter((name) => name.includes("mobifone"))).toEqual([])
})

/** Files of a run by name: what they hold, and when they were written. */
const filesIn = (folder: string) =>
  new Map(
    readdirSync(folder)
      .filter((name) => name !== ".tiles")
      .map((name) => {
        const path = join(folder, name)
        return [name, { bytes: readFileSync(path), at: statSync(path).mtimeMs }] as const
      }),
  )

test("after an edit only layers that changed are drawn again, and all bytes are those of a new run", async () => {
  const { folder } = await run()
  const before = filesIn(folder)
  // A picture that was cut off meanwhile is drawn again, too.
  await truncate(join(folder, "2g_viettel.sight.tif"), 100)
  const shared = stations
  stations = join(folder, "cao.csv")
  await writeFile(
    stations,
    [HEAD, ROWS[0], ROWS[1], ROWS[2]?.replace("30,1800", "55,1800")].join("\n"),
  )
  await run("--resume", "--out", folder)
  const { folder: anew } = await run()
  await rm(stations)
  stations = shared
  const after = filesIn(folder)
  const wanted = filesIn(anew)
  expect([...after.keys()]).toEqual([...wanted.keys()])
  for (const [name, { bytes }] of wanted)
    expect([name, after.get(name)?.bytes.equals(bytes)]).toEqual([name, true])
  const same = [...after].filter(([name, { at }]) => at === before.get(name)?.at)
  const layersKept = new Set(same.map(([name]) => name.split(".")[0]))
  expect([...layersKept]).toEqual(["4g_viettel"])
  expect(readdirSync(join(folder, ".tiles")).filter((name) => !name.endsWith(".tile"))).toEqual([
    "pictures.json",
  ])
})

test.each([
  ["ground that no file has", ["--radius", "99"], /Thiếu \d+ điểm độ cao/],
  ["a preset that is not there", ["--preset", "x"], /có: ngoai-troi, trong-nha/],
  ["a picture without end", ["--resolution", "5", "--radius", "60"], /tăng --resolution/],
])("%s is refused", async (_name, more, reason) => {
  await expect(run(...more)).rejects.toThrow(Refusal)
  await expect(run(...more)).rejects.toThrow(reason)
})

test("a technology without a threshold has levels but is not said to be covered", async () => {
  const before = stations
  stations = join(await mkdtemp(join(tmpdir(), "tinhso-tv-")), "tv.csv")
  await writeFile(stations, [HEAD, "T,20.5,106.5,90,600,60,DVB-T2,VTV"].join("\n"))
  const { folder } = await run()
  await expect(run("--mode", "covered")).rejects.toThrow(/--threshold DVB-T2=/)
  stations = before
  const [layer] = (await sidecarIn(folder)).layers
  expect(layer).toMatchObject({ technology: "DVB-T2", threshold: null, coveredKm2: null })
  expect(Object.keys(layer?.files ?? {})).toContain("level")
})

async function latticeIn(folder: string) {
  const inputs: unknown = JSON.parse(await readFile(join(folder, "inputs.json"), "utf8"))
  if (!isRunInputs(inputs)) throw new Error("no inputs")
  return inputs.lattice
}

const gdalinfo = spawnSync("gdalinfo", ["--version"]).status === 0

test.skipIf(!gdalinfo)("gdalinfo reads every picture (needs Debian's gdal-bin)", async () => {
  const { folder } = whole
  const names = readdirSync(folder).filter((name) => name.endsWith(".tif"))
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) {
    const { status, stdout, stderr } = spawnSync(
      "gdalinfo",
      ["-json", "-checksum", join(folder, name)],
      { encoding: "utf8" },
    )
    expect([status, stderr]).toEqual([0, ""])
    const about: unknown = JSON.parse(stdout)
    const { columns, rows } =
      name === "ground.tif" ? await latticeIn(folder) : (await sidecarIn(folder)).grid
    expect(about).toMatchObject({
      size: [columns, rows],
      coordinateSystem: { wkt: expect.stringContaining('ID["EPSG",4326]') },
      bands: [{ block: [256, 256] }],
    })
  }
})
