/**
 * A million points of a drive test, as G-NetTrack writes them: looked at, written into a campaign,
 * compared with the pictures of a run, and asked for by a map; each in an installation of its own.
 */
import { createWriteStream, mkdtempSync, writeFileSync } from "node:fs"
import { once } from "node:events"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { writeHgt } from "../apps/server/src/coverage/testing/terrain-files.ts"
import { cellsOf } from "../apps/server/src/coverage/measurements/points/cells.ts"
import { cellsIn } from "../apps/server/src/coverage/measurements/service/cells-service.ts"
import { readFileOfPoints } from "../apps/server/src/coverage/measurements/service/reading-service.ts"
import { importMeasurements } from "../apps/server/src/coverage/measurements/service/import-service.ts"
import { OPERATOR } from "../apps/server/src/platform/context.ts"
import { loadShippedUnits } from "../apps/server/src/registry/index.ts"
import { openTestDatabase, testContext } from "../apps/server/src/testing/database.ts"
import { command, temporaryFolder } from "./measure/product.ts"
import { note, report } from "./measure/report.ts"

const POINTS = 1_000_000
const WEST = 106.1
const SOUTH = 20.2
const SIDE = 0.6

const two = (value: number) => String(value).padStart(2, "0")
const hills = (lon: number, lat: number) => 60 + 50 * Math.sin(lon * 90) * Math.cos(lat * 80)
const everything = () => true

const box = (i: number) => {
  const west = WEST + ((i * 7) % 50) / 100
  const south = SOUTH + ((i * 3) % 50) / 100
  return [west, south, west + 0.1, south + 0.1].join(",")
}

const folder = temporaryFolder()
const file = join(folder, "do.csv")
await writePoints(file)
const size = `${POINTS.toLocaleString("en")} points, CSV of 20 columns`

const dataDir = join(folder, "data")
await command({ dataDir }, "units", "list")
const campaign = ["--campaign", "Đo", "--unit", "22", "--by", "A", "--source", "B", "--commit"]
for (const [work, flags] of [
  ["measured points, a look", []],
  ["measured points, written", campaign],
] as const) {
  const { ms, out } = await command({ dataDir }, "import", "measurements", file, ...flags)
  if (!out.includes("1.000.000 điểm đo")) throw new Error(out)
  report({ work, size, values: [ms / 1000], unit: "s", bar: null })
  note(`${work}: ${Math.round(POINTS / (ms / 1000)).toLocaleString("en")} rows/s with its start`)
}

await compareWithRun()
await askForCells()

/** Winding ways over some hills, a point each second. */
async function writePoints(path: string): Promise<void> {
  const out = createWriteStream(path)
  out.write(
    "Timestamp,Longitude,Latitude,Speed,Operatorname,Operator,CGI,Cellname,Node,CellID,LAC,NetworkTech,NetworkMode,Level,Qual,SNR,ARFCN,DL_bitrate,UL_bitrate,IMEI\n",
  )
  for (let i = 0; i < POINTS; i++) {
    const longitude = WEST + SIDE * (0.5 + 0.49 * Math.sin(i / 7001) * Math.cos(i / 90_001))
    const latitude = SOUTH + SIDE * (0.5 + 0.49 * Math.cos(i / 5003) * Math.sin(i / 70_001))
    const s = i % 86_400
    const clock = `${two(Math.floor(s / 3600))}.${two(Math.floor(s / 60) % 60)}.${two(s % 60)}`
    const node = 1000 + (i % 50)
    const line = `2026.03.15_${clock},${longitude.toFixed(6)},${latitude.toFixed(6)},40,Viettel,45204,,,${node},${node * 256 + (i % 3)},1201,4G,LTE,${-80 - (i % 400) / 10},-11,8,1850,${i % 30_000},${i % 9000},356938035643809\n`
    if (!out.write(line)) await once(out, "drain")
  }
  out.end()
  await once(out, "finish")
}

/** Against a run of 60 km by 60 km at 90 m, from files alone. */
async function compareWithRun(): Promise<void> {
  const terrain = mkdtempSync(join(tmpdir(), "tinhso-bench-"))
  await writeHgt(terrain, { south: 20, west: 106 }, hills)
  const rows = Array.from({ length: 100 }, (_, i) => {
    const lat = SOUTH + (SIDE * (Math.floor(i / 10) + 0.5)) / 10
    const lon = WEST + (SIDE * ((i % 10) + 0.5)) / 10
    return `S${i},${lat},${lon},42,1800,15,4G,Viettel`
  })
  const stations = join(folder, "tram.csv")
  writeFileSync(
    stations,
    ["id,lat,lon,height_m,frequency_mhz,power_dbm,technology,operator", ...rows].join("\n"),
  )
  const out = join(folder, "phu")
  const run = ["--stations", stations, "--terrain", terrain, "--out", out]
  const asked = ["--radius", "8", "--resolution", "90", "--missing-terrain", "flat"]
  await command({ dataDir }, "coverage", "run", ...run, ...asked)
  const { ms, out: told } = await command(
    { dataDir },
    "coverage",
    "compare",
    "--measurements",
    file,
    "--coverage",
    out,
  )
  if (!told.includes("tất cả (all)")) throw new Error(told)
  report({
    work: "measured points read and compared with a run",
    size: `${POINTS.toLocaleString("en")} points, 60 km × 60 km at 90 m`,
    values: [ms / 1000],
    unit: "s",
    bar: null,
  })
}

/** What a map asks for as it is moved, in this process; and the most memory of an import in it. */
async function askForCells(): Promise<void> {
  const db = await openTestDatabase()
  const ctx = testContext(db)
  await loadShippedUnits(ctx)
  const options = { path: file, fileName: "do.csv", options: {}, commit: true, actor: OPERATOR }
  const create = {
    name: "Đo",
    kind: "drive" as const,
    unit: "22",
    by: "A",
    device: null,
    antennaHeight: null,
    place: "car" as const,
    correction: null,
    correctionBasis: null,
    noiseFloor: null,
    source: "B",
  }
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
  const { campaign: kept } = await importMeasurements(ctx, {
    ...options,
    destination: { create },
    holder: null,
  })
  clearInterval(watch)
  report({ work: "memory of that import", size, values: [most / 1e6], unit: "MB", bar: null })
  const id = kept?.id ?? ""
  await cellsIn(ctx, id, { box: box(0) }, everything)
  const values: number[] = []
  for (let i = 0; i < 200; i++) {
    const started = performance.now()
    await cellsIn(ctx, id, { box: box(i) }, everything)
    values.push(performance.now() - started)
  }
  const cells = cellsOf((await readFileOfPoints(file, "do.csv", {}, ctx.now())).read.points, 100)
  report({
    work: "measured cells in a box of 10 km",
    size: `${cells.length.toLocaleString("en")} cells of 100 m`,
    values,
    unit: "ms",
    bar: null,
  })
  await db.close()
}
