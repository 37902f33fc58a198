import { type Lattice, sampleNearest, sampleProfile } from "@tinhso/terrain"
import type { Mast } from "./mast.ts"
import type { Parameters } from "./parameters.ts"
import type { Points } from "./points.ts"

/** A profile has at least so many steps, however near the place: P.1812 needs five points. */
const LEAST_STEPS = 4

/** How many steps a profile of `distance` m has. */
export const stepsOver = (distance: number, { spacing }: Parameters): number =>
  Math.max(LEAST_STEPS, Math.round(distance / spacing))

/**
 * Reads the ground between a mast and a place: at both ends where they are, between them at the
 * nearest samples or on straight lines between samples, as the run says. False where some of it is
 * not known.
 */
export function readProfile(
  profile: Float64Array,
  lattice: Lattice,
  mast: Mast,
  points: Points,
  i: number,
  steps: number,
  parameters: Parameters,
): boolean {
  const read = parameters.sampling === "nearest" ? sampleNearest : sampleProfile
  const toColumn = points.column[i]!
  const toRow = points.row[i]!
  if (!read(profile, lattice, mast.column, mast.row, toColumn, toRow, steps)) return false
  const there = points.ground[i]!
  profile[0] = mast.ground
  profile[steps] = there
  return mast.ground === mast.ground && there === there
}
