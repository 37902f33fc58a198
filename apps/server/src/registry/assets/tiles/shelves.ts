import { GeoJSONVT } from "@maplibre/geojson-vt"
import { type Box, boxOf } from "../geometry.ts"
import type { Geometry } from "../model.ts"
import { EXTENT, type TileFeature } from "./encode.ts"
import { codeOf, latitudeOf, longitudeOf, worldOf } from "./world.ts"

/** A line or an area. */
export interface Shape {
  readonly id: string
  readonly number: number
  readonly geometry: Geometry
}

/** A few shapes that lie near each other, cut into tiles by one index that is made when first needed. */
interface Shelf {
  readonly shapes: Map<string, Shape>
  positions: number
  box: Box
  /** The longest side of any of them, as a share of the world. */
  reach: number
  index: GeoJSONVT | null
  /** Tiles read since the index was made: it remembers what it has cut. */
  read: number
}

/** So much is cut by one index: small enough to be made anew while others wait for their answers. */
const MOST_SHAPES = 200
const MOST_POSITIONS = 8000
/** After so many tiles an index forgets what it has cut. */
const MOST_READ = 4000
/** Shorter than this on the screen (steps of a tile, eight to a pixel) a shape is no more than its point. */
const SHORTEST = 64
/** Whether something with sides of such a share of the world is long enough to be seen at a zoom. */
export const isSeenAt = (zoom: number, reach: number): boolean =>
  reach * 2 ** zoom * EXTENT >= SHORTEST

/** Drawn a little over the edges, so that no seams are seen. */
const BUFFER = 64

/**
 * Lines and areas for tiles. They stand on shelves, near ones together, so that a change makes one
 * small index anew, and a tile asks few of them.
 */
export class Shelves {
  private readonly shelves: Shelf[] = []
  private readonly places = new Map<string, Shelf>()

  constructor(shapes: readonly Shape[]) {
    const ordered = shapes
      .map((shape) => ({ shape, code: firstCode(shape) }))
      .toSorted((a, b) => a.code - b.code)
    for (const { shape } of ordered) this.put(shape)
  }

  /** Adds a shape, or takes the place of the one with its id. */
  put(shape: Shape): void {
    this.remove(shape.id)
    const positions = positionsOf(shape.geometry)
    const last = this.shelves.at(-1)
    const room =
      last !== undefined &&
      last.shapes.size < MOST_SHAPES &&
      (last.shapes.size === 0 || last.positions + positions <= MOST_POSITIONS)
    const shelf = room ? last : this.add()
    shelf.shapes.set(shape.id, shape)
    shelf.positions += positions
    shelf.box = around(shelf.box, boxOf(shape.geometry))
    shelf.reach = Math.max(shelf.reach, reachOf(shape.geometry))
    shelf.index = null
    this.places.set(shape.id, shelf)
  }

  private add(): Shelf {
    const shelf: Shelf = {
      shapes: new Map(),
      positions: 0,
      box: NOTHING,
      reach: 0,
      index: null,
      read: 0,
    }
    this.shelves.push(shelf)
    return shelf
  }

  remove(id: string): void {
    const shelf = this.places.get(id)
    const shape = shelf?.shapes.get(id)
    if (shelf === undefined || shape === undefined) return
    shelf.shapes.delete(id)
    shelf.positions -= positionsOf(shape.geometry)
    shelf.index = null
    this.places.delete(id)
  }

  /**
   * What lies in a tile, simplified for its zoom: lines (type 2) and areas (type 3), tagged with their
   * `id` and their `reach`, the longer side of the whole shape as a share of the world; without shelves
   * that have nothing long enough to be seen. `pause` is called between indexes that have to be made.
   */
  async tile(
    { z, x, y }: { readonly z: number; readonly x: number; readonly y: number },
    pause: () => Promise<void> | null,
  ): Promise<TileFeature[]> {
    const found: TileFeature[] = []
    const box = boxOfTile(z, x, y)
    for (const shelf of this.shelves) {
      const isSeen = shelf.shapes.size > 0 && isSeenAt(z, shelf.reach)
      if (!isSeen || !touch(shelf.box, box)) continue
      if (shelf.index === null) {
        const waiting = pause()
        if (waiting !== null) await waiting
      }
      shelf.index ??= indexOf(shelf)
      if (++shelf.read > MOST_READ) [shelf.index, shelf.read] = [indexOf(shelf), 0]
      found.push(...(shelf.index.getTile(z, x, y)?.features ?? []))
    }
    return found
  }
}

const NOTHING: Box = [180, 90, -180, -90]

const around = (one: Box, other: Box): Box => [
  Math.min(one[0], other[0]),
  Math.min(one[1], other[1]),
  Math.max(one[2], other[2]),
  Math.max(one[3], other[3]),
]

const touch = (one: Box, other: Box) =>
  one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1]

/** Degrees that a tile and what is drawn around it reach over. */
function boxOfTile(z: number, x: number, y: number): Box {
  const tiles = 2 ** z
  const edge = BUFFER / EXTENT
  return [
    longitudeOf((x - edge) / tiles),
    latitudeOf((y + 1 + edge) / tiles),
    longitudeOf((x + 1 + edge) / tiles),
    latitudeOf((y - edge) / tiles),
  ]
}

function firstCode({ geometry }: Shape): number {
  const [west, south] = boxOf(geometry)
  const { x, y } = worldOf(west, south)
  return codeOf(x, y)
}

function positionsOf({ coordinates }: Geometry): number {
  const count = (part: unknown): number =>
    Array.isArray(part) && Array.isArray(part[0])
      ? part.reduce<number>((sum, inner: unknown) => sum + count(inner), 0)
      : 1
  return count(coordinates)
}

function reachOf(geometry: Geometry): number {
  const [west, south, east, north] = boxOf(geometry)
  const [from, to] = [worldOf(west, north), worldOf(east, south)]
  return Math.max(to.x - from.x, to.y - from.y)
}

const indexOf = ({ shapes }: Shelf) =>
  new GeoJSONVT(
    {
      type: "FeatureCollection",
      features: [...shapes.values()].map(({ id, number, geometry }) => ({
        type: "Feature",
        id: number,
        properties: { id, reach: reachOf(geometry) },
        geometry,
      })),
    },
    { maxZoom: 16, indexMaxZoom: 4, tolerance: 4, extent: EXTENT, buffer: BUFFER, wrap: false },
  )
