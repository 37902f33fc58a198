import { isInPolygon } from "@tinhso/places"
import { metresPerDegree, type Place } from "@tinhso/terrain"
import type { Polygon, Village } from "./village.ts"

/** Points that stand for a village: five rows of five. */
export const POINTS = 25
const SIDE = 5

/**
 * The points that stand for a village: a square of 25 around its middle, `spread` m to each side,
 * or 25 within its area, spread evenly and always the same.
 */
export function pointsOfVillage(village: Village, spread: number): Place[] {
  const { area, lat, lon } = village
  if (area === null) return squareAround(lat, lon, spread)
  const within = evenlyWithin(area)
  return within.length === 0 ? squareAround(lat, lon, spread) : within
}

function squareAround(lat: number, lon: number, spread: number): Place[] {
  const scale = metresPerDegree(lat)
  return Array.from({ length: POINTS }, (_, i) => {
    const right = (2 * (i % SIDE)) / (SIDE - 1) - 1
    const up = (2 * Math.floor(i / SIDE)) / (SIDE - 1) - 1
    return { lat: lat + (up * spread) / scale.lat, lon: lon + (right * spread) / scale.lon }
  })
}

/** A denser and denser grid until enough of it lies within; of those every so manieth. */
function evenlyWithin(area: readonly Polygon[]): Place[] {
  const corners = area.flatMap(([outer]) => outer ?? [])
  const lons = corners.map(([lon]) => lon)
  const lats = corners.map(([, lat]) => lat)
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  for (let side = SIDE; side <= 320; side *= 2) {
    const within: Place[] = []
    for (let i = 0; i < side * side; i++) {
      const lon = west + (((i % side) + 0.5) / side) * (east - west)
      const lat = south + ((Math.floor(i / side) + 0.5) / side) * (north - south)
      if (isWithin(area, lon, lat)) within.push({ lat, lon })
    }
    if (within.length >= POINTS) {
      return Array.from(
        { length: POINTS },
        (_, i) => within[Math.floor(((i + 0.5) * within.length) / POINTS)]!,
      )
    }
  }
  return []
}

export const isWithin = (area: readonly Polygon[], longitude: number, latitude: number): boolean =>
  area.some((rings) => isInPolygon(rings, { longitude, latitude }))
