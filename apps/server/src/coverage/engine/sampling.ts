import { type Lattice, metresPerDegree } from "@tinhso/terrain"
import type { Parameters } from "./parameters.ts"

/**
 * How far apart the points of profiles are, m, and what is taken for ground there.
 *
 * Points are as far apart as pixels, but no nearer than the samples of the ground: more would say
 * nothing new. Then the nearest samples are taken. Straight lines between samples flatten ridges:
 * over mountains at 90 m they lose 1.0 dB less than SPLAT's raster, nearest samples with exact ends
 * 0.0 dB. Only points that are asked for much nearer than samples lie on straight lines, for
 * the steps between samples would be rougher than any ground.
 */
export function samplingFor(
  lattice: Lattice,
  resolution: number,
  asked: number | null,
): Pick<Parameters, "spacing" | "sampling"> {
  const scale = metresPerDegree(lattice.north - (lattice.rows * lattice.stepY) / 2)
  const step = Math.sqrt(lattice.stepX * scale.lon * lattice.stepY * scale.lat)
  const spacing = asked ?? Math.max(resolution, Math.round(step))
  return { spacing, sampling: spacing >= 0.75 * step ? "nearest" : "bilinear" }
}
