import type { Geometry } from "./geometry.ts"
import type { ItmPath } from "./path.ts"
import type { ItmRadio } from "./radio.ts"

/** 4/3 of the radius of the earth, m. */
const STANDARD_RADIUS = (4 / 3) * 6370e3

/** What the rounding of the earth does at both ends of a path, the same for every distance. */
export interface Ends {
  /** Normalised distances of both horizons. */
  normalised: number
  /** Height gains of both antennas, dB. */
  gain: number
}

export function setEnds(ends: Ends, radio: ItmRadio, path: ItmPath): void {
  const tx = path.txHorizonDistance
  const rx = path.rxHorizonDistance
  const txScale = scaleOf((0.5 * tx * tx) / path.txEffectiveHeight)
  const rxScale = scaleOf((0.5 * rx * rx) / path.rxEffectiveHeight)
  const txK = admittance(radio, txScale)
  const rxK = admittance(radio, rxScale)
  const txX = normalised(radio, txScale, txK, tx / 1000)
  const rxX = normalised(radio, rxScale, rxK, rx / 1000)
  ends.normalised = txX + rxX
  ends.gain = heightGain(txX, txK) + heightGain(rxX, rxK)
}

/**
 * Loss by diffraction around a smooth earth at `distance` m, dB: Vogler's method of three radii
 * (Vogler 1964, eq. 2–13; ITM algorithm, eq. 4.20).
 */
export function smoothEarthLoss(
  radio: ItmRadio,
  geometry: Geometry,
  ends: Ends,
  distance: number,
): number {
  const angle = distance / geometry.earthRadius - geometry.sightAngle
  const radius = (distance - geometry.sight) / angle
  const scale = scaleOf(radius)
  const around = (radius * angle) / 1000
  const x = normalised(radio, scale, admittance(radio, scale), around) + ends.normalised
  return 0.05751 * x - 10 * Math.log10(x) - ends.gain - 20
}

const scaleOf = (radius: number) => Math.cbrt(STANDARD_RADIUS / radius)

const admittance = (radio: ItmRadio, scale: number) =>
  (0.017778 * scale) / radio.frequencyRoot / radio.impedance

const normalised = (radio: ItmRadio, scale: number, k: number, km: number) =>
  (1.607 - k) * scale * scale * radio.frequencyRoot * km

/** F(x, K), dB (ITM algorithm, sec. 6.4; NBS Technical Note 101, fig. 8.1 and 8.2). */
function heightGain(x: number, k: number): number {
  if (x < 200) return lowHeightGain(x, k)
  const far = 0.05751 * x - 4.343 * Math.log(x)
  if (x >= 2000) return far
  const weight = 0.0134 * x * Math.exp(-0.005 * x)
  return (1 - weight) * far + weight * (17.372 * Math.log(x) - 117)
}

function lowHeightGain(x: number, k: number): number {
  const w = -Math.log(k)
  if (k < 1e-5 || x * w * w * w > 5495) return x > 1 ? 17.372 * Math.log(x) - 117 : -117
  return (2.5e-5 * x * x) / k - 8.686 * w - 15
}
