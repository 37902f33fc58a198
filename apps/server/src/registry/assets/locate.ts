import { isInPolygon, metresBetween } from "@tinhso/places"
import Flatbush from "flatbush"
import type { Level } from "../model.ts"

/** The boundary of a unit, as an administrator loaded it. */
export interface UnitArea {
  readonly unit: string
  readonly level: Level
  readonly opened: string | null
  readonly closed: string | null
  /** Polygons, each with its rings; the first ring is the outer one. */
  readonly polygons: readonly (readonly (readonly (readonly number[])[])[])[]
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Finds the unit of a place from boundaries alone. */
export interface Locator {
  /** The smallest unit of a day whose boundary has the place; null where no boundary does. */
  unitAt(longitude: number, latitude: number, day: string): string | null
  /** Whether a boundary of the unit is loaded. */
  has(unit: string): boolean
  isInside(unit: string, longitude: number, latitude: number): boolean
  /** Metres from the boundary of a unit; null where none is loaded. */
  metresFrom(unit: string, longitude: number, latitude: number): number | null
  /** All boundaries that are loaded, of units of any day. */
  readonly areas: readonly UnitArea[]
}

const DEPTH: Readonly<Record<Level, number>> = { commune: 0, district: 1, province: 2, country: 3 }

export const isDrawnOn = ({ opened, closed }: UnitArea, day: string): boolean =>
  (opened === null || opened <= day) && (closed === null || day < closed)

export function locatorOf(areas: readonly UnitArea[]): Locator {
  const byUnit = new Map(areas.map((area) => [area.unit, area]))
  const index = indexOf(areas)
  const inside = (area: UnitArea, longitude: number, latitude: number) =>
    area.polygons.some((rings) => isInPolygon(rings, { longitude, latitude }))
  return {
    areas,
    has: (unit) => byUnit.has(unit),
    isInside: (unit, longitude, latitude) => {
      const area = byUnit.get(unit)
      return area !== undefined && inside(area, longitude, latitude)
    },
    unitAt: (longitude, latitude, day) => {
      const found = (index?.search(longitude, latitude, longitude, latitude) ?? [])
        .flatMap((at) => areas[at] ?? [])
        .filter((area) => isDrawnOn(area, day))
        .toSorted((a, b) => DEPTH[a.level] - DEPTH[b.level])
      return found.find((area) => inside(area, longitude, latitude))?.unit ?? null
    },
    metresFrom: (unit, longitude, latitude) => {
      const area = byUnit.get(unit)
      return area === undefined ? null : nearestEdge(area, longitude, latitude)
    },
  }
}

function indexOf(areas: readonly UnitArea[]): Flatbush | null {
  if (areas.length === 0) return null
  const index = new Flatbush(areas.length)
  for (const { west, south, east, north } of areas) index.add(west, south, east, north)
  index.finish()
  return index
}

/** Metres to the nearest edge, on a plane that touches the sphere at the place. */
function nearestEdge({ polygons }: UnitArea, longitude: number, latitude: number): number {
  const stretch = Math.cos((latitude * Math.PI) / 180)
  let best = Number.POSITIVE_INFINITY
  let nearest: readonly [number, number] = [longitude, latitude]
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [x, y] = nearestOn(ring[i - 1] ?? [], ring[i] ?? [], [longitude, latitude], stretch)
      const [east, north] = [(x - longitude) * stretch, y - latitude]
      const far = east * east + north * north
      if (far < best) [best, nearest] = [far, [x, y]]
    }
  }
  const [x, y] = nearest
  return metresBetween({ longitude, latitude }, { longitude: x, latitude: y })
}

function nearestOn(
  [fromX = 0, fromY = 0]: readonly number[],
  [toX = 0, toY = 0]: readonly number[],
  [longitude, latitude]: readonly [number, number],
  stretch: number,
): readonly [number, number] {
  const [edgeX, edgeY] = [(toX - fromX) * stretch, toY - fromY]
  const [placeX, placeY] = [(longitude - fromX) * stretch, latitude - fromY]
  const length = edgeX * edgeX + edgeY * edgeY
  const along = length === 0 ? 0 : (placeX * edgeX + placeY * edgeY) / length
  const share = Math.min(1, Math.max(0, along))
  return [fromX + share * (toX - fromX), fromY + share * (toY - fromY)]
}
