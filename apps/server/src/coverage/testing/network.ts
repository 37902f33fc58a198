import { createLattice, type Lattice } from "@tinhso/terrain"
import type { Parameters } from "../engine/parameters.ts"
import type { Station } from "../stations/station.ts"
import { rolling } from "./terrain-files.ts"

/** Ground of 3″ around 21°N 106.5°E, 0.4° wide and high, that changes from place to place. */
export function groundOf(height: (lon: number, lat: number) => number = rolling): Lattice {
  const step = 1 / 1200
  const lattice = createLattice({
    west: 106.3,
    north: 21.2,
    stepX: step,
    stepY: step,
    columns: 481,
    rows: 481,
  })
  for (let row = 0; row < 481; row++) {
    for (let column = 0; column < 481; column++) {
      lattice.heights[row * 481 + column] = height(106.3 + column * step, 21.2 - row * step)
    }
  }
  return lattice
}

export const parameters = (more: Partial<Parameters> = {}): Parameters => ({
  model: "itm",
  mode: "field",
  radius: 3000,
  resolution: 250,
  spacing: 125,
  sampling: "nearest",
  rxHeight: 1.5,
  rxGain: 0,
  otherLoss: 0,
  reliabilities: [50, 90],
  thresholds: { "2G": -90, "4G": -85 },
  time: 50,
  climate: 2,
  refractivity: 301,
  lapse: 45,
  polarisation: 1,
  permittivity: 15,
  conductivity: 0.005,
  variability: 12,
  ...more,
})

export const station = (id: string, more: Partial<Station> = {}): Station => ({
  id,
  lat: 21,
  lon: 106.5,
  height: 40,
  frequency: 1800,
  power: 20,
  technology: "4G",
  operator: "A",
  gain: 0,
  feederLoss: 0,
  azimuths: [],
  beamwidth: 65,
  mechanicalTilt: 0,
  electricalTilt: 0,
  pattern: null,
  mast: null,
  ...more,
})

/** A small network: masts with two bands, two operators, some sectors; the same for the same seed. */
export function network(masts: number, seed = 1): Station[] {
  let state = seed
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  return Array.from({ length: masts }, (_, m) => {
    const place = { lat: 20.97 + random() * 0.06, lon: 106.47 + random() * 0.06 }
    const operator = random() < 0.5 ? "A" : "B"
    const height = [30, 42, 60][Math.floor(random() * 3)] ?? 42
    const azimuths = random() < 0.4 ? [Math.floor(random() * 360)] : []
    const power = 5 + Math.floor(random() * 20)
    const own = { ...place, operator, height, power }
    return [
      station(`m${m}-2`, { ...own, technology: "2G", frequency: 900 }),
      station(`m${m}-4`, { ...own, azimuths, electricalTilt: 3, height: height - 3 }),
    ]
  }).flat()
}
