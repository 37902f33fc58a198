/**
 * Speed of @tinhso/propagation on one core: `npm run bench -- propagation`. A point is one loss
 * over one profile, from the mast outwards along a radial, as a coverage raster asks for them.
 * Processor time and not the clock's, because the speed is promised for a core.
 */
import {
  antennaLoss,
  createItmOutcome,
  createItmPath,
  createSight,
  type ItmLink,
  OMNIDIRECTIONAL,
  p1812,
  prepareItm,
  setItmLoss,
  setSight,
  surveyItmPath,
} from "../packages/propagation/src/index.ts"
import { report } from "./measure/report.ts"

const STEP = 90
const STEPS = 167
const RADIALS = 300
const RUNS = 9
const WARM_UP = 3
const POINTS = RADIALS * STEPS
/** 330 000 points a second. */
const BAR = 3.03

/** The same hills in every run: a linear congruential generator (Numerical Recipes). */
function hills(): Float64Array[] {
  let seed = 2026
  const random = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  return Array.from({ length: RADIALS }, () => {
    let height = 300
    let slope = 0
    return Float64Array.from({ length: STEPS + 1 }, () => {
      slope = 0.9 * slope + 40 * (random() - 0.5)
      height = Math.max(0, height + slope)
      return Math.round(height)
    })
  })
}

const link: ItmLink = {
  txHeight: 45,
  rxHeight: 1.5,
  climate: 2,
  refractivity: 320,
  frequency: 1800,
  polarisation: 1,
  permittivity: 15,
  conductivity: 0.005,
  variability: 12,
  time: 50,
  location: 50,
  situation: 50,
}

const radials = hills()
const bands = [900, 1800, 2600].map((frequency) => prepareItm({ ...link, frequency }))
const path = createItmPath()
const outcome = createItmOutcome()
const sight = createSight()
path.txHeight = link.txHeight
path.rxHeight = link.rxHeight
/** Kept, so that nothing measured can be left out. */
let kept = 0

function alongItm(radios: typeof bands): void {
  for (const z of radials) {
    for (let steps = 1; steps <= STEPS; steps++) {
      surveyItmPath(path, z, 0, steps, STEP, link.refractivity)
      for (const radio of radios) {
        setItmLoss(outcome, radio, path)
        kept += outcome.loss
      }
    }
  }
}

function alongSight(): void {
  for (const z of radials) {
    for (let steps = 1; steps <= STEPS; steps++) {
      setSight(sight, z, 0, steps, STEP, link.txHeight, link.rxHeight, link.frequency)
      kept += sight.distance > 0 ? sight.fresnel : 0
    }
  }
}

const distance = Float64Array.from({ length: STEPS + 1 }, (_, i) => (i * STEP) / 1000)
const clutter = new Float64Array(STEPS + 1).fill(10)
const second = {
  ...link,
  locationDeviation: 5.5,
  txLatitude: 21,
  txLongitude: 107,
  rxLatitude: 21.1,
  rxLongitude: 107.1,
  lapse: 45,
  txCoast: 500,
  rxCoast: 500,
}

function alongP1812(): void {
  for (const height of radials) {
    kept += p1812(second, { distance, height, clutter, zone: null }).loss
  }
}

function aroundAntenna(): void {
  const mounting = { azimuth: 120, mechanicalTilt: 4, electricalTilt: 2 }
  for (let i = 0; i < POINTS; i++) {
    kept += antennaLoss(OMNIDIRECTIONAL, mounting, i % 360, (i % 41) - 20)
  }
}

function measure(work: string, size: string, points: number, bar: number | null, run: () => void) {
  const values: number[] = []
  for (let i = 0; i < WARM_UP + RUNS; i++) {
    const start = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(start)
    if (i >= WARM_UP) values.push((user + system) / points)
  }
  report({ work, size, values, unit: "µs", bar })
}

const size = `per point; ${POINTS} points of ${RADIALS} radials of 15 km at 90 m, one core`
measure("ITM point to point, one band", size, POINTS, BAR, () => alongItm(bands.slice(1, 2)))
measure("ITM point to point, three bands of a mast", size, POINTS, null, () => alongItm(bands))
measure("line of sight", size, POINTS, null, alongSight)
measure("P.1812 with clutter", "per profile of 168 points", RADIALS, null, alongP1812)
measure("antenna pattern", "per direction", POINTS, null, aroundAntenna)

if (!Number.isFinite(kept)) throw new Error("a loss is no number")
