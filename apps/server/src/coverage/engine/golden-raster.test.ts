import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { gunzipSync } from "node:zlib"
import { expect, test } from "vitest"
import { loadTerrain } from "../terrain/load-terrain.ts"
import { parameters, station } from "../testing/network.ts"
import { noAnswers } from "./answers.ts"
import { askMast } from "./ask-mast.ts"
import { prepareCell } from "./cell.ts"
import { mastsOf } from "./mast.ts"
import { pointsAt } from "./points.ts"
import { samplingFor } from "./sampling.ts"

const GOLDEN = fileURLToPath(
  new URL("../../../../../../shared/propagation/splat_golden/", import.meta.url),
)
const RASTER = join(GOLDEN, "splat142_olditm_900MHz_r30_pathloss.ano.gz")
/** Of the 352 996 points of the raster, every so manieth: a prime, so that all directions are met. */
const EVERY = 17

/** Places and path losses, dB, of the raster; longitudes are written to the west. */
function goldenPoints() {
  const lines = gunzipSync(readFileSync(RASTER)).toString("latin1").split("\n").slice(2)
  return lines.flatMap((line, i) => {
    const [lat, west, , , loss] = line.split(",").map((part) => Number.parseFloat(part))
    const isPoint = lat !== undefined && west !== undefined && loss !== undefined && loss > 0
    return isPoint && i % EVERY === 0 ? [{ lat, lon: 360 - west, loss }] : []
  })
}

test.skipIf(!existsSync(RASTER))(
  "path losses agree with SPLAT's raster in their distribution (needs ../shared)",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "tinhso-splat-"))
    execFileSync("tar", ["xzf", join(GOLDEN, "dem_srtm3_2x2.tgz"), "-C", folder])
    const site = station("TXL", { lat: 21.05, lon: 106.95, height: 45, frequency: 900, power: 0 })
    const { lattice } = await loadTerrain({
      paths: [folder],
      places: [site],
      radius: 31_000,
      margin: 0,
      missing: "refuse",
      holes: "refuse",
      mostSamples: 1e8,
    })
    const asked = parameters({
      radius: 31_000,
      resolution: 90,
      ...samplingFor(lattice, 90, null),
      time: 90,
      reliabilities: [50],
    })
    const golden = goldenPoints()
    const points = pointsAt(lattice, golden)
    const answers = noAnswers(points.count, 1, asked)
    const layers = [{ technology: "4G", operator: "A" }]
    const [mast] = mastsOf([prepareCell(site, 0, layers, asked)], lattice)
    const which = Int32Array.from({ length: points.count }, (_, i) => i)
    askMast(answers, mast!, points, which, lattice, asked, null)

    const off = golden.map(({ loss }, i) => -answers.levels[0]![i]! / 100 - loss)
    const sizes = off.map(Math.abs).toSorted((one, other) => one - other)
    const bias = off.reduce((sum, one) => sum + one, 0) / off.length
    expect(golden.length).toBeGreaterThan(20_000)
    expect(Math.abs(bias)).toBeLessThan(0.5)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(3)
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThan(12)
  },
)
