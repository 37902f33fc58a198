import {
  type Box,
  boxAround,
  boxWithin,
  createLattice,
  joinBoxes,
  type Lattice,
  type Place,
} from "@tinhso/terrain"
import type { Clutter } from "../clutter/load-clutter.ts"
import { noTerrainHere, terrainTooLarge } from "../errors.ts"
import { disagreementOf } from "./compare-mosaic.ts"
import type { Disagreement } from "./disagreement.ts"
import { type Frame, fineness, isSameGrid } from "./frame.ts"
import { joinSources, touches, windowOf } from "./mosaic.ts"
import { closeSources, openSources } from "./open-sources.ts"
import { placeMosaic } from "./place-mosaic.ts"
import { settleUnknown, type TerrainChoices, type Unknown } from "./settle-unknown.ts"
import { GROUND_BLOCK } from "./ground-block.ts"
import type { TerrainSource, Window } from "./source.ts"
import { thinnedFrame, thinnedSource } from "./thinned.ts"

/** What ground is needed, and what may be done where it is not known. */
export interface TerrainWish extends TerrainChoices {
  readonly paths: readonly string[]
  /** Ground within `radius` m of these places is needed. */
  readonly places: readonly Place[]
  readonly radius: number
  /** Ground up to so many m farther is read where there is any; none of it has to be there. */
  readonly margin: number
  /** Most samples in memory; four bytes each, and as much again while they are read. */
  readonly mostSamples: number
  /**
   * How far apart samples may be where not all of a finer file fit into memory, m: then every second,
   * third … is taken. Left out: the finest file is read whole or not at all.
   */
  readonly coarsest?: number
}

/** Ground that was read, and what is to be said about it. */
export interface Terrain {
  readonly lattice: Lattice
  readonly sources: readonly {
    readonly path: string
    readonly format: string
    readonly crs: string
  }[]
  readonly unknown: Unknown
  /** 1: every sample of the finest file is there; 3: every third in both directions. */
  readonly every: number
  /** Files that say something else of the same ground than those taken before them. */
  readonly disagreements: readonly Disagreement[]
  /** What stands on it, where that was read. */
  readonly clutter?: Clutter
}

/** Samples beyond the needed box: two for what lies between samples. */
const MARGIN = 2

/**
 * Reads the ground that is needed from files of any kind and grid into one lattice: that of the
 * finest file in degrees, whose samples are kept as they are. Files of one grid are joined before
 * anything is read between their samples, so that no seam shows.
 */
export async function loadTerrain(wish: TerrainWish): Promise<Terrain> {
  const box = joinBoxes(wish.places.map((place) => boxAround(place, wish.radius)))
  if (box === null) throw new RangeError("no places: no ground is needed")
  const opened = await openSources(wish.paths)
  try {
    const within = opened.filter((source) => touches(source, box))
    if (within.length === 0) throw noTerrainHere(box, wish.paths)
    const wide = joinBoxes(wish.places.map((place) => boxAround(place, wish.radius + wish.margin)))
    const { lattice, every } = latticeFor(gridsOf(within), wide ?? box, wish)
    const sources = opened.filter((source) => touches(source, boxOf(lattice)))
    const grids = gridsOf(sources.map((source) => asFineAs(source, lattice.stepY, every)))
    const known = new Uint8Array(lattice.columns * lattice.rows)
    const { used, disagreements } = await fill(lattice, known, grids)
    const unknown = settleUnknown(lattice, known, wish)
    return {
      lattice,
      sources: sources
        .filter(({ path }) => used.has(path))
        .map(({ path, format, crs }) => ({ path, format, crs })),
      unknown,
      every,
      disagreements,
    }
  } finally {
    await closeSources(opened)
  }
}

/** Files by their grids, the finest first; within a grid in the order they were named. */
function gridsOf(sources: readonly TerrainSource[]): TerrainSource[][] {
  const grids: TerrainSource[][] = []
  for (const source of sources) {
    const grid = grids.find(([first]) => first && isSameGrid(first.frame, source.frame))
    if (grid === undefined) grids.push([source])
    else grid.push(source)
  }
  return grids.toSorted((one, other) => stepOf(one) - stepOf(other))
}

