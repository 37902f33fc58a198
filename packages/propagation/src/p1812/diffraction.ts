import { bullingtonLoss } from "./bullington.ts"
import type { P1812Link, P1812Profile } from "./model.ts"
import { smoothBullington, sphericalLoss } from "./spherical.ts"
import { type Terrain, wavelength } from "./terrain.ts"

/**
 * Loss by diffraction on an earth of this radius (km), dB: Bullington's edge over the terrain with
 * its clutter, and what a smooth earth loses beyond its own edge (P.1812-8, sec. 4.3.4, eq. 37–39).
 */
export function diffractionLoss(
  link: P1812Link,
  profile: P1812Profile,
  terrain: Terrain,
  sea: number,
  earthRadius: number,
): number {
  const { distance, height, clutter } = profile
  const { tx, rx, length, surface } = terrain
  const gigahertz = link.frequency / 1000
  const lambda = wavelength(gigahertz)
  const actual = bullingtonLoss(distance, height, clutter, tx, rx, earthRadius, lambda)
  const smooth = {
    length,
    tx: tx - surface.txDiffraction,
    rx: rx - surface.rxDiffraction,
    earthRadius,
  }
  const edge = link.smoothByFormula
    ? smoothBullington(smooth, lambda)
    : bullingtonLoss(distance, null, null, smooth.tx, smooth.rx, earthRadius, lambda)
  const around = sphericalLoss(smooth, gigahertz, lambda, link.polarisation === 1, sea)
  return actual + Math.max(around - edge, 0)
}
