import type { Geometry } from "./geometry.ts"
import { smaller } from "./larger.ts"
import type { ItmPath } from "./path.ts"
import type { ItmRadio } from "./radio.ts"
import { roughnessAlong, roughnessOfReflector } from "./roughness.ts"
import { type Ends, setEnds, smoothEarthLoss } from "./smooth-earth.ts"

/** 1/(4π), as the reference rounds it. */
const QUARTER_OF_PI = 0.0795775

/** Loss by diffraction as a line over distance: dB per m, and dB at no distance. */
export interface DiffractionLine {
  slope: number
  intercept: number
}

const ends: Ends = { normalised: Number.NaN, gain: Number.NaN }

/**
 * Draws the line of diffraction through two distances that lie far beyond the horizons (ITM
 * algorithm, eq. 4.2–4.8).
 */
export function setDiffractionLine(
  line: DiffractionLine,
  radio: ItmRadio,
  path: ItmPath,
  geometry: Geometry,
): void {
  setEnds(ends, radio, path)
  const clutter = clutterLoss(radio, path, geometry)
  const scale = diffractionScale(radio, geometry)
  const beyond = geometry.sight + 5 * scale
  const near = geometry.smoothSight > beyond ? geometry.smoothSight : beyond
  const far = near + 10 * scale
  const nearLoss = lossAt(radio, path, geometry, near) + clutter
  const farLoss = lossAt(radio, path, geometry, far) + clutter
  line.slope = (farLoss - nearLoss) / (far - near)
  line.intercept = nearLoss - line.slope * near
}

/** The length over which diffraction around an earth of this radius unfolds, m. */
export const diffractionScale = (radio: ItmRadio, geometry: Geometry): number =>
  Math.cbrt((geometry.earthRadius * geometry.earthRadius) / radio.frequency)

/** Loss to what stands on the ground, dB, at most 15 (ERL 79-ITS 67, eq. 3.38c). */
function clutterLoss(radio: ItmRadio, path: ItmPath, geometry: Geometry): number {
  const rough = roughnessOfReflector(roughnessAlong(geometry.smoothSight, path.irregularity))
  const heights = path.txHeight * path.rxHeight
  return smaller(15, 5 * Math.log10(1 + 1e-5 * heights * radio.frequency * rough))
}

/** The smooth earth and two knife edges, weighted by roughness (ERL 79-ITS 67, eq. 3.23). */
function lossAt(radio: ItmRadio, path: ItmPath, geometry: Geometry, distance: number): number {
  const edges = edgesLoss(radio, path, geometry, distance)
  const smooth = smoothEarthLoss(radio, geometry, ends, distance)
  const heights = path.txHeight * path.rxHeight
  const raised = path.txEffectiveHeight * path.rxEffectiveHeight - heights
  const known = path.area ? heights : heights + 10
  const rough = roughnessAlong(distance, path.irregularity)
  const reach = (-geometry.sightAngle * geometry.earthRadius + geometry.sight) / distance
  const waves = smaller((rough * radio.frequency) / 47.7, 6283.2)
  const weight = 25.1 / (25.1 + Math.sqrt((Math.sqrt(1 + raised / known) + reach) * waves))
  return weight * smooth + (1 - weight) * edges
}

/** One knife edge at each horizon (NBS Technical Note 101, eq. I.1 and I.7). */
function edgesLoss(radio: ItmRadio, path: ItmPath, geometry: Geometry, distance: number): number {
  const angle = distance / geometry.earthRadius - geometry.sightAngle
  const beyond = distance - geometry.sight
  const strength = QUARTER_OF_PI * radio.waveNumber * angle * angle * beyond
  const { txHorizonDistance: tx, rxHorizonDistance: rx } = path
  return edgeLoss((strength * tx) / (beyond + tx)) + edgeLoss((strength * rx) / (beyond + rx))
}

/** Loss over a knife edge whose parameter has this square, dB (Technical Note 101, eq. III.24). */
const edgeLoss = (square: number) =>
  square < 5.76 ? 6.02 + 9.11 * Math.sqrt(square) - 1.27 * square : 12.953 + 10 * Math.log10(square)
