import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { boxAround, joinBoxes, type Lattice } from "@tinhso/terrain"
import type { Station } from "../stations/station.ts"
import { addEffort, type Effort, noEffort } from "./answers.ts"
import { startCrew } from "./crew.ts"
import { type Grid, gridAround } from "./grid.ts"
import { groundKeys, hashOf, hashOfKeys, questionKey, stationKey } from "./keys.ts"
import { type Layer, layersOf } from "./layers.ts"
import { type Parameters, TILE } from "./parameters.ts"
import { type Reach, reachFinder } from "./reach.ts"
import { openTile } from "./tile-bytes.ts"
import { tileName, type TileOrder } from "./worker-protocol.ts"

export interface EngineSettings {
  readonly lattice: Lattice
  readonly parameters: Parameters
  /** Where computed squares are kept: a killed run goes on from them. */
  readonly folder: string
  /** Threads. */
  readonly workers: number
  /** Whether squares that lie there already are taken over where their inputs are the same. */
  readonly resume: boolean
}

export interface Progress {
  readonly done: number
  readonly of: number
  /** Share of the work, 0–1: squares differ in the stations that reach them. */
  readonly share: number
}

/** What came of a run. */
export interface Computed {
  readonly grid: Grid
  readonly layers: readonly Layer[]
  /** In the order of their ids. */
  readonly stations: readonly Station[]
  readonly keys: readonly string[]
  /** Files of all squares that stations reach. */
  readonly tiles: readonly Reach[]
  readonly computed: number
  readonly updated: number
  readonly reused: number
  readonly effort: Effort
  /** Whether it was stopped before its end. */
  readonly cancelled: boolean
}

/** Computes coverage, again and again while stations change. */
export interface Engine {
  compute(
    stations: readonly Station[],
    more?: { onProgress?: (progress: Progress) => void; signal?: AbortSignal },
  ): Promise<Computed>
  close(): Promise<void>
}

/**
 * How much farther than its radius around the stations ground should be at hand, m: a square is named
 * by all ground that any station could need for it, so that it stays known when stations come and go.
 */
export const groundMargin = ({
  radius,
  resolution,
}: Pick<Parameters, "radius" | "resolution">): number => radius + 1.5 * TILE * resolution

/** What is known of a square's file. */
interface Kept {
  readonly key: string
  readonly base: string
}

export function openEngine(settings: EngineSettings): Engine {
  const { lattice, parameters, folder, resume } = settings
  mkdirSync(folder, { recursive: true })
  const kept = resume ? keptIn(folder) : emptied(folder)
  const crew = startCrew(settings.workers, { lattice, parameters, folder })
  const groundKey = groundKeys(lattice)
  const findReach = reachFinder(parameters.radius)
  return {
    async compute(unsorted, { onProgress, signal } = {}) {
      const stations = unsorted.toSorted((one, other) => (one.id < other.id ? -1 : 1))
      const keys = stations.map((station) => stationKey(station))
      const layers = layersOf(stations)
      const grid = gridAround(stations, parameters.radius, parameters.resolution)
      const question = questionKey(parameters, grid, lattice)
      const tiles = findReach(stations, grid)
      const orders = tiles.map((reach) =>
        orderFor(reach, keys, question, groundKey, parameters.radius),
      )
      const wanted = orders.filter(({ tile, key }) => kept.get(tileName(tile))?.key !== key)
      const planned = wanted.map((order): TileOrder => ({
        ...order,
        update: kept.get(tileName(order.tile))?.base === order.base,
      }))
      crew.tell({ kind: "stations", stations, keys, layers, grid })
      const effort = noEffort()
      const track = tracker(planned, onProgress)
      const byName = new Map(planned.map((order) => [tileName(order.tile), order]))
      await crew.compute(
        planned,
        (result) => {
          const { key, base } = byName.get(tileName(result.tile))!
          kept.set(tileName(result.tile), { key, base })
          addEffort(effort, result.effort)
          track.done(tileName(result.tile))
        },
        signal,
      )
      const cancelled = track.finished() < planned.length
      if (!cancelled) forget(folder, kept, new Set(tiles.map(({ tile }) => tileName(tile))))
      const updated = planned.filter(({ update }) => update).length
      return {
        grid,
        layers,
        stations,
        keys,
        tiles,
        computed: planned.length - updated,
        updated,
        reused: tiles.length - planned.length,
        effort,
        cancelled,
      }
    },
    close: () => crew.close(),
  }
}

function keptIn(folder: string): Map<string, Kept> {
  const kept = new Map<string, Kept>()
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(".tile")) continue
    const tile = openTile(readFileSync(join(folder, name)))
    if (tile !== null) kept.set(name, { key: tile.key, base: tile.base })
  }
  return kept
}

function emptied(folder: string): Map<string, Kept> {
  for (const name of readdirSync(folder)) {
    if (/\.tile(?:\.part)?$/.test(name)) rmSync(join(folder, name))
  }
  return new Map()
}

/** Takes away squares that no station reaches any more. */
function forget(folder: string, kept: Map<string, Kept>, wanted: ReadonlySet<string>): void {
  for (const name of kept.keys()) {
    if (wanted.has(name)) continue
    rmSync(join(folder, name), { force: true })
    kept.delete(name)
  }
}

function orderFor(
  { tile, box, stations }: Reach,
  keys: readonly string[],
  question: string,
  groundKey: ReturnType<typeof groundKeys>,
  radius: number,
): Omit<TileOrder, "update"> {
  const { west, south, east, north } = box
  const corners = [
    { lat: north, lon: west },
    { lat: south, lon: east },
  ]
  const ground = joinBoxes(corners.map((corner) => boxAround(corner, radius)))
  const base = hashOf(question, groundKey(ground ?? box))
  const key = hashOfKeys(
    base,
    stations.map((i) => keys[i]!),
  )
  return { kind: "tile", tile, key, base, reach: stations }
}

function tracker(orders: readonly TileOrder[], tell: ((progress: Progress) => void) | undefined) {
  const weights = new Map(orders.map(({ tile, reach }) => [tileName(tile), reach.length]))
  const all = orders.reduce((sum, { reach }) => sum + reach.length, 0)
  let weight = 0
  let finished = 0
  return {
    done(name: string) {
      finished++
      weight += weights.get(name) ?? 0
      tell?.({ done: finished, of: orders.length, share: weight / all })
    },
    finished: () => finished,
  }
}
