import { distanceBetween, liesWithin, type Place } from "@tinhso/terrain"
import { type Reached, shareOf } from "./served.ts"
import type { Village } from "./village.ts"

/** Villages without signal that lie together: one place where something is missing. */
export interface Gap {
  /** Its villages, those with most people first. */
  readonly villages: readonly Village[]
  readonly units: readonly string[]
  /** The mean of its villages' middles. */
  readonly lat: number
  readonly lon: number
  /** Sums of what is known, and how many villages nobody counted. */
  readonly population: number
  readonly households: number
  readonly uncountedVillages: number
  /** From the nearest of its villages, m; null where there is none. */
  readonly toMast: number | null
  readonly toFibre: number | null
}

/**
 * Gaps of one technology: villages below the rule, joined where one lies within `join` m of
 * another, those with most people first.
 */
export function gapsOf(
  villages: readonly Village[],
  reached: Reached,
  rule: number,
  join: number,
  masts: readonly Place[],
  toFibre: ((place: Place) => number) | null,
): Gap[] {
  const without = villages.filter((_, i) => {
    const share = shareOf(reached, i)
    return share !== null && share < rule
  })
  return together(without, join)
    .map((members) => gapOf(members, masts, toFibre))
    .toSorted(
      (one, other) =>
        other.population - one.population ||
        other.villages.length - one.villages.length ||
        (one.villages[0]!.id < other.villages[0]!.id ? -1 : 1),
    )
}

/** Groups in which every member is within `join` m of another one. */
function together(villages: readonly Village[], join: number): Village[][] {
  const groups: Village[][] = []
  const rest = new Set(villages)
  for (const first of villages) {
    if (!rest.delete(first)) continue
    const group = [first]
    for (const member of group) {
      for (const other of rest) {
        if (!liesWithin(join, member.lat, member.lon, other.lat, other.lon)) continue
        rest.delete(other)
        group.push(other)
      }
    }
    groups.push(group)
  }
  return groups
}

function gapOf(
  members: readonly Village[],
  masts: readonly Place[],
  toFibre: ((place: Place) => number) | null,
): Gap {
  const villages = members.toSorted(
    (one, other) =>
      (other.population ?? -1) - (one.population ?? -1) || (one.id < other.id ? -1 : 1),
  )
  const sum = (what: (village: Village) => number | null) =>
    villages.reduce((total, village) => total + (what(village) ?? 0), 0)
  const toMast = (place: Place) =>
    masts.reduce(
      (least, mast) => Math.min(least, distanceBetween(place.lat, place.lon, mast.lat, mast.lon)),
      Number.POSITIVE_INFINITY,
    )
  return {
    villages,
    units: [...new Set(villages.map(({ unit }) => unit))].toSorted(),
    lat: sum(({ lat }) => lat) / villages.length,
    lon: sum(({ lon }) => lon) / villages.length,
    population: sum(({ population }) => population),
    households: sum(({ households }) => households),
    uncountedVillages: villages.filter(({ population }) => population === null).length,
    toMast: nearest(villages, toMast),
    toFibre: toFibre === null ? null : nearest(villages, toFibre),
  }
}

function nearest(villages: readonly Village[], away: (place: Place) => number): number | null {
  const least = Math.min(...villages.map(away))
  return Number.isFinite(least) ? Math.round(least) : null
}
