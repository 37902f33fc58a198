/** A thread that computes squares and writes them to files. */
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parentPort, workerData } from "node:worker_threads"
import { type Cell, prepareCell } from "./cell.ts"
import { computeTile, type Scene } from "./compute-tile.ts"
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
let ready = new Map<string, Cell>()
let cells: Cell[] = []
let keys: readonly string[] = []
let scene: Scene | null = null

function take({ stations, layers, grid, ...order }: Extract<Order, { kind: "stations" }>): void {
  keys = order.keys
  scene = { lattice, grid, parameters, layers }
  cells = stations.map((station, i) => {
    const known = ready.get(keys[i]!)
    const layer = layers.findIndex(
      ({ technology, operator }) =>
        technology === station.technology && operator === station.operator,
    )
    return known === undefined
      ? prepareCell(station, i, layers, parameters)
      : { ...known, order: i, layer }
  })
  ready = new Map(cells.map((cell, i) => [keys[i]!, cell]))
}

function compute({ tile, key, base, reach, update }: TileOrder): TileDone {
  if (scene === null) throw new Error("no stations yet")
  const path = join(folder, tileName(tile))
  const masts = mastsOf(
    reach.map((i) => cells[i]!),
    lattice,
  )
  const { record, effort } = computeTile(scene, {
    tile,
    key,
    base,
    masts,
    keyOf: ({ order }) => keys[order]!,
    previous: update ? openTile(readFileSync(path)) : null,
  })
  // Whole or not at all, also where the process is killed meanwhile.
  writeFileSync(`${path}.part`, packTile(record))
  renameSync(`${path}.part`, path)
  return { tile, effort }
}

parentPort?.on("message", (order: Order) => {
  if (order.kind === "stations") take(order)
  else parentPort?.postMessage(compute(order))
})
