import { findHorizons, type Horizons } from "./horizons.ts"
import { type SmoothSurface, smoothSurface } from "./smooth-surface.ts"
import type { P1812Link, P1812Profile } from "./model.ts"

/** What the terrain of a path says to the model (P.1812-8, Attachment 1 to Annex 1). */
export interface Terrain extends Horizons {
  readonly surface: SmoothSurface
  /** Length, km. */
  readonly length: number
  /** Antennas above the sea, m. */
  readonly tx: number
  readonly rx: number
  /** Antennas above the smooth surface, for ducts, m (eq. 94). */
  readonly txEffective: number
  readonly rxEffective: number
  /** Highest ground between the horizons above the smooth surface, m (eq. 95). */
  readonly roughness: number
}

/** Wavelength in m of a frequency in GHz, as the Recommendation rounds it. */
export const wavelength = (gigahertz: number): number => 0.2998 / gigahertz

export function terrainOf(link: P1812Link, profile: P1812Profile, earthRadius: number): Terrain {
  const { distance, height } = profile
  const last = distance.length - 1
  const length = distance[last]!
  const txGround = height[0]!
  const rxGround = height[last]!
  const tx = txGround + link.txHeight
  const rx = rxGround + link.rxHeight
  const surface = smoothSurface(distance, height, tx, rx)
  const lambda = wavelength(link.frequency / 1000)
  const horizons = findHorizons(distance, height, tx, rx, earthRadius, lambda)
  const txSurface = Math.min(surface.tx, txGround)
  const rxSurface = Math.min(surface.rx, rxGround)
  const slope = (rxSurface - txSurface) / length
  let roughness = Number.NEGATIVE_INFINITY
  for (let i = horizons.txIndex; i <= horizons.rxIndex; i++) {
    const above = height[i]! - (txSurface + slope * distance[i]!)
    if (above > roughness) roughness = above
  }
  return {
    ...horizons,
    surface,
    length,
    tx,
    rx,
    txEffective: link.txHeight + txGround - txSurface,
    rxEffective: link.rxHeight + rxGround - rxSurface,
    roughness,
  }
}
