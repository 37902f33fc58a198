import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Computed } from "../engine/engine.ts"
import type { Layer } from "../engine/layers.ts"
import { NO_LEVEL, NO_STATION, TILE } from "../engine/parameters.ts"
import { Sight } from "../engine/sight.ts"
import { openTile, type PackedTile } from "../engine/tile-bytes.ts"
import { tileName } from "../engine/worker-protocol.ts"

/** All that was computed for one layer, pixel by pixel of the grid. */
export interface LayerPicture {
  /** By share of reliability: hundredths of a dBm. */
  readonly levels: readonly Int16Array[]
  /** The best station at the first share: its position in the run's list. */
  readonly server: Uint16Array
  /** `Sight` of that station; empty where levels were not asked for. */
  readonly sight: Uint8Array
}

/** Puts the squares of a layer together from their files. */
export function layerPicture(
  computed: Computed,
  folder: string,
  layer: Layer,
  shares: number,
  withSight: boolean,
): LayerPicture {
  const { grid, tiles, keys } = computed
  const pixels = grid.columns * grid.rows
  const picture = {
    levels: Array.from({ length: shares }, () => new Int16Array(pixels).fill(NO_LEVEL)),
    server: new Uint16Array(pixels).fill(NO_STATION),
    sight: new Uint8Array(withSight ? pixels : 0).fill(Sight.nothing),
  }
  const positions = new Map(keys.map((key, i) => [key, i]))
  for (const { tile } of tiles) {
    const packed = openTile(readFileSync(join(folder, tileName(tile))))
    if (packed === null) throw new Error(`broken square ${tileName(tile)}`)
    const at = packed.layers.findIndex(
      ({ technology, operator }) => technology === layer.technology && operator === layer.operator,
    )
    if (at < 0) continue
    const copy = copier(grid, tile)
    for (let share = 0; share < shares; share++) {
      copy(packed.level(at * shares + share), picture.levels[share]!)
    }
    copy(serversOf(packed, at * shares, positions), picture.server)
    const sight = withSight ? packed.sight(at) : null
    if (sight !== null) copy(sight, picture.sight)
  }
  return picture
}

function serversOf(
  packed: PackedTile,
  at: number,
  positions: ReadonlyMap<string, number>,
): Uint16Array {
  const here = packed.stations.map((key) => positions.get(key) ?? NO_STATION)
  return packed.server(at).map((local) => (local === NO_STATION ? NO_STATION : here[local]!))
}

/** Copies what a square and the grid share from the one to the other. */
function copier(grid: Computed["grid"], { x, y }: { readonly x: number; readonly y: number }) {
  const left = x * TILE - grid.column
  const top = y * TILE - grid.row
  const from = Math.max(0, -left)
  const to = Math.min(TILE, grid.columns - left)
  return <A extends Int16Array | Uint16Array | Uint8Array>(square: A, whole: A): void => {
    for (let row = Math.max(0, -top); row < Math.min(TILE, grid.rows - top); row++) {
      whole.set(
        square.subarray(row * TILE + from, row * TILE + to),
        (top + row) * grid.columns + left + from,
      )
    }
  }
}

/** The best of several layers pixel by pixel; where levels are equal the earlier station in the list. */
export function bestOf(pictures: readonly LayerPicture[]): LayerPicture {
  const [first, ...others] = pictures
  if (first === undefined) throw new RangeError("no pictures")
  const best = {
    levels: first.levels.map((levels) => levels.slice()),
    server: first.server.slice(),
    sight: first.sight.slice(),
  }
  for (const other of others) {
    for (const [share, levels] of other.levels.entries()) {
      const known = best.levels[share]!
      for (let i = 0; i < known.length; i++) {
        const level = levels[i]!
        const wins = level > known[i]! || (level === known[i] && other.server[i]! < best.server[i]!)
        if (share === 0 && wins) {
          best.server[i] = other.server[i]!
          if (best.sight.length > 0) best.sight[i] = other.sight[i]!
        }
        if (wins) known[i] = level
      }
    }
  }
  return best
}
