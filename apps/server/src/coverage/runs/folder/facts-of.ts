import type { Sidecar } from "../../output/sidecar.ts"
import type { StoredFacts, StoredFile } from "../kept-facts.ts"
import type { RunInputs } from "./inputs.ts"
import { keyOfLayer, type RunFolder } from "./read-folder.ts"

/** What is told of a run, from what stands in its folder and the files as they were kept. */
export function factsOf(
  { sidecar, inputs }: RunFolder,
  files: readonly (StoredFile & { readonly layer: number | null })[],
): StoredFacts {
  const { grid, parameters, definition, layers } = sidecar
  const of = (layer: number | null) => files.filter((file) => file.layer === layer).map(plain)
  return {
    stations: stationsTold(sidecar, inputs),
    model: parameters.model,
    mode: parameters.mode,
    engine: sidecar.engine,
    radiusM: parameters.radius,
    resolutionM: parameters.resolution,
    definition: {
      ...definition,
      rxHeightM: parameters.rxHeight,
      otherLossDb: parameters.otherLoss,
      thresholds: parameters.thresholds,
    },
    reliabilities: parameters.reliabilities,
    ground: groundTold(sidecar, inputs),
    clutter: clutterTold(sidecar),
    bounds: [
      grid.west,
      grid.north - grid.rows * grid.stepY,
      grid.west + grid.columns * grid.stepX,
      grid.north,
    ],
    columns: grid.columns,
    rows: grid.rows,
    frame: { west: grid.west, north: grid.north, stepX: grid.stepX, stepY: grid.stepY },
    layers: layers.map(({ files: names, threshold, ...layer }, i) => ({
      key: keyOfLayer(names),
      technology: layer.technology,
      operator: layer.operator,
      thresholdDbm: threshold,
      stations: layer.stations,
      areaInRangeKm2: layer.areaInRangeKm2,
      coveredKm2: layer.coveredKm2,
      pixelsInRange: layer.pixelsInRange,
      coveredPixels: layer.coveredPixels,
      edges: layer.edges,
      files: of(i),
    })),
    files: of(null),
  }
}

const plain = ({ what, name, bytes, sha256 }: StoredFile) => ({ what, name, bytes, sha256 })

function stationsTold({ inputs: told }: Sidecar, inputs: RunInputs | null) {
  const { file, sha256, used, illustrative, skippedRows } = told.stations
  const origin = inputs?.origin ?? { kind: "file" as const, file, sha256 }
  return { origin, used, illustrative, left: skippedRows.length }
}

function groundTold({ inputs: told }: Sidecar, inputs: RunInputs | null) {
  const { sources, sha256, unknown, stationsWithoutGround } = told.terrain
  const isFlat = unknown.missing === "flat" && unknown.missingSamples > 0
  return {
    flat: isFlat && sources.length === 0,
    partlyFlat: isFlat,
    sources,
    sha256,
    ...unknown,
    stationsWithoutGround,
    kept: inputs !== null,
  }
}

function clutterTold({ inputs: { clutter } }: Sidecar): StoredFacts["clutter"] {
  if (clutter === undefined) return null
  const { title, source } = clutter
  return { title, source }
}
