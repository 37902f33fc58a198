/**
 * Speed of the coverage engine: `npm run bench -- coverage`. The work is that of a province: 6 100
 * stations on 2 600 masts over 80 km by 80 km of mountains and coast, 15 km each, pixels of 90 m.
 * SPLAT! computes one station of them in the same run; its batch is one process for every station.
 *
 * `TINHSO_BENCH_COVERAGE_SHARE=0.1` takes a tenth of the masts on a tenth of the area, as close to each
 * other: a whole province takes about ten times the printed time.
 */
import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync } from "node:fs"
import { availableParallelism, loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { noAnswers } from "../apps/server/src/coverage/engine/answers.ts"
import { askMast } from "../apps/server/src/coverage/engine/ask-mast.ts"
import { prepareCell } from "../apps/server/src/coverage/engine/cell.ts"
import { type Computed, openEngine } from "../apps/server/src/coverage/engine/engine.ts"
import { layersOf } from "../apps/server/src/coverage/engine/layers.ts"
import { mastsOf } from "../apps/server/src/coverage/engine/mast.ts"
import type { Parameters } from "../apps/server/src/coverage/engine/parameters.ts"
import { pointsAt } from "../apps/server/src/coverage/engine/points.ts"
import { exportOutputs } from "../apps/server/src/coverage/output/export-outputs.ts"
import type { Station } from "../apps/server/src/coverage/stations/station.ts"
import { loadTerrain } from "../apps/server/src/coverage/terrain/load-terrain.ts"
import { rolling, writeHgt } from "../apps/server/src/coverage/testing/terrain-files.ts"
import { reachedDirectly } from "../apps/server/src/coverage/villages/reached-directly.ts"
import { numbers, stationsOn, villagesIn } from "./measure/coverage/network.ts"
import { splatSeconds } from "./measure/coverage/splat.ts"
import { note, report } from "./measure/report.ts"

const SHARE = Number(process.env["TINHSO_BENCH_COVERAGE_SHARE"] ?? 1)
const MASTS = Math.round(2600 * SHARE)
const STATIONS = Math.round(6100 * SHARE)
const RADIUS = 15_000
const DEM = fileURLToPath(
  new URL("../../shared/propagation/splat_golden/dem_srtm3_2x2.tgz", import.meta.url),
)

const asked = (mode: Parameters["mode"], reliabilities: number[]): Parameters => ({
  model: "itm",
  mode,
  radius: RADIUS,
  resolution: 90,
  spacing: 90,
  sampling: "nearest",
  rxHeight: 1.5,
  rxGain: 0,
  otherLoss: 0,
  reliabilities,
  thresholds: { "2G": -110, "3G": -110, "4G": -110 },
  time: 50,
  climate: 2,
  refractivity: 301,
  lapse: 45,
  polarisation: 1,
  permittivity: 15,
  conductivity: 0.005,
  variability: 12,
})

const folder = () => mkdtempSync(join(tmpdir(), "tinhso-bench-"))

/** Real ground where it is at hand, else hills. */
async function groundFolder(): Promise<string> {
  const made = folder()
  if (existsSync(DEM)) execFileSync("tar", ["xzf", DEM, "-C", made])
  else {
    note("no real ground here: hills are measured")
    for (const south of [20, 21]) {
      for (const west of [106, 107]) await writeHgt(made, { south, west }, rolling)
    }
  }
  return made
}

/** Others on the machine make times longer; processor time tells less of them. */
const noteLoad = (when: string) => note(`load ${when}: ${loadavg()[0]?.toFixed(1)}`)

noteLoad("at the beginning")
const terrain = await groundFolder()
const stations = stationsOn(MASTS, STATIONS, SHARE)
const ground = await loadTerrain({
  paths: [terrain],
  places: stations,
  radius: RADIUS + 90,
  margin: 20_000,
  missing: "refuse",
  holes: "fill",
  mostSamples: 1e8,
})
const { lattice } = ground

const seconds = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

/** One band of one mast over its whole disc, profiles read and all: processor time of one core. */
function onePath(): void {
  const random = numbers(3)
  const places = Array.from({ length: 60_000 }, () => {
    const away = RADIUS * Math.sqrt(random())
    const bearing = 2 * Math.PI * random()
    return {
      lat: 21 + (away * Math.cos(bearing)) / 110_700,
      lon: 107 + (away * Math.sin(bearing)) / 103_900,
    }
  })
  const points = pointsAt(lattice, places)
  const one = { ...stations[0]!, lat: 21, lon: 107 }
  const layers = layersOf([one])
  const parameters = asked("field", [50])
  const [mast] = mastsOf([prepareCell(one, 0, layers, parameters)], lattice)
  const which = Int32Array.from(places.keys())
  const values = Array.from({ length: 8 }, () => {
    const answers = noAnswers(points.count, 1, parameters)
    const start = process.cpuUsage()
    askMast(answers, mast!, points, which, lattice, parameters, null)
    return (1e6 * seconds(start)) / answers.effort.losses
  })
  const size = "per path of 15 km at most, profile read from the ground, one core"
  report({ work: "path loss in the engine", size, values: values.slice(3), unit: "µs", bar: 3.03 })
}

function villages(): void {
  const start = performance.now()
  const used = process.cpuUsage()
  reachedDirectly(villagesIn(1500, SHARE), stations, lattice, asked("covered", [50]), 200)
  const values = [(performance.now() - start) / 1000]
  note(`villages: ${seconds(used).toFixed(1)} s of the processor`)
  report({ work: "villages served", size: "1 500 villages × 25 points", values, unit: "s", bar: 5 })
}

interface Batch {
  readonly computed: Computed
  readonly processor: number
}

/** A whole province: time by the clock, and what it took of the processor. */
async function province(
  work: string,
  parameters: Parameters,
  bar: number,
  edits: boolean,
): Promise<Batch> {
  const squares = folder()
  const engine = openEngine({
    lattice,
    parameters,
    folder: squares,
    workers: availableParallelism(),
    resume: false,
  })
  const started = performance.now()
  const start = process.cpuUsage()
  const computed = await engine.compute(stations)
  const processor = seconds(start)
  const size = `${stations.length} stations, ${MASTS} masts, 15 km, 90 m`
  const values = [(performance.now() - started) / 1000]
  report({ work, size, values, unit: "s", bar })
  report({ work: `${work}: processor`, size, values: [processor], unit: "s", bar: null })
  const { pairs, losses } = computed.effort
  note(
    `${(pairs / 1e6).toFixed(0)} M pairs of mast and pixel, ${(losses / 1e6).toFixed(0)} M losses`,
  )
  noteLoad(`after ${work}`)
  if (edits) {
    const edited = await editOneMast(engine)
    noteLoad("after the edits")
    writeFiles(edited, squares, parameters)
  }
  await engine.close()
  return { computed, processor }
}

const offMiddle = (one: Station) => Math.hypot(one.lat - 21, one.lon - 107)

/** One mast with three bands moves up and down: until every square is right again. */
async function editOneMast(engine: ReturnType<typeof openEngine>): Promise<Computed> {
  const threeBands = stations.filter(({ technology }) => technology === "3G")
  const { mast } = threeBands.toSorted((one, other) => offMiddle(one) - offMiddle(other))[0]!
  const values: number[] = []
  const processor: number[] = []
  let computed: Computed | null = null
  for (let i = 1; i <= 9; i++) {
    const edited = stations.map((one) => (one.mast === mast ? { ...one, height: 45 + i } : one))
    const started = performance.now()
    const start = process.cpuUsage()
    computed = await engine.compute(edited)
    processor.push(seconds(start))
    values.push((performance.now() - started) / 1000)
  }
  const size = "three bands, 15 km, 90 m, among all others"
  report({ work: "one mast edited", size, values: values.slice(2), unit: "s", bar: 0.5 })
  const work = "one mast edited: processor"
  report({ work, size, values: processor.slice(2), unit: "s", bar: null })
  return computed!
}

/** All files of a run anew: GeoTIFFs, pictures and contours of every layer. */
function writeFiles(computed: Computed, tiles: string, parameters: Parameters): void {
  const { thresholds, rxHeight, otherLoss } = parameters
  const definition = { preset: "bench", title: "", source: "", thresholds, rxHeight, otherLoss }
  const stationFile = { name: "bench", sha256: "", illustrative: 0, skippedRows: [] }
  const shared = { folder: folder(), tiles, computed, parameters, definition, stationFile }
  const start = process.cpuUsage()
  exportOutputs({ ...shared, terrain: ground })
  const size = `${computed.layers.length} layers of ${computed.grid.columns} × ${computed.grid.rows} pixels`
  report({
    work: "files written: processor",
    size,
    values: [seconds(start)],
    unit: "s",
    bar: null,
  })
}

/** Our processor time for the whole batch as a share of SPLAT's, one process for every station. */
function againstSplat(field: Batch, covered: Batch): void {
  const one = splatSeconds(terrain)
  if (one === null) return note("splat is not installed: nothing to compare with")
  report({ work: "SPLAT!, one station", size: "15 km, 90 m", values: [one], unit: "s", bar: null })
  const share = (ours: number) => [(100 * ours) / (one * stations.length)]
  const size = "processor time of the batch, of SPLAT's"
  report({ work: "full field", size, values: share(field.processor), unit: "%", bar: 12.5 })
  report({ work: "covered or not", size, values: share(covered.processor), unit: "%", bar: 2.22 })
}

onePath()
villages()
const covered = await province("covered or not", asked("covered", [50]), 90, false)
const field = await province("full field", asked("field", [50, 75, 90]), 480, true)
againstSplat(field, covered)
const peak = process.resourceUsage().maxRSS / 1024
report({ work: "memory, most", size: "all of the above", values: [peak], unit: "MB", bar: 2048 })
