import { join } from "node:path"
import type { Lattice } from "@tinhso/terrain"
import { fromFile } from "geotiff"
import type { Sidecar } from "../../output/sidecar.ts"
import { noCoverage } from "../../errors.ts"
import { readSidecar } from "../../service/read-sidecar.ts"
import { loadTerrain } from "../../terrain/load-terrain.ts"
import { cautionsOf } from "../compare/cautions.ts"
import { compareAll, type Compared, type MeasuredSet } from "../compare/compare.ts"
import { leftOutInWords } from "../compare/left-out.ts"
import { type OpenPicture, readLayer } from "../compare/loader-layers.ts"
import { reliefOn } from "../compare/relief.ts"
import { networkWords } from "../import/network.ts"
import { shippedNetworks, shippedRules, shippedWords } from "../loader.ts"
import type { CampaignKind, Comparison, ReceiverPlace } from "../model.ts"

/** A campaign or a file with what was declared of it. */
export interface DeclaredSet extends MeasuredSet {
  readonly kind: CampaignKind
  readonly place: ReceiverPlace
  readonly antennaHeight: number | null
}

interface Corner {
  readonly lat: number
  readonly lon: number
}

/** What the measurements are compared with: the pictures of a run. */
export interface ComparedRun {
  /** As people call it. */
  readonly name: string
  readonly sidecar: Sidecar
  readonly open: OpenPicture
  /** The ground between two corners and a little farther; null where none is at hand. */
  readonly groundAround: (corners: readonly Corner[]) => Promise<Lattice | null>
  /** Codes by which the register knows stations, beside their ids. */
  readonly codes?: ReadonlyMap<string, readonly string[]>
}

/** The pictures that `coverage run` wrote into a folder, with elevation files where somebody named some. */
export async function runInFolder(
  folder: string,
  name: string,
  terrain: readonly string[],
): Promise<ComparedRun> {
  const sidecar = await readSidecar(folder)
  if (sidecar === null) throw noCoverage(folder)
  return {
    name,
    sidecar,
    open: (picture) => fromFile(join(folder, picture)),
    groundAround: async (places) => {
      if (terrain.length === 0) return null
      const radius = shippedRules().relief.window * 2
      const wish = { paths: terrain, places, radius, margin: 0, mostSamples: MOST_SAMPLES }
      return (await loadTerrain({ ...wish, missing: "skip", holes: "skip" })).lattice
    },
  }
}

export interface CompareQuestion {
  readonly technology: string | null
  readonly operator: string | null
  readonly correct: boolean
  readonly noiseFloor: number | null
}

/** Files of elevation for the relief around pixels: so much memory at most. */
const MOST_SAMPLES = 60_000_000

/** Measured against modelled, with what must be kept in mind. Nothing of it reaches the model. */
export async function compareSets(
  sets: readonly DeclaredSet[],
  run: ComparedRun,
  asked: CompareQuestion,
): Promise<{ readonly comparison: Comparison; readonly pixels: Compared["pixels"] }> {
  const { sidecar } = run
  const rules = shippedRules()
  const networks = networkWords(shippedWords(), shippedNetworks())
  const relief = await reliefOf(run, sets)
  const compared = await compareAll({
    sets,
    networks,
    rules,
    ...asked,
    run: {
      grid: sidecar.grid,
      stations: sidecar.stations.map((station) => ({
        ...station,
        codes: run.codes?.get(station.id) ?? [],
      })),
      layers: sidecar.layers,
      open: (layer) => readLayer(run.open, sidecar, sidecar.layers[layer]!),
      reliefAt: relief ?? (() => null),
    },
  })
  return {
    comparison: tell(sets, run, asked, compared, relief !== null),
    pixels: compared.pixels,
  }
}

function tell(
  sets: readonly DeclaredSet[],
  run: ComparedRun,
  { correct, noiseFloor }: CompareQuestion,
  { layers, groups, leftOut, pixels }: Compared,
  withTerrain: boolean,
): Comparison {
  const { parameters, definition, inputs } = run.sidecar
  const corrections = new Set(sets.map(({ correction }) => correction))
  const floors = new Set(sets.map((set) => noiseFloor ?? set.noiseFloor))
  const [correction = null] = corrections
  const [floor = null] = floors
  return {
    measured: {
      kind: "measured",
      campaigns: sets.map(({ id, name, points }) => ({ id, name, points: points.length })),
      illustrative: sets.some(({ illustrative }) => illustrative),
      correction: correct && corrections.size === 1 ? correction : null,
      noiseFloor: floors.size === 1 ? floor : null,
    },
    modelled: {
      kind: "modelled",
      name: run.name,
      model: parameters.model,
      definition: `${definition.title} — ${definition.source}`,
      resolution: parameters.resolution,
      illustrative: inputs.stations.illustrative,
    },
    layers,
    groups,
    leftOut: leftOutInWords(leftOut),
    cautions: cautionsOf({
      sets: sets.map((set) => ({ ...set, crowd: set.kind === "crowd" })),
      correct,
      noiseFloor,
      run: {
        mode: parameters.mode,
        illustrative: inputs.stations.illustrative,
        rxHeight: parameters.rxHeight,
        otherLoss: parameters.otherLoss,
      },
      matched: layers.reduce((sum, { cells }) => sum + cells.matched, 0),
      pixels: pixels.length,
      withTerrain,
    }),
  }
}

/** The relief around places; null where no ground is at hand. */
async function reliefOf(
  { sidecar, groundAround }: ComparedRun,
  sets: readonly DeclaredSet[],
): Promise<ReturnType<typeof reliefOn> | null> {
  const corners = cornersOf(sets, sidecar.grid)
  const lattice = corners.length === 0 ? null : await groundAround(corners)
  return lattice === null ? null : reliefOn(lattice, shippedRules().relief.window)
}

/** Two corners of the box of what was measured within the pictures. */
function cornersOf(
  sets: readonly DeclaredSet[],
  { west, north, stepX, stepY, columns, rows }: Sidecar["grid"],
): Corner[] {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { points } of sets) {
    for (let i = 0; i < points.length; i++) {
      const lon = points.longitude[i]! / 1e6
      const lat = points.latitude[i]! / 1e6
      if (lon < west || lat > north || lon > west + columns * stepX || lat < north - rows * stepY)
        continue
      left = Math.min(left, lon)
      right = Math.max(right, lon)
      low = Math.min(low, lat)
      high = Math.max(high, lat)
    }
  }
  return left > right
    ? []
    : [
        { lon: left, lat: low },
        { lon: right, lat: high },
      ]
}
