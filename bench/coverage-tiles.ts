/** Tiles of a province's coverage and answers for a place: cold, and with what was read before. */
import { mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, tmpdir } from "node:os"
import { join } from "node:path"
import { openRuns } from "../apps/server/src/coverage/runs/testing/stand.ts"
import { planOf } from "../apps/server/src/coverage/runs/computing/plan.ts"
import { keepFolder } from "../apps/server/src/coverage/runs/service/keep-service.ts"
import { changeRun } from "../apps/server/src/coverage/runs/service/state-service.ts"
import { runCoverage } from "../apps/server/src/coverage/service/run-service.ts"
import { rolling, writeHgt } from "../apps/server/src/coverage/testing/terrain-files.ts"
import { OPERATOR } from "../apps/server/src/platform/context.ts"
import { numbers, stationsOn } from "./measure/coverage/network.ts"
import { note, report } from "./measure/report.ts"

/** A tenth of a province's stations, so far apart that their pictures are those of a whole one. */
const MASTS = 260
const STATIONS = 610
const RADIUS_KM = 6
const RESOLUTION = 90

const folder = mkdtempSync(join(tmpdir(), "tinhso-bench-tiles-"))

async function madeRun(): Promise<string> {
  for (const south of [20, 21]) {
    for (const west of [106, 107]) await writeHgt(folder, { south, west }, rolling)
  }
  const stations = stationsOn(MASTS, STATIONS, 1)
  const run = { name: "x", unit: "22", radiusKm: RADIUS_KM, resolutionM: RESOLUTION }
  const plan = planOf(run, { terrain: [folder], clutter: [], coverageDefinitions: null })
  const out = join(folder, "phu")
  const read = { stations, faults: [], sha256: "0".repeat(64), name: "bench", illustrative: 0 }
  const workers = availableParallelism()
  await runCoverage(
    { ...plan, stations: () => Promise.resolve(read), out, workers, resume: false },
    () => undefined,
    new AbortController().signal,
  )
  return out
}

const stand = await openRuns()
note("computing the run")
const id = await keepFolder(stand.ctx, OPERATOR, await madeRun(), { unit: "22" })
await changeRun(stand.ctx, OPERATOR, id, { state: "published", version: 1 })
const runs = `/api/v1/coverage/runs/${id}`
const { facts } = (await stand.http.inject({ url: runs })).json<{
  facts: {
    columns: number
    rows: number
    bounds: [number, number, number, number]
    layers: { key: string; technology: string }[]
  }
}>()
const { columns, rows, bounds, layers } = facts
const layer = layers.find(({ technology }) => technology === "4G")?.key ?? ""
const [west, south, east, north] = bounds
const size = `${columns} × ${rows} pixels`
const random = numbers(7)
const place = () => ({
  lon: west + random() * (east - west),
  lat: south + random() * (north - south),
})

function tileAt(z: number): string {
  const { lon, lat } = place()
  const x = Math.floor(((lon + 180) / 360) * 2 ** z)
  const bent = Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI
  return `${z}/${x}/${Math.floor(((1 - bent) / 2) * 2 ** z)}`
}

async function asked(url: string): Promise<number> {
  const start = performance.now()
  const { statusCode, body } = await stand.http.inject({ url })
  if (statusCode !== 200) throw new Error(body)
  return performance.now() - start
}

async function tiles(what: string): Promise<void> {
  const paths = Array.from(
    { length: 300 },
    (_, i) => `${runs}/tiles/${layer}/${what}/${tileAt(7 + (i % 9))}`,
  )
  for (const work of [`tile of coverage, ${what}, first time`, "… asked again"]) {
    const values: number[] = []
    for (const path of paths) values.push(await asked(path))
    report({ work, size: `${size}, zooms 7–15`, values, unit: "ms", bar: 30, judged: "p95" })
  }
}

async function places(work: string, path: string, bar: number | null): Promise<void> {
  const values: number[] = []
  for (let i = 0; i < 200; i++) {
    const { lon, lat } = place()
    values.push(await asked(`${runs}/${path}lon=${lon}&lat=${lat}`))
  }
  report({ work, size, values, unit: "ms", bar, judged: "p95" })
}

try {
  for (const what of ["level", "covered", "server"]) await tiles(what)
  await places("what a run says of a place", "at?", null)
  await places("why a place is served or not", "why?technology=4G&", null)
} finally {
  await stand.close()
  rmSync(folder, { recursive: true, force: true })
}
