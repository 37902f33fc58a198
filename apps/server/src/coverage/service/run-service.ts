import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { type Definition, definitionOf } from "../definition.ts"
import { type Computed, groundMargin, openEngine, type Progress } from "../engine/engine.ts"
import { gridAround } from "../engine/grid.ts"
import { NO_STATION, type Parameters } from "../engine/parameters.ts"
import { loadClutter } from "../clutter/load-clutter.ts"
import {
  clutterNeedsP1812,
  gridTooLarge,
  noDefinition,
  noThreshold,
  outNotUsable,
  tooManyStations,
} from "../errors.ts"
import { samplingFor } from "../engine/sampling.ts"
import { exportOutputs, removeOutputs } from "../output/export-outputs.ts"
import { forgetPictures, setPicturesAside } from "../output/kept-pictures.ts"
import type { Outputs } from "../output/outputs.ts"
import type { Sidecar } from "../output/sidecar.ts"
import type { ReadStations } from "../stations/import-stations.ts"
import { loadTerrain, type Terrain } from "../terrain/load-terrain.ts"
import { exportInputs, removeInputs } from "../runs/folder/inputs.ts"
import type { StationsOrigin } from "../runs/model.ts"
import { flatTerrain } from "../terrain/flat-terrain.ts"
import { readDefinitions } from "./read-definitions.ts"
import { readSidecar } from "./read-sidecar.ts"
import type { RunSettings, StationSettings } from "./run-settings.ts"

/** Pictures of more pixels do not fit into the memory that is promised. */
const MOST_PIXELS = 60_000_000
/** Bytes of a sample while it is read: heights twice, and what is known of them. */
const BYTES_PER_SAMPLE = 10

export interface RunResult {
  /** Null where the run was stopped before its end. */
  readonly sidecar: Sidecar | null
  readonly computed: Computed
  readonly read: ReadStations
  readonly terrain: Terrain
}

/** Stations, ground and parameters of a run, read and checked. */
export interface Prepared {
  readonly read: ReadStations
  readonly definition: Definition
  readonly terrain: Terrain
  readonly parameters: Parameters
}

/** Reads everything that a run needs and refuses what cannot be computed, before anything is. */
export async function prepareRun(settings: StationSettings): Promise<Prepared> {
  const read = await settings.stations(settings.model, settings.skipBad)
  if (read.stations.length >= NO_STATION) throw tooManyStations(read.stations.length)
  const definition = await definitionFor(settings, read)
  const asked = parametersOf(settings, definition)
  const grid = gridAround(read.stations, asked.radius, asked.resolution)
  if (grid.columns * grid.rows > MOST_PIXELS) {
    throw gridTooLarge(grid.columns, grid.rows, MOST_PIXELS)
  }
  const load = settings.terrain.length === 0 ? flatTerrain : loadTerrain
  const terrain = await load({
    paths: settings.terrain,
    places: read.stations,
    // A pixel reaches half its size farther than its middle.
    radius: asked.radius + asked.resolution,
    margin: groundMargin(asked),
    missing: settings.missing,
    holes: settings.holes,
    mostSamples: samplesWithin(settings.terrainMegabytes),
    // Profiles have no points nearer to each other than pixels unless that is asked for.
    coarsest: settings.spacing ?? settings.resolution,
  })
  const sampling = samplingFor(terrain.lattice, settings.resolution, settings.spacing)
  const parameters = { ...asked, ...sampling }
  return { read, definition, terrain: await covered(terrain, read, settings, asked), parameters }
}

/** The ground with what stands on it, where that was asked for. */
async function covered(
  terrain: Terrain,
  { stations }: ReadStations,
  { clutter: asked, model }: StationSettings,
  { radius, resolution }: Pick<Parameters, "radius" | "resolution">,
): Promise<Terrain> {
  if (asked === undefined) return terrain
  if (model !== "p1812") throw clutterNeedsP1812()
  const clutter = await loadClutter(terrain.lattice, asked, stations, radius + resolution)
  return { ...terrain, lattice: { ...terrain.lattice, cover: clutter.lattice }, clutter }
}