const stepOf = ([first]: readonly TerrainSource[]) =>
  first === undefined ? 0 : fineness(first.frame)

function latticeFor(
  grids: readonly TerrainSource[][],
  box: Box,
  { mostSamples, coarsest = 0 }: TerrainWish,
): { lattice: Lattice; every: number } {
  const frames = grids.flatMap(([first]) => (first === undefined ? [] : [first.frame]))
  const whole = frames.find(({ projection }) => projection === null) ?? degreesLike(frames[0]!)
  const most = Math.max(1, Math.floor(coarsest / metresOf(whole)))
  for (let every = 1; ; every++) {
    const frame = every === 1 ? whole : thinnedFrame(whole, every)
    const { column, row, columns, rows } = wholeBlocks(frame, windowOf(frame, box, MARGIN))
    if (columns * rows > mostSamples) {
      if (every >= most) throw terrainTooLarge(box, columns * rows, mostSamples)
      continue
    }
    const lattice = createLattice({
      west: frame.x + column * frame.stepX,
      north: frame.y - row * frame.stepY,
      stepX: frame.stepX,
      stepY: frame.stepY,
      columns,
      rows,
    })
    return { lattice, every }
  }
}

/** How far apart the samples of a grid are, m. */
const metresOf = (frame: Frame) => fineness(frame) * 110_600

/** A file of which only so many samples are taken as the lattice has places for. */
function asFineAs(source: TerrainSource, step: number, every: number): TerrainSource {
  const own = every === 1 ? 1 : Math.floor(step / fineness(source.frame) + 1e-6)
  return own <= 1 ? source : thinnedSource(source, own)
}

const blockBelow = (place: number) => Math.floor(place / GROUND_BLOCK) * GROUND_BLOCK
const blockAbove = (place: number) => Math.ceil(place / GROUND_BLOCK) * GROUND_BLOCK

/**
 * A window grown to squares of so many samples, counted from Greenwich and from the north pole: what
 * is read of a square does not depend on which stations are there, and so names the same ground.
 */
function wholeBlocks(frame: Frame, window: Window): Window {
  const left = Math.round(frame.x / frame.stepX)
  const top = Math.round((90 - frame.y) / frame.stepY)
  const column = blockBelow(left + window.column) - left
  const row = blockBelow(top + window.row) - top
  return {
    column,
    row,
    columns: blockAbove(left + window.column + window.columns) - left - column,
    rows: blockAbove(top + window.row + window.rows) - top - row,
  }
}

/** A grid in degrees as fine as one in metres: whole parts of a degree, the same wherever it begins. */
function degreesLike(frame: Frame): Frame {
  const step = 1 / Math.round(1 / fineness(frame))
  return { projection: null, x: 0, y: 0, stepX: step, stepY: step }
}

async function fill(
  lattice: Lattice,
  known: Uint8Array,
  grids: readonly TerrainSource[][],
): Promise<{ used: Set<string>; disagreements: Disagreement[] }> {
  const used = new Set<string>()
  const disagreements: Disagreement[] = []
  for (const grid of grids) {
    const first = grid[0]!
    const within = joinBoxes(grid.map((source) => source.box))
    const needed = within === null ? null : boxWithin(within, boxOf(lattice))
    if (needed === null) continue
    const mosaic = await joinSources(first.frame, grid, windowOf(first.frame, needed, MARGIN))
    const apart = disagreementOf(lattice, known, mosaic)
    disagreements.push(...mosaic.disagreements, ...(apart === null ? [] : [apart]))
    placeMosaic(lattice, known, mosaic)
    for (const path of mosaic.paths) used.add(path)
  }
  return { used, disagreements }
}

function boxOf({ west, north, stepX, stepY, columns, rows }: Lattice): Box {
  return {
    west,
    east: west + (columns - 1) * stepX,
    south: north - (rows - 1) * stepY,
    north,
  }
}
