import type { Geometry } from "./geometry.ts"
import { larger, smaller } from "./larger.ts"
import type { ItmPath } from "./path.ts"
import type { ItmRadio } from "./radio.ts"

/** What `scatterLoss` gives where the air scatters nothing that could be received, dB. */
const UNDEFINED = 1001
const HEIGHT_GAIN_A = Float64Array.of(25, 80, 177, 395, 705)
const HEIGHT_GAIN_B = Float64Array.of(24, 45, 68, 80, 105)

/** The frequency gain of the distance asked before, dB; below nought before the first. */
export interface Remembered {
  gain: number
}

/**
 * Loss by scatter in the troposphere at `distance` m, dB; 1001 where it is not defined (ITM
 * algorithm, eq. 4.60–4.67; NBS Technical Note 101, ch. 9).
 */
export function scatterLoss(
  radio: ItmRadio,
  path: ItmPath,
  geometry: Geometry,
  distance: number,
  remembered: Remembered,
): number {
  if (!(remembered.gain > 15)) {
    const gain = frequencyGain(radio, path, geometry, distance)
    if (gain === UNDEFINED) return UNDEFINED
    if (!(gain > 15 && remembered.gain >= 0)) remembered.gain = gain
  }
  const angle = distance / geometry.earthRadius - geometry.sightAngle
  const refraction = 0.1 * (path.surfaceRefractivity - 301)
  const product = angle * distance
  return (
    attenuationFunction(product) +
    10 * Math.log10(radio.waveNumber * 47.7 * angle * angle * angle * angle) -
    refraction * Math.exp(-product / 40e3) +
    remembered.gain
  )
}

/** F(θd), dB (ITM algorithm, sec. 6.9). */
function attenuationFunction(product: number): number {
  if (product <= 10e3) return 133.4 + 0.332e-3 * product - 10 * Math.log10(product)
  if (product <= 70e3) return 104.6 + 0.212e-3 * product - 2.5 * Math.log10(product)
  return 71.8 + 0.157e-3 * product + 5 * Math.log10(product)
}

/** H₀, dB: what antennas low over the ground, in wavelengths, lose (Technical Note 101, eq. 9.5). */
function frequencyGain(
  radio: ItmRadio,
  path: ItmPath,
  geometry: Geometry,
  distance: number,
): number {
  const { txEffectiveHeight: tx, rxEffectiveHeight: rx } = path
  const angle = path.txHorizonAngle + path.rxHorizonAngle + distance / geometry.earthRadius
  const r1 = 2 * radio.waveNumber * angle * tx
  const r2 = 2 * radio.waveNumber * angle * rx
  if (r1 < 0.2 && r2 < 0.2) return UNDEFINED
  const apart = path.txHorizonDistance - path.rxHorizonDistance
  const lead = apart < 0 ? -apart : apart
  const ratio = apart < 0 ? 1 / (rx / tx) : rx / tx
  const asymmetry = (distance - lead) / (distance + lead)
  const crossover = ((distance - lead) * (distance + lead) * angle * 0.25) / distance
  const efficiency = scatterEfficiency(path.surfaceRefractivity, crossover)
  const plain = (curves(r1, efficiency) + curves(r2, efficiency)) / 2
  const q = smaller(larger(0.1, ratio / asymmetry), 10)
  const s = larger(0.1, asymmetry)
  const decline = 0.6 - Math.log10(larger(efficiency, 1))
  const correction = smaller(plain, 6 * decline * Math.log10(s) * Math.log10(q))
  const gain = larger(plain + correction, 0)
  return efficiency < 1 ? efficiency * gain + (1 - efficiency) * lowest(r1, r2) : gain
}

/** η, the efficiency with which the air at the cross-over height (m) scatters. */
function scatterEfficiency(refractivity: number, crossover: number): number {
  const height = smaller(1.7, crossover / 8e3)
  const fading = Math.exp(-(height ** 6))
  const air = 0.031 - refractivity * 2.32e-3 + refractivity * refractivity * 5.67e-6
  return (crossover / 1.7556e3) * (1 + air * fading)
}

/** H₀ for an efficiency of nought, dB. */
function lowest(r1: number, r2: number): number {
  const factor = (1 + Math.SQRT2 / r1) * (1 + Math.SQRT2 / r2)
  return 10 * Math.log10((factor * factor * (r1 + r2)) / (r1 + r2 + 2 * Math.SQRT2))
}

/** H₀₁(r, η) between the curves for whole η from 1 to 5, dB (ITM algorithm, eq. 6.13). */
function curves(r: number, efficiency: number): number {
  const within = smaller(larger(efficiency, 1), 5)
  const whole = Math.trunc(within)
  const rest = within - whole
  const low = gainCurve(whole - 1, r)
  return rest === 0 ? low : (1 - rest) * low + rest * gainCurve(whole, r)
}

function gainCurve(j: number, r: number): number {
  const square = 1 / (r * r)
  return 10 * Math.log10(1 + HEIGHT_GAIN_A[j]! * square * square + HEIGHT_GAIN_B[j]! * square)
}