/** How many samples of ground fit into so much memory. */
export const samplesWithin = (megabytes: number): number =>
  Math.floor((megabytes * 1e6) / BYTES_PER_SAMPLE)

/** Computes coverage from a table of stations and writes its pictures. */
export async function runCoverage(
  settings: RunSettings,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<RunResult> {
  const { read, definition, terrain, parameters } = await prepareRun(settings)
  const { tiles, kept } = await prepareFolder(settings)
  const engine = openEngine({
    lattice: terrain.lattice,
    parameters,
    folder: tiles,
    workers: settings.workers,
    resume: settings.resume,
  })
  try {
    const computed = await engine.compute(read.stations, { onProgress, signal })
    if (computed.cancelled) return { sidecar: null, computed, read, terrain }
    const stationFile = {
      name: read.name,
      sha256: read.sha256,
      illustrative: read.illustrative,
      skippedRows: [...new Set(read.faults.map(({ row }) => row))],
    }
    const outputs = { folder: settings.out, tiles, computed, parameters, definition, terrain }
    settings.onWriting?.()
    const sidecar = exportOutputs({ ...outputs, stationFile, ...kept })
    const { stations } = computed
    const { lattice } = terrain
    await exportInputs({ folder: settings.out, sidecar, stations, lattice, origin: originOf(read) })
    return { sidecar, computed, read, terrain }
  } finally {
    await engine.close()
  }
}

const originOf = ({ name, sha256, registry }: ReadStations): StationsOrigin =>
  registry === undefined
    ? { kind: "file", file: name, sha256 }
    : { kind: "registry", ...registry, sha256 }

/**
 * The folder of the squares; pictures of another run are taken away before anything is computed, aside
 * where this one goes on from it.
 */
async function prepareFolder({
  out,
  squares,
  resume,
}: RunSettings): Promise<{ tiles: string; kept: Pick<Outputs, "kept"> }> {
  const tiles = squares ?? join(out, ".tiles")
  try {
    await mkdir(out, { recursive: true })
    await mkdir(tiles, { recursive: true })
  } catch {
    throw outNotUsable(out)
  }
  removeInputs(out)
  const sidecar = await readSidecar(out)
  // Squares that runs share are of no one folder of pictures.
  if (squares === undefined && !resume) forgetPictures(tiles)
  const kept = squares === undefined ? { kept: setPicturesAside(out, tiles) } : {}
  removeOutputs(out, sidecar)
  return { tiles, kept }
}

async function definitionFor(settings: StationSettings, read: ReadStations): Promise<Definition> {
  const value = await readDefinitions(settings.definitions)
  const technologies = [...new Set(read.stations.map(({ technology }) => technology))]
  const found = definitionOf(value, settings.preset, technologies, settings.thresholds)
  if (found === null) throw noDefinition(settings.preset, Object.keys(value.presets))
  const without = technologies.filter((one) => found.thresholds[one] === undefined)
  if (settings.mode === "covered" && without.length > 0) throw noThreshold(without)
  return found
}

/** ITM's average ground and vertical polarisation; its 12th mode: a place of its own for every pixel. */
function parametersOf(
  settings: StationSettings,
  definition: Definition,
): Omit<Parameters, "spacing" | "sampling"> {
  const { model, mode, resolution, reliabilities, climate, refractivity } = settings
  return {
    model,
    mode,
    radius: settings.radiusKm * 1000,
    resolution,
    rxHeight: settings.rxHeight ?? definition.rxHeight,
    rxGain: 0,
    otherLoss: definition.otherLoss,
    reliabilities,
    thresholds: definition.thresholds,
    time: 50,
    climate,
    refractivity,
    lapse: 45,
    polarisation: 1,
    permittivity: 15,
    conductivity: 0.005,
    variability: 12,
  }
}
