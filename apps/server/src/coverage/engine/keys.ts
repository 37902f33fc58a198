import { createHash } from "node:crypto"
import { type Box, columnOf, type Lattice, rowOf } from "@tinhso/terrain"
import type { Station } from "../stations/station.ts"
import { GROUND_BLOCK } from "../terrain/ground-block.ts"
import type { Grid } from "./grid.ts"
import type { Parameters } from "./parameters.ts"

/** Changes whenever the same inputs would give other results: then nothing old is taken over. */
export const ENGINE = "coverage-1"

export const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash("sha256")
  for (const part of parts) hash.update(part).update("\0")
  return hash.digest("hex").slice(0, 32)
}

/** Names a list of keys, all at once: one by one the calls would take longer than the hashing. */
export const hashOfKeys = (base: string, keys: readonly string[]): string =>
  hashOf(base, keys.join())

/** Stations are never changed in place, so their keys hold as long as they do. */
const keysOfStations = new WeakMap<Station, string>()

/** Names a station by everything that changes its levels. */
export function stationKey(station: Station): string {
  const before = keysOfStations.get(station)
  if (before !== undefined) return before
  const key = keyOf(station)
  keysOfStations.set(station, key)
  return key
}

function keyOf(station: Station): string {
  const { pattern, mast: _mast, ...rest } = station
  const cuts = pattern === null ? [] : [pattern.horizontal, pattern.vertical]
  const plain = cuts.map(({ angle, loss }) => [[...angle], [...loss]])
  return hashOf(JSON.stringify({ ...rest, plain }))
}

/** Names what is the same for all squares of a run: the question, the pixels and the samples' places. */
export function questionKey(parameters: Parameters, grid: Grid, lattice: Lattice): string {
  const { stepX, stepY } = grid
  const offsets = [lattice.west / lattice.stepX, lattice.north / lattice.stepY]
  const within = offsets.map((offset) => (offset - Math.floor(offset)).toFixed(4))
  const ground = [lattice.stepX, lattice.stepY, ...within]
  return hashOf(ENGINE, JSON.stringify({ ...parameters, stepX, stepY, ground }))
}

/** Names the ground of any part of a lattice by its heights and its cover, wherever the lattice begins. */
export function groundKeys(lattice: Lattice): (box: Box) => string {
  const left = Math.round(lattice.west / lattice.stepX)
  const top = Math.round((90 - lattice.north) / lattice.stepY)
  const known = new Map<string, string>()
  const blockKey = (x: number, y: number) => {
    const name = `${x} ${y}`
    let key = known.get(name)
    if (key === undefined) {
      const column = x * GROUND_BLOCK - left
      const row = y * GROUND_BLOCK - top
      const { cover } = lattice
      const over = cover === undefined ? [] : [samplesOf(cover, column, row)]
      key = hashOf(name, samplesOf(lattice, column, row), ...over)
      known.set(name, key)
    }
    return key
  }
  return (box) => {
    const fromX = Math.floor((left + columnOf(lattice, box.west)) / GROUND_BLOCK)
    const toX = Math.floor((left + columnOf(lattice, box.east) + 1) / GROUND_BLOCK)
    const fromY = Math.floor((top + rowOf(lattice, box.north)) / GROUND_BLOCK)
    const toY = Math.floor((top + rowOf(lattice, box.south) + 1) / GROUND_BLOCK)
    const keys: string[] = []
    for (let y = fromY; y <= toY; y++) {
      for (let x = fromX; x <= toX; x++) keys.push(blockKey(x, y))
    }
    return hashOf(...keys)
  }
}

/** The heights of one square of ground; unknown where it reaches beyond the lattice. */
function samplesOf(lattice: Lattice, column: number, row: number): Uint8Array {
  const { columns, rows, heights } = lattice
  const samples = new Float32Array(GROUND_BLOCK * GROUND_BLOCK).fill(Number.NaN)
  const from = Math.max(0, column)
  const to = Math.min(columns, column + GROUND_BLOCK)
  if (to <= from) return new Uint8Array(samples.buffer)
  for (let y = Math.max(0, row); y < Math.min(rows, row + GROUND_BLOCK); y++) {
    const start = y * columns
    samples.set(
      heights.subarray(start + from, start + to),
      (y - row) * GROUND_BLOCK + from - column,
    )
  }
  return new Uint8Array(samples.buffer)
}
