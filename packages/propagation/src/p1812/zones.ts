import { type P1812Profile, P1812Zone } from "./model.ts"

/** What a path crosses (P.1812-8, sec. 3.3 and 3.4). */
export interface Crossing {
  /** Share of the path over the sea (eq. 1). */
  readonly sea: number
  /** Longest stretch over land, and over inland, km. */
  readonly land: number
  readonly inland: number
}

export function crossingOf(profile: P1812Profile): Crossing {
  const length = profile.distance.at(-1) ?? 0
  if (profile.zone === null) return { sea: 0, land: length, inland: length }
  const { sea, coastal, inland } = P1812Zone
  return {
    sea: stretches(profile.distance, profile.zone, sea, sea).whole / length,
    land: stretches(profile.distance, profile.zone, coastal, inland).longest,
    inland: stretches(profile.distance, profile.zone, inland, inland).longest,
  }
}

/** Length of the stretches in one of two zones; each ends half way to the next point outside. */
function stretches(
  distance: Float64Array,
  zone: Uint8Array,
  one: number,
  other: number,
): { whole: number; longest: number } {
  const isIn = (i: number) => zone[i] === one || zone[i] === other
  let whole = 0
  let longest = 0
  for (let i = 0; i < zone.length; i++) {
    if (!isIn(i)) continue
    const start = i
    while (i + 1 < zone.length && isIn(i + 1)) i++
    const before = start > 0 ? (distance[start]! - distance[start - 1]!) / 2 : 0
    const after = i + 1 < zone.length ? (distance[i + 1]! - distance[i]!) / 2 : 0
    const length = distance[i]! - distance[start]! + before + after
    whole += length
    if (length > longest) longest = length
  }
  return { whole, longest }
}

/** How far inland the weather of a path is, 0–1 (eq. 3). */
export const inlandness = (inland: number): number => 1 - Math.exp(-(4.12e-4 * inland ** 2.41))

/**
 * Share of the time in which refractivity falls by more than 100 N-units/km near the ground at a
 * latitude (degrees), β₀ in % (eq. 2–5).
 */
export function ductingTime(latitude: number, { land, inland }: Crossing): number {
  const tau = inlandness(inland)
  const byLand = 10 ** (-land / (16 - 6.6 * tau)) + 10 ** (-5 * (0.496 + 0.354 * tau))
  const mu1 = Math.min(1, byLand ** 0.2)
  const phi = Math.abs(latitude)
  if (phi > 70) return 4.17 * mu1 * mu1 ** 0.3
  return 10 ** (-0.015 * phi + 1.67) * mu1 * mu1 ** (-0.935 + 0.0176 * phi)
}
