/** Curvature of the earth itself, 1/m (a radius of about 6 370 km). */
const EARTH_CURVATURE = 157e-9
/** Height over which refractivity falls to 1/e, m. */
const SCALE_HEIGHT = 9460

/**
 * What ITM needs to know of a path, none of which depends on frequency: bands and operators on
 * one mast at one height share it. Made once by `createItmPath` and filled again for every path.
 */
export interface ItmPath {
  /** Antennas above ground, m. */
  txHeight: number
  rxHeight: number
  /** Length, m. */
  distance: number
  /** Elevation of the horizons above the horizontal, rad. */
  txHorizonAngle: number
  rxHorizonAngle: number
  /** Distance to the horizons, m. */
  txHorizonDistance: number
  rxHorizonDistance: number
  /** Antennas above the plane that fits the ground in front of them, m. */
  txEffectiveHeight: number
  rxEffectiveHeight: number
  /** Terrain irregularity Δh: between the ninth and the first tenth of heights around their trend, m. */
  irregularity: number
  /** At the mean height of the path, N-units. */
  surfaceRefractivity: number
  /** Of an earth on which rays are straight, 1/m. */
  curvature: number
  /** Whether nothing is known of the path but its irregularity and its length. */
  area: boolean
}

/** A path to fill. */
export function createItmPath(): ItmPath {
  return {
    txHeight: Number.NaN,
    rxHeight: Number.NaN,
    distance: Number.NaN,
    txHorizonAngle: Number.NaN,
    rxHorizonAngle: Number.NaN,
    txHorizonDistance: Number.NaN,
    rxHorizonDistance: Number.NaN,
    txEffectiveHeight: Number.NaN,
    rxEffectiveHeight: Number.NaN,
    irregularity: Number.NaN,
    surfaceRefractivity: Number.NaN,
    curvature: Number.NaN,
    area: false,
  }
}

/**
 * Sets the refractivity at `height` m above the sea and the curvature that follows from it
 * (NBS Technical Note 101, eq. 4.3 and 4.4).
 */
export function setRefraction(path: ItmPath, refractivity: number, height: number): void {
  const surface = height === 0 ? refractivity : refractivity * Math.exp(-height / SCALE_HEIGHT)
  path.surfaceRefractivity = surface
  path.curvature = EARTH_CURVATURE * (1 - 0.04665 * Math.exp(surface / 179.3))
}

/** Distance to the horizon of a smooth earth for an antenna of this effective height, m. */
export const smoothHorizon = (effectiveHeight: number, earthRadius: number): number =>
  Math.sqrt(2 * effectiveHeight * earthRadius)

/** How much rough ground shortens the way to the horizon (ITM algorithm, eq. 3.3). */
export function roughening(irregularity: number, effectiveHeight: number): number {
  const height = effectiveHeight > 5 ? effectiveHeight : 5
  return Math.exp(-0.07 * Math.sqrt(irregularity / height))
}

/** Elevation of a horizon that is estimated and not seen, rad (ITM algorithm, eq. 3.4). */
export function estimatedAngle(
  irregularity: number,
  effectiveHeight: number,
  smooth: number,
  horizonDistance: number,
): number {
  return (0.65 * irregularity * (smooth / horizonDistance - 1) - 2 * effectiveHeight) / smooth
}
