/** Radius of the earth on which rays are straight in a standard atmosphere: 4/3 of 6 371 km, m. */
export const STANDARD_EARTH_RADIUS = (4 / 3) * 6_371_000

const SPEED_OF_LIGHT = 299.792458

/** Whether two antennas see each other, and how freely. Filled again for every path. */
export interface Sight {
  /** Whether no ground rises above the straight ray. */
  clear: boolean
  /**
   * The least clearance as a share of the radius of the first Fresnel zone: 0 grazing, below 0
   * hidden; from 0.6 a path loses as little as in free space. Infinite where nothing lies between.
   */
  fresnel: number
  /** How far above the ground the ray is where that share is least, m, and where that is, m. */
  clearance: number
  distance: number
}

export const createSight = (): Sight => ({
  clear: false,
  fresnel: Number.NaN,
  clearance: Number.NaN,
  distance: Number.NaN,
})

/**
 * Decides by geometry whether two antennas see each other over a terrain profile, on an earth with
 * 4/3 of its radius (Recommendation ITU-R P.530, sec. 2.2.2; Fresnel radius of P.526, eq. 2).
 *
 * `z[first]` and `z[first + steps]` are the ground of the antennas, m above the sea, `step` m apart.
 *
 * @param txHeight m above ground
 * @param rxHeight m above ground
 * @param frequency MHz, above 0
 */
export function setSight(
  sight: Sight,
  z: Float64Array,
  first: number,
  steps: number,
  step: number,
  txHeight: number,
  rxHeight: number,
  frequency: number,
): void {
  const length = steps * step
  const tx = z[first]! + txHeight
  const rise = (z[first + steps]! + rxHeight - tx) / length
  const wavelength = SPEED_OF_LIGHT / frequency
  sight.fresnel = Number.POSITIVE_INFINITY
  sight.clearance = Number.POSITIVE_INFINITY
  sight.distance = Number.NaN
  for (let i = 1; i < steps; i++) {
    const along = i * step
    const bulge = (along * (length - along)) / (2 * STANDARD_EARTH_RADIUS)
    const clearance = tx + rise * along - z[first + i]! - bulge
    const radius = Math.sqrt((wavelength * along * (length - along)) / length)
    if (clearance / radius < sight.fresnel) {
      sight.fresnel = clearance / radius
      sight.clearance = clearance
      sight.distance = along
    }
  }
  sight.clear = sight.fresnel >= 0
}

/** `setSight` for one path. */
export function lineOfSight(
  z: Float64Array,
  step: number,
  txHeight: number,
  rxHeight: number,
  frequency: number,
): Sight {
  const sight = createSight()
  setSight(sight, z, 0, z.length - 1, step, txHeight, rxHeight, frequency)
  return sight
}
