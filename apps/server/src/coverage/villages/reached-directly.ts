import { distanceBetween, type Lattice } from "@tinhso/terrain"
import { noAnswers } from "../engine/answers.ts"
import { askMast } from "../engine/ask-mast.ts"
import { prepareCell } from "../engine/cell.ts"
import { layersOf } from "../engine/layers.ts"
import { type Mast, mastsOf } from "../engine/mast.ts"
import type { Parameters } from "../engine/parameters.ts"
import { pointsAt } from "../engine/points.ts"
import type { Station } from "../stations/station.ts"
import type { Reached } from "./served.ts"
import { POINTS, pointsOfVillage } from "./spread.ts"
import type { Village } from "./village.ts"

/**
 * What stations reach of villages, asked point by point and not read from a picture: exact where a
 * village is smaller than a pixel, and without computing what lies between villages.
 */
export function reachedDirectly(
  villages: readonly Village[],
  stations: readonly Station[],
  lattice: Lattice,
  parameters: Parameters,
  spread: number,
): Reached[] {
  const sorted = stations.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const layers = layersOf(sorted)
  const cells = sorted.map((station, i) => prepareCell(station, i, layers, parameters))
  const masts = mastsOf(cells, lattice)
  const counts = layers.map(() => new Float64Array(villages.length))
  const technologies = [...new Set(layers.map(({ technology }) => technology))]
  const ofAny = technologies.map(() => new Float64Array(villages.length))
  const known = new Float64Array(villages.length)
  for (const [v, village] of villages.entries()) {
    const points = pointsAt(lattice, pointsOfVillage(village, spread))
    const which = Int32Array.from({ length: points.count }, (_, i) => i)
    const answers = noAnswers(points.count, layers.length, parameters)
    for (const mast of nearMasts(masts, village, points, parameters.radius)) {
      askMast(answers, mast, points, which, lattice, parameters, null)
    }
    known[v] = points.ground.reduce((n, height) => n + (Number.isNaN(height) ? 0 : 1), 0)
    const hit = layers.map(({ technology }, l) => {
      const least = Math.round((parameters.thresholds[technology] ?? Infinity) * 100)
      return Array.from(answers.levels[l * answers.shares]!, (level) => level >= least)
    })
    for (const [l, hits] of hit.entries()) counts[l]![v] = hits.filter(Boolean).length
    for (const [t, technology] of technologies.entries()) {
      const some = hit.filter((_, l) => layers[l]!.technology === technology)
      ofAny[t]![v] = [...which].filter((i) => some.some((hits) => hits[i])).length
    }
  }
  return [
    ...layers.map((layer, l) => ({ ...layer, covered: [...counts[l]!], known: [...known] })),
    ...technologies.map((technology, t) => ({
      technology,
      operator: null,
      covered: [...ofAny[t]!],
      known: [...known],
    })),
  ]
}

/** Masts that may reach any of a village's points, the nearest first. */
function nearMasts(
  masts: readonly Mast[],
  { lat, lon }: Village,
  points: { readonly lat: Float64Array; readonly lon: Float64Array },
  radius: number,
): Mast[] {
  let wide = 0
  for (let i = 0; i < Math.min(POINTS, points.lat.length); i++) {
    wide = Math.max(wide, distanceBetween(lat, lon, points.lat[i]!, points.lon[i]!))
  }
  const reach = radius + wide + 1
  // A degree of latitude is never shorter than 110 km: most masts are left out without a root.
  const high = reach / 110_000
  return masts
    .filter((mast) => Math.abs(mast.lat - lat) <= high)
    .map((mast) => ({ mast, away: distanceBetween(lat, lon, mast.lat, mast.lon) }))
    .filter(({ away }) => away <= reach)
    .toSorted((one, other) => one.away - other.away || one.mast.order - other.mast.order)
    .map(({ mast }) => mast)
}
