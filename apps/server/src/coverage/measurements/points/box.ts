import type { Points } from "./points.ts"

/** The box around points, degrees; null without points. */
export function boxOf({ length, longitude, latitude }: Points): {
  west: number
  south: number
  east: number
  north: number
} | null {
  if (length === 0) return null
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < length; i++) {
    west = Math.min(west, longitude[i]!)
    east = Math.max(east, longitude[i]!)
    south = Math.min(south, latitude[i]!)
    north = Math.max(north, latitude[i]!)
  }
  return { west: west / 1e6, south: south / 1e6, east: east / 1e6, north: north / 1e6 }
}
