/** A thread that computes squares and writes them to files. */
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parentPort, workerData } from "node:worker_threads"
import { type Cell, prepareCell } from "./cell.ts"
import { computeTile, type Scene } from "./compute-tile.ts"
import type { Station } from "../stations/station.ts"
import { layerIndex } from "./layers.ts"
import { mastsOf } from "./mast.ts"
import { openTile, packTile } from "./tile-bytes.ts"
import {
  type Order,
  type TileDone,
  tileName,
  type TileOrder,
  type WorkerStart,
} from "./worker-protocol.ts"

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only engine.ts starts this thread
const { lattice, parameters, folder } = workerData as WorkerStart

/** Stations made ready, by their keys: most stay from one run to the next. */
const ready = new Map<string, Cell>()
let cells: (Cell | undefined)[] = []
let stations: readonly Station[] = []
let keys: readonly string[] = []
let scene: Scene | null = null

function take({ layers, grid, ...order }: Extract<Order, { kind: "stations" }>): void {
  ;({ stations, keys } = order)
  scene = { lattice, grid, parameters, layers }
  cells = []
  const wanted = new Set(keys)
  for (const key of ready.keys()) if (!wanted.has(key)) ready.delete(key)
}

/** A station made ready when a square first asks for it: a change of one asks for few of all. */
function cellAt(i: number, layers: Scene["layers"]): Cell {
  const known = cells[i]
  if (known !== undefined) return known
  const station = stations[i]!
  const before = ready.get(keys[i]!)
  const cell =
    before === undefined
      ? prepareCell(station, i, layers, parameters)
      : { ...before, order: i, layer: layerIndex(layers, station) }
  ready.set(keys[i]!, cell)
  cells[i] = cell
  return cell
}

function compute({ tile, key, base, reach, update }: TileOrder): TileDone {
  if (scene === null) throw new Error("no stations yet")
  const { layers } = scene
  const path = join(folder, tileName(tile))
  const masts = mastsOf(
    reach.map((i) => cellAt(i, layers)),
    lattice,
  )
  const previous = update ? openTile(readFileSync(path)) : null
  const { record, effort } = computeTile(scene, {
    tile,
    key,
    base,
    masts,
    keyOf: ({ order }) => keys[order]!,
    previous,
  })
  // Whole or not at all, also where the process is killed meanwhile.
  writeFileSync(`${path}.part`, packTile(record, previous))
  renameSync(`${path}.part`, path)
  return { tile, effort }
}

parentPort?.on("message", (order: Order) => {
  if (order.kind === "stations") take(order)
  else parentPort?.postMessage(compute(order))
})
