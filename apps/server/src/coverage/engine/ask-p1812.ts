import {
  p1812,
  p1812LocationDeviation,
  p1812LossAtPlaces,
  type P1812Profile,
  p1812Refusal,
} from "@tinhso/propagation"
import { type Lattice, sampleNearest } from "@tinhso/terrain"
import type { Cell } from "./cell.ts"
import type { Mast } from "./mast.ts"
import type { Parameters } from "./parameters.ts"
import type { Points } from "./points.ts"

/** Where the coast is not looked for, km: far. */
const NO_COAST = 500

let kilometres = new Float64Array(1024)
let clutter = new Float64Array(1024)
let sight: P1812Profile | null = null
/** Representative height of what stands around the receiver, m. */
let around = 0

/**
 * Takes the path between a mast and a place for `askP1812`: its heights and, where land cover is known,
 * what stands on the ground. The model itself leaves clutter out at both ends.
 */
export function setP1812Path(
  profile: Float64Array,
  lattice: Lattice,
  mast: Mast,
  points: Points,
  i: number,
  steps: number,
  step: number,
): void {
  if (kilometres.length <= steps) {
    kilometres = new Float64Array(2 * steps)
    clutter = new Float64Array(2 * steps)
  }
  for (let k = 0; k <= steps; k++) kilometres[k] = (k * step) / 1000
  const { cover } = lattice
  const isKnown =
    cover === undefined ||
    sampleNearest(clutter, cover, mast.column, mast.row, points.column[i]!, points.row[i]!, steps)
  around = cover === undefined ? 0 : clutter[steps]!
  sight = isKnown
    ? {
        distance: kilometres.subarray(0, steps + 1),
        height: profile.subarray(0, steps + 1),
        clutter: cover === undefined ? null : clutter.subarray(0, steps + 1),
        zone: null,
      }
    : null
}

/**
 * Losses of a station over the path that was set, at every share of reliability, into `losses`; false
 * where the model refuses it. A share of reliability is P.1812's share of places within a pixel.
 */
export function askP1812(
  losses: Float64Array,
  cell: Cell,
  mast: Mast,
  points: Points,
  i: number,
  parameters: Parameters,
): boolean {
  if (sight === null) return false
  const { frequency, height } = cell.station
  const link = {
    frequency,
    time: Math.min(50, parameters.time),
    location: 50,
    locationDeviation: 0,
    txHeight: height,
    rxHeight: parameters.rxHeight,
    polarisation: parameters.polarisation,
    txLatitude: mast.lat,
    txLongitude: mast.lon,
    rxLatitude: points.lat[i]!,
    rxLongitude: points.lon[i]!,
    lapse: parameters.lapse,
    refractivity: parameters.refractivity,
    txCoast: NO_COAST,
    rxCoast: NO_COAST,
  }
  if (p1812Refusal(link, sight) !== null) return false
  const { rxHeight, resolution, reliabilities } = parameters
  const deviation = p1812LocationDeviation(frequency, rxHeight, around, resolution)
  const result = p1812(link, sight)
  for (const [share, location] of reliabilities.entries()) {
    losses[share] = p1812LossAtPlaces(result, location, deviation)
  }
  return !Number.isNaN(losses[0]!)
}
