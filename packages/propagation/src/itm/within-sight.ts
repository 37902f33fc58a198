import type { DiffractionLine } from "./diffraction.ts"
import type { Geometry } from "./geometry.ts"
import { larger, smaller } from "./larger.ts"
import type { ItmPath } from "./path.ts"
import type { ItmRadio } from "./radio.ts"
import { roughnessAlong, roughnessOfReflector } from "./roughness.ts"

/**
 * Reference attenuation where a smooth earth would leave the antennas within sight of each other,
 * dB: a curve a + k₁·d + k₂·ln d through the loss of two rays near by and that of diffraction at
 * the smooth horizon (ERL 79-ITS 67, sec. 3.2.1, eq. 3.16–3.21).
 */
export function lossWithinSight(
  radio: ItmRadio,
  path: ItmPath,
  geometry: Geometry,
  line: DiffractionLine,
): number {
  const horizon = geometry.smoothSight
  const horizonLoss = horizon * line.slope + line.intercept
  const heights = path.txEffectiveHeight * path.rxEffectiveHeight
  let near = 0.04 * radio.frequency * heights
  let middle: number
  if (line.intercept >= 0) {
    near = smaller(near, 0.5 * geometry.sight)
    middle = near + 0.25 * (geometry.sight - near)
  } else {
    middle = larger(-line.intercept / line.slope, 0.25 * geometry.sight)
  }
  const middleLoss = twoRayLoss(radio, path, geometry, line, middle)
  curve.linear = 0
  curve.logarithmic = 0
  const curved =
    near < middle &&
    fitThree(
      near,
      twoRayLoss(radio, path, geometry, line, near),
      middle,
      middleLoss,
      horizon,
      horizonLoss,
      line,
    )
  if (!curved) fitTwo(middle, middleLoss, horizon, horizonLoss, line)
  const { linear, logarithmic } = curve
  const constant = horizonLoss - linear * horizon - logarithmic * Math.log(horizon)
  return constant + linear * path.distance + logarithmic * Math.log(path.distance)
}

const curve = { linear: Number.NaN, logarithmic: Number.NaN }

/** Through three points; false where the curve would bend the wrong way and two must do. */
function fitThree(
  near: number,
  nearLoss: number,
  middle: number,
  middleLoss: number,
  horizon: number,
  horizonLoss: number,
  line: DiffractionLine,
): boolean {
  const ratio = Math.log(horizon / near)
  const toHorizon = horizon - near
  const toMiddle = middle - near
  const bend =
    (toHorizon * (middleLoss - nearLoss) - toMiddle * (horizonLoss - nearLoss)) /
    (toHorizon * Math.log(middle / near) - toMiddle * ratio)
  curve.logarithmic = larger(0, bend)
  if (!(line.intercept > 0 || curve.logarithmic > 0)) return false
  curve.linear = (horizonLoss - nearLoss - curve.logarithmic * ratio) / toHorizon
  if (curve.linear < 0) {
    curve.linear = 0
    curve.logarithmic = rise(horizonLoss, nearLoss) / ratio
    if (curve.logarithmic === 0) curve.linear = line.slope
  }
  return true
}

function fitTwo(
  middle: number,
  middleLoss: number,
  horizon: number,
  horizonLoss: number,
  line: DiffractionLine,
): void {
  curve.linear = rise(horizonLoss, middleLoss) / (horizon - middle)
  curve.logarithmic = 0
  if (curve.linear === 0) curve.linear = line.slope
}

/** How far x is above y; nought also where they cannot be compared. */
const rise = (x: number, y: number) => (x > y ? x - y : 0)

/**
 * Loss of the direct ray and the one reflected by the ground, weighted with diffraction carried on
 * towards the antennas, dB (ITM algorithm, eq. 4.40–4.50).
 */
function twoRayLoss(
  radio: ItmRadio,
  path: ItmPath,
  geometry: Geometry,
  line: DiffractionLine,
  distance: number,
): number {
  const rays = interference(radio, path, distance)
  const diffraction = line.slope * distance + line.intercept
  const reach = larger(10e3, geometry.smoothSight)
  const weight = 1 / (1 + (radio.frequency * path.irregularity) / reach)
  return weight * rays + (1 - weight) * diffraction
}

function interference(radio: ItmRadio, path: ItmPath, distance: number): number {
  const { waveNumber, impedanceRe, impedanceIm } = radio
  const rough = roughnessOfReflector(roughnessAlong(distance, path.irregularity))
  const heights = path.txEffectiveHeight + path.rxEffectiveHeight
  const sine = heights / Math.sqrt(distance * distance + heights * heights)
  const scatter = Math.exp(-smaller(10, waveNumber * rough * sine))
  const sum = sine + impedanceRe
  const square = sum * sum + impedanceIm * impedanceIm
  const difference = sine - impedanceRe
  let re = ((difference * sum - impedanceIm * impedanceIm) / square) * scatter
  let im = ((-impedanceIm * sum - difference * impedanceIm) / square) * scatter
  const strength = re * re + im * im
  if (strength < 0.25 || strength < sine) {
    const least = Math.sqrt(sine / strength)
    re *= least
    im *= least
  }
  const phase = phaseBetweenRays(waveNumber, path, distance)
  const real = Math.cos(phase) + re
  const imaginary = im - Math.sin(phase)
  return -10 * Math.log10(real * real + imaginary * imaginary)
}

function phaseBetweenRays(waveNumber: number, path: ItmPath, distance: number): number {
  const phase = (waveNumber * 2 * path.txEffectiveHeight * path.rxEffectiveHeight) / distance
  return phase > Math.PI / 2 ? Math.PI - (Math.PI / 2) ** 2 / phase : phase
}
