import type { Climate, Curve } from "./climates.ts"
import type { Distribution } from "./distribution.ts"
import type { ItmPath } from "./path.ts"
import { roughnessAlong } from "./roughness.ts"

/** The earth that effective distance is reckoned on, m. */
const EARTH_RADIUS = 9000e3

/**
 * Attenuation relative to free space at the quantile that is asked for, dB, from that of reference
 * (ITM algorithm, sec. 5, eq. 5.1–5.12).
 */
export function attenuationAt(
  distribution: Distribution,
  path: ItmPath,
  reference: number,
): number {
  const distance = effectiveDistance(distribution, path)
  const { climate, time, location, situation } = distribution
  const timeDeviation = overTime(distribution, distance)
  const placeDeviation = overPlaces(distribution, path)
  const rest = distribution.withSituation ? 5 + 3 * Math.exp(-distance / 100e3) : 0
  const fromTime = timeDeviation * time
  const fromPlace = placeDeviation * location
  const square = situation * situation
  const uncertain =
    rest * rest + (fromTime * fromTime) / (7.8 + square) + (fromPlace * fromPlace) / (24 + square)
  const gain =
    curveAt(climate.median, distance) +
    quantile(distribution, timeDeviation, placeDeviation, fromTime, fromPlace, uncertain)
  const result = reference - gain
  return result < 0 ? (result * (29 - result)) / (29 - 10 * result) : result
}

/** Both parts of the deviation, Y_R and Y_S (ITM algorithm, eq. 5.11), dB. */
function quantile(
  { mode, time, situation }: Distribution,
  timeDeviation: number,
  placeDeviation: number,
  fromTime: number,
  fromPlace: number,
  uncertain: number,
): number {
  const times = timeDeviation * timeDeviation
  const places = placeDeviation * placeDeviation
  switch (mode) {
    case 0:
      return Math.sqrt(times + places + uncertain) * situation
    case 1:
      return fromTime + Math.sqrt(places + uncertain) * situation
    case 2:
      return Math.sqrt(times + places) * time + Math.sqrt(uncertain) * situation
    default:
      return fromTime + fromPlace + Math.sqrt(uncertain) * situation
  }
}

/** How long the path would be for two antennas on the ground that see as far, m (eq. 5.3). */
function effectiveDistance({ reach }: Distribution, path: ItmPath): number {
  const sight =
    Math.sqrt(2 * EARTH_RADIUS * path.txEffectiveHeight) +
    Math.sqrt(2 * EARTH_RADIUS * path.rxEffectiveHeight) +
    reach
  const { distance } = path
  return distance < sight ? (130e3 * distance) / sight : 130e3 + distance - sight
}

/** Deviation over time at the quantile that is asked for, dB. */
function overTime(distribution: Distribution, distance: number): number {
  const { climate, time } = distribution
  if (time < 0) return curveAt(climate.worse, distance) * distribution.worseGain
  const better = curveAt(climate.better, distance) * distribution.betterGain
  return time <= climate.tailFrom ? better : inTail(climate, better, time)
}

function inTail(climate: Climate, better: number, time: number): number {
  const tail = climate.tailShare * better
  return tail + ((better - tail) * climate.tailFrom) / time
}

/** Deviation over places, dB (eq. 5.9). */
function overPlaces({ withLocation, waveNumber }: Distribution, path: ItmPath): number {
  if (!withLocation) return 0
  const rough = waveNumber * roughnessAlong(path.distance, path.irregularity)
  return (10 * rough) / (rough + 13)
}

function curveAt({ c1, c2, x1, x2, x3 }: Curve, distance: number): number {
  const offset = (distance - x2) / x3
  const ratio = distance / x1
  const square = ratio * ratio
  return ((c1 + c2 / (1 + offset * offset)) * square) / (1 + square)
}
