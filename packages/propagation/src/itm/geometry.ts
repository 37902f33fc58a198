import { ItmCode, ItmWarning } from "./codes.ts"
import { larger } from "./larger.ts"
import { type ItmPath, smoothHorizon } from "./path.ts"

/** Lengths that follow from a path and that every step of the attenuation asks for. */
export interface Geometry {
  /** Of the earth on which rays are straight, m. */
  earthRadius: number
  /** Horizons of a smooth earth, m, and both together. */
  txSmooth: number
  rxSmooth: number
  smoothSight: number
  /** Both horizons of the path itself together, m. */
  sight: number
  /** Angle over which the path is within sight, rad. */
  sightAngle: number
}

export const createGeometry = (): Geometry => ({
  earthRadius: Number.NaN,
  txSmooth: Number.NaN,
  rxSmooth: Number.NaN,
  smoothSight: Number.NaN,
  sight: Number.NaN,
  sightAngle: Number.NaN,
})

export function setGeometry(geometry: Geometry, path: ItmPath): void {
  const radius = 1 / path.curvature
  geometry.earthRadius = radius
  geometry.txSmooth = smoothHorizon(path.txEffectiveHeight, radius)
  geometry.rxSmooth = smoothHorizon(path.rxEffectiveHeight, radius)
  geometry.smoothSight = geometry.txSmooth + geometry.rxSmooth
  geometry.sight = path.txHorizonDistance + path.rxHorizonDistance
  const angles = path.txHorizonAngle + path.rxHorizonAngle
  geometry.sightAngle = -larger(angles, -geometry.sight / radius)
}

/** Warnings where horizons are steeper than 0.2 rad, or nearer or farther than is usual. */
export function horizonWarnings(path: ItmPath, geometry: Geometry): number {
  let warnings = 0
  if (Math.abs(path.txHorizonAngle) > 0.2) warnings |= ItmWarning.txHorizonAngle
  if (Math.abs(path.rxHorizonAngle) > 0.2) warnings |= ItmWarning.rxHorizonAngle
  const { txHorizonDistance: tx, rxHorizonDistance: rx } = path
  if (tx < 0.1 * geometry.txSmooth) warnings |= ItmWarning.txHorizonNear
  if (rx < 0.1 * geometry.rxSmooth) warnings |= ItmWarning.rxHorizonNear
  if (tx > 3 * geometry.txSmooth) warnings |= ItmWarning.txHorizonFar
  if (rx > 3 * geometry.rxSmooth) warnings |= ItmWarning.rxHorizonFar
  return warnings
}

/** What the model refuses about the air over a path, or 0. */
export function refusalOfAir(path: ItmPath, geometry: Geometry): number {
  if (path.surfaceRefractivity < 150) return ItmCode.surfaceRefractivityTooSmall
  if (path.surfaceRefractivity > 400) return ItmCode.surfaceRefractivityTooLarge
  const { earthRadius } = geometry
  return earthRadius < 4_000_000 || earthRadius > 13_333_333 ? ItmCode.effectiveEarth : 0
}

/** Warnings about the length of a path. */
export function distanceWarnings(path: ItmPath): number {
  const { distance } = path
  let warnings = 0
  const least = Math.abs(path.txEffectiveHeight - path.rxEffectiveHeight) / 0.2
  if (distance < least) warnings |= ItmWarning.distanceBelowHeights
  if (distance < 1e3) warnings |= ItmWarning.distanceSmall
  if (distance > 1000e3) warnings |= ItmWarning.distanceLarge
  if (distance > 2000e3) warnings |= ItmWarning.distanceVeryLarge
  return warnings
}
