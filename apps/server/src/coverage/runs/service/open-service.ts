import type { FileHandle } from "node:fs/promises"
import type { Context } from "../../../platform/context.ts"
import type { FileStore } from "../../../platform/file-store.ts"
import { isSidecar, type Sidecar } from "../../output/sidecar.ts"
import type { Values } from "../../raster/raster.ts"
import { type Cog, readCog } from "../cog/cog.ts"
import { NotOurs } from "../cog/directory.ts"
import { type Remembered, remembered } from "../cog/remembered.ts"
import { INPUTS, isRunInputs, type RunInputs } from "../folder/inputs.ts"
import { SIDECAR } from "../folder/read-folder.ts"
import { runFilesGone } from "../errors.ts"
import type { StoredFacts, StoredFile } from "../kept-facts.ts"
import { rastersOf } from "./files-service.ts"

/** A run whose files are at hand. */
export interface OpenedRun {
  readonly id: string
  readonly facts: StoredFacts
}

/** Reads the files of runs and remembers what was read last. */
export interface Shelf {
  /** A picture of a run; tiles of it are remembered. */
  picture(run: OpenedRun, file: StoredFile): Promise<Cog>
  sidecar(run: OpenedRun): Promise<Sidecar>
  /** Null where stations and ground were not kept with the run. */
  inputs(run: OpenedRun): Promise<RunInputs | null>
  /** To read parts of a file; whoever asks closes it. */
  open(run: OpenedRun, sha256: string): Promise<FileHandle>
}

/** Tiles of pictures in memory. */
const TILE_BYTES = 64 * 2 ** 20
/** Directories of pictures: small. */
const PICTURES = 500
/** Stations of runs: a few megabytes each. */
const RUNS = 4

const shelves = new WeakMap<Context, Shelf>()

export function shelfOf(ctx: Context): Shelf {
  const shelf = shelves.get(ctx) ?? openShelf(rastersOf(ctx.settings))
  shelves.set(ctx, shelf)
  return shelf
}

function openShelf(rasters: FileStore): Shelf {
  const tiles = remembered<Values>(TILE_BYTES, ({ byteLength }) => byteLength)
  const pictures = remembered<Cog>(PICTURES, () => 1)
  const sidecars = remembered<Sidecar>(RUNS, () => 1)
  const inputs = remembered<RunInputs | null>(RUNS, () => 1)
  const open = async ({ id }: OpenedRun, sha256: string) => {
    const handle = await rasters.open(sha256)
    if (handle === null) throw runFilesGone(id)
    return handle
  }
  const json = async (run: OpenedRun, name: string): Promise<unknown> => {
    const file = run.facts.files.find((one) => one.name === name)
    if (file === undefined) return null
    const handle = await open(run, file.sha256)
    try {
      return JSON.parse(await handle.readFile("utf8"))
    } finally {
      await handle.close()
    }
  }
  return {
    open,
    picture: (run, { sha256 }) =>
      pictures.get(sha256, async () => {
        const cog = await readCog(() => open(run, sha256)).catch(asGone(run))
        return rememberingTiles(cog, run, sha256, tiles)
      }),
    sidecar: (run) =>
      sidecars.get(run.id, async () => {
        const value = await json(run, SIDECAR)
        if (!isSidecar(value)) throw runFilesGone(run.id)
        return value
      }),
    inputs: (run) =>
      inputs.get(run.id, async () => {
        const value = await json(run, INPUTS)
        if (value !== null && !isRunInputs(value)) throw runFilesGone(run.id)
        return value
      }),
  }
}

const rememberingTiles = (
  cog: Cog,
  run: OpenedRun,
  sha256: string,
  tiles: Remembered<Values>,
): Cog => ({
  ...cog,
  tile: (level, column, row) =>
    tiles.get(`${sha256} ${level} ${column} ${row}`, () =>
      cog.tile(level, column, row).catch(asGone(run)),
    ),
})

const asGone =
  ({ id }: OpenedRun) =>
  (error: unknown): never => {
    throw error instanceof NotOurs ? runFilesGone(id) : error
  }
