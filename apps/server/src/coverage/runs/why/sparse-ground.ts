import { type Box, columnOf, type Lattice, rowOf } from "@tinhso/terrain"
import type { Cog } from "../cog/cog.ts"
import { COG_TILE } from "../cog/directory.ts"
import { NO_GROUND, type RunInputs } from "../folder/inputs.ts"

/** The ground of a run in memory, of which only those parts are read that somebody asks about. */
export interface SparseGround {
  /** The very lattice of the run: positions in it are the same to the last bit. */
  readonly lattice: Lattice
  /** Reads all ground of a box that is not read yet. */
  need(box: Box): Promise<void>
}

/**
 * A lattice of the size the run had. Memory that is never written takes no room of the machine, so
 * a whole province costs what is looked at.
 */
export function sparseGround(
  frame: RunInputs["lattice"],
  ground: Cog,
  clutter: Cog | null,
): SparseGround {
  const heights = new Float32Array(frame.columns * frame.rows)
  const bare: Lattice = { ...frame, heights }
  const parts = [partOf(frame, ground, heights)]
  if (clutter === null) return { lattice: bare, need: needing(bare, parts) }
  const over = new Float32Array(frame.columns * frame.rows)
  parts.push(partOf(frame, clutter, over))
  return { lattice: { ...bare, cover: { ...frame, heights: over } }, need: needing(bare, parts) }
}

type Part = (column: number, row: number) => Promise<void>

/** Copies a tile of a picture to its place, once. */
function partOf({ columns, rows }: RunInputs["lattice"], cog: Cog, heights: Float32Array): Part {
  const known = new Map<number, Promise<void>>()
  const across = Math.ceil(columns / COG_TILE)
  const copy = async (column: number, row: number) => {
    const values = await cog.tile(0, column, row)
    const left = column * COG_TILE
    const wide = Math.min(COG_TILE, columns - left)
    for (let y = 0; y < Math.min(COG_TILE, rows - row * COG_TILE); y++) {
      const start = (row * COG_TILE + y) * columns + left
      for (let x = 0; x < wide; x++) {
        const height = values[y * COG_TILE + x]!
        heights[start + x] = height === NO_GROUND ? Number.NaN : height
      }
    }
  }
  return (column, row) => {
    const at = row * across + column
    const reading = known.get(at) ?? copy(column, row)
    known.set(at, reading)
    reading.catch(() => known.delete(at))
    return reading
  }
}

/** Samples beyond a box: two for what lies between samples. */
const MARGIN = 2

const tile = (at: number, size: number) =>
  Math.floor(Math.max(0, Math.min(size - 1, at)) / COG_TILE)

function needing(lattice: Lattice, parts: readonly Part[]): SparseGround["need"] {
  return async ({ west, south, east, north }) => {
    const { columns, rows } = lattice
    const left = tile(Math.floor(columnOf(lattice, west)) - MARGIN, columns)
    const right = tile(Math.ceil(columnOf(lattice, east)) + MARGIN, columns)
    const top = tile(Math.floor(rowOf(lattice, north)) - MARGIN, rows)
    const bottom = tile(Math.ceil(rowOf(lattice, south)) + MARGIN, rows)
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        await Promise.all(parts.map((read) => read(column, row)))
      }
    }
  }
}
