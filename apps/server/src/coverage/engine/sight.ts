import { createSight, setSight } from "@tinhso/propagation"
import { distanceBetween, type Lattice } from "@tinhso/terrain"
import type { Mast } from "./mast.ts"
import type { Parameters } from "./parameters.ts"
import type { Points } from "./points.ts"
import { readProfile, stepsOver } from "./profile.ts"

/** How an antenna and a place see each other. */
export const Sight = { hidden: 0, grazing: 1, free: 2, nothing: 255 } as const

const sight = createSight()
let profile = new Float64Array(1024)

/**
 * Whether the antenna sees a place over the ground, and whether six tenths of the first Fresnel zone
 * are free. Pure geometry: the branch that a model solves a path on says nothing of this.
 */
export function sightBetween(
  mast: Mast,
  height: number,
  frequency: number,
  points: Points,
  i: number,
  lattice: Lattice,
  parameters: Parameters,
): number {
  const away = distanceBetween(mast.lat, mast.lon, points.lat[i]!, points.lon[i]!)
  const distance = Math.max(away, parameters.resolution / 2)
  const steps = stepsOver(distance, parameters)
  if (profile.length <= steps) profile = new Float64Array(2 * steps)
  if (!readProfile(profile, lattice, mast, points, i, steps, parameters)) {
    return Sight.nothing
  }
  setSight(sight, profile, 0, steps, distance / steps, height, parameters.rxHeight, frequency)
  if (!sight.clear) return Sight.hidden
  return sight.fresnel >= 0.6 ? Sight.free : Sight.grazing
}
