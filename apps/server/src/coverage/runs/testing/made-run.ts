import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { runCoverage } from "../../service/run-service.ts"
import { readStations } from "../../stations/import-stations.ts"
import { rolling, writeHgt } from "../../testing/terrain-files.ts"
import { planOf } from "../computing/plan.ts"
import type { NewRun } from "../model.ts"

const HEAD = "id,lat,lon,height_m,frequency_mhz,power_dbm,technology,operator,azimuth,mast"
const ROWS = [
  "A2,20.5,106.5,45,900,30,2G,Viettel,,M1",
  "A4,20.5,106.5,45,1800,10,4G,Viettel,0/120/240,M1",
  "B4,20.52,106.53,30,1800,10,4G,MobiFone,,M2",
  "C4,20.49,106.46,30,1800,10,4G,Viettel,90,M3",
]

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "tinhso-runs-"))

/** Hills around 20.5°N 106.5°E in a folder of their own. */
export async function hills(): Promise<string> {
  const folder = await newFolder()
  await writeHgt(folder, { south: 20, west: 106 }, rolling)
  return folder
}

/** What `coverage run` leaves in a folder: four stations on three masts over hills. */
export async function madeRun(
  terrain: string,
  more: Partial<NewRun> = {},
  { illustrative = 0, clutter = [] }: { illustrative?: number; clutter?: string[] } = {},
): Promise<string> {
  const folder = await newFolder()
  const table = join(folder, "tram.csv")
  await writeFile(table, [HEAD, ...ROWS].join("\n"))
  const asked = { name: "x", unit: "22", radiusKm: 5, resolutionM: 120, ...more }
  const plan = planOf(asked, { terrain: [terrain], clutter, coverageDefinitions: null })
  const out = join(folder, "phu")
  await runCoverage(
    {
      ...plan,
      stations: async (model, skipBad) => ({
        ...(await readStations(table, model, skipBad)),
        illustrative,
      }),
      out,
      workers: 1,
      resume: false,
    },
    () => undefined,
    new AbortController().signal,
  )
  return out
}
