import { distanceBetween, type Lattice } from "@tinhso/terrain"
import { type Answers, type Effort, noAnswers } from "./answers.ts"
import { askMast } from "./ask-mast.ts"
import type { Cell } from "./cell.ts"
import { type Grid, pixelLatitude, pixelLongitude, type Tile } from "./grid.ts"
import type { Layer } from "./layers.ts"
import type { Mast } from "./mast.ts"
import { NO_STATION, type Parameters, TILE } from "./parameters.ts"
import { type Points, pointsOfTile } from "./points.ts"
import { Sight, sightBetween } from "./sight.ts"
import type { PackedTile, TileRecord } from "./tile-bytes.ts"

/** Everything that squares of one run share. */
export interface Scene {
  readonly lattice: Lattice
  readonly grid: Grid
  readonly parameters: Parameters
  readonly layers: readonly Layer[]
}

/** A square to compute: its masts within reach, and the keys of their stations by order. */
export interface TileTask {
  readonly tile: Tile
  readonly key: string
  readonly base: string
  readonly masts: readonly Mast[]
  readonly keyOf: (cell: Cell) => string
  /** The square as it was with other stations, where all else is the same. */
  readonly previous: PackedTile | null
}

const everyPixel = Int32Array.from({ length: TILE * TILE }, (_, i) => i)

/**
 * Computes a square. Where it was known with other stations, only those are asked that are new, and
 * all of them only where the best station is gone: the same answers as from the beginning.
 */
export function computeTile(scene: Scene, task: TileTask): { record: TileRecord; effort: Effort } {
  const { lattice, grid, parameters, layers } = scene
  const points = pointsOfTile(lattice, grid, task.tile)
  const cells = task.masts
    .flatMap(({ groups }) => groups.flatMap((group) => group.cells))
    .toSorted((one, other) => one.order - other.order)
  const answers = noAnswers(points.count, layers.length, parameters)
  const masts = nearestFirst(task.masts, grid, task.tile)
  const before = new Map<number, Uint16Array>()
  if (task.previous === null) {
    for (const mast of masts) askMast(answers, mast, points, everyPixel, lattice, parameters, null)
  } else {
    takeOver(answers, scene, task, cells, before)
    askAgain(answers, scene, task, masts, points)
  }
  const sights = parameters.mode === "field" ? sightsOf(answers, scene, task, points, before) : []
  return { record: recordOf(answers, sights, scene, task, cells), effort: answers.effort }
}

/** Near masts first: they are the likeliest to be best, and what is known then spares the others. */
function nearestFirst(masts: readonly Mast[], grid: Grid, { x, y }: Tile): Mast[] {
  const lat = pixelLatitude(grid, y * TILE + TILE / 2)
  const lon = pixelLongitude(grid, x * TILE + TILE / 2)
  const away = new Map(masts.map((mast) => [mast, distanceBetween(lat, lon, mast.lat, mast.lon)]))
  return masts.toSorted(
    (one, other) => away.get(one)! - away.get(other)! || one.order - other.order,
  )
}

/** Puts in what was known: levels whose station is still there are closed to all but new stations. */
function takeOver(
  answers: Answers,
  { layers }: Scene,
  { previous, keyOf }: TileTask,
  cells: readonly Cell[],
  before: Map<number, Uint16Array>,
): void {
  if (previous === null) return
  const orders = new Map(cells.map((cell) => [keyOf(cell), cell.order]))
  const now = Uint16Array.from(previous.stations, (key) => orders.get(key) ?? NO_STATION)
  for (const [i, layer] of layers.entries()) {
    const old = previous.layers.findIndex(
      (one) => one.technology === layer.technology && one.operator === layer.operator,
    )
    if (old < 0) continue
    for (let share = 0; share < answers.shares; share++) {
      const at = i * answers.shares + share
      const from = old * answers.shares + share
      takeOverLayer(answers, at, previous.level(from), previous.server(from), now)
      if (share === 0) before.set(i, answers.servers[at]!.slice())
    }
  }
}

function takeOverLayer(
  answers: Answers,
  at: number,
  level: Int16Array,
  server: Uint16Array,
  now: Uint16Array,
): void {
  const levels = answers.levels[at]!
  const servers = answers.servers[at]!
  const open = answers.open[at]!
  for (let i = 0; i < answers.count; i++) {
    const old = server[i]!
    const order = old === NO_STATION ? NO_STATION : now[old]!
    if (old !== NO_STATION && order === NO_STATION) continue
    levels[i] = level[i]!
    servers[i] = order
    open[i] = 0
  }
}

function askAgain(
  answers: Answers,
  { lattice, parameters }: Scene,
  { previous, keyOf }: TileTask,
  masts: readonly Mast[],
  points: Points,
): void {
  const old = new Set(previous?.stations)
  const all = masts.flatMap(({ groups }) => groups.flatMap((group) => group.cells))
  const fresh = new Uint8Array(all.reduce((most, { order }) => Math.max(most, order), 0) + 1)
  for (const cell of all) if (!old.has(keyOf(cell))) fresh[cell.order] = 1
  const open = everyPixel.filter((i) => answers.open.some((one) => one[i] === 1))
  for (const mast of masts) {
    const isNew = mast.groups.some(({ cells }) => cells.some(({ order }) => fresh[order] === 1))
    const which = isNew ? everyPixel : open
    askMast(answers, mast, points, which, lattice, parameters, fresh)
  }
}

/** Sight from the best station of every layer, computed where it is not known from before. */
function sightsOf(
  answers: Answers,
  { lattice, parameters, layers }: Scene,
  { masts, previous }: TileTask,
  points: Points,
  before: ReadonlyMap<number, Uint16Array>,
): Uint8Array[] {
  const byOrder = new Map(
    masts.flatMap((mast) =>
      mast.groups.flatMap(({ cells }) =>
        cells.map((cell) => [cell.order, { mast, station: cell.station }] as const),
      ),
    ),
  )
  return layers.map((layer, l) => {
    const old = oldSight(previous, layer)
    const servers = answers.servers[l * answers.shares]!
    const known = before.get(l)
    return Uint8Array.from(servers, (order, i) => {
      if (order === NO_STATION) return Sight.nothing
      if (old !== null && known?.[i] === order) return old[i]!
      const from = byOrder.get(order)!
      const { height, frequency } = from.station
      return sightBetween(from.mast, height, frequency, points, i, lattice, parameters)
    })
  })
}

function oldSight(previous: PackedTile | null, layer: Layer): Uint8Array | null {
  const at = previous?.layers.findIndex(
    ({ technology, operator }) => technology === layer.technology && operator === layer.operator,
  )
  return at === undefined || at < 0 ? null : (previous?.sight(at) ?? null)
}

/** Stations by their position in the square's own list, so that the record holds for any other list. */
function recordOf(
  answers: Answers,
  sights: readonly Uint8Array[],
  { layers }: Scene,
  { key, base, keyOf }: TileTask,
  cells: readonly Cell[],
): TileRecord {
  const position = new Map(cells.map(({ order }, i) => [order, i]))
  const here = (order: number) =>
    order === NO_STATION ? NO_STATION : (position.get(order) ?? NO_STATION)
  return {
    key,
    base,
    stations: cells.map((cell) => keyOf(cell)),
    layers,
    shares: answers.shares,
    levels: answers.levels,
    servers: answers.servers.map((servers) => servers.map(here)),
    sights,
  }
}
