import { type Static, Type } from "typebox"
import { RunFacts } from "./model.ts"

/** A file of a run by its contents. */
export const StoredFile = Type.Object({
  what: Type.String(),
  name: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
})
export type StoredFile = Static<typeof StoredFile>

const layer = RunFacts.properties.layers.items.properties

const StoredLayer = Type.Object({
  key: layer.key,
  technology: layer.technology,
  operator: layer.operator,
  thresholdDbm: layer.thresholdDbm,
  stations: layer.stations,
  areaInRangeKm2: layer.areaInRangeKm2,
  coveredKm2: layer.coveredKm2,
  pixelsInRange: layer.pixelsInRange,
  coveredPixels: layer.coveredPixels,
  edges: layer.edges,
  files: Type.Array(StoredFile),
})
export type StoredLayer = Static<typeof StoredLayer>

/** What is kept of a run in the database: all that is told of it but addresses and legends. */
export const StoredFacts = Type.Object({
  stations: RunFacts.properties.stations,
  model: RunFacts.properties.model,
  mode: RunFacts.properties.mode,
  engine: RunFacts.properties.engine,
  radiusM: RunFacts.properties.radiusM,
  resolutionM: RunFacts.properties.resolutionM,
  definition: RunFacts.properties.definition,
  reliabilities: RunFacts.properties.reliabilities,
  ground: RunFacts.properties.ground,
  clutter: RunFacts.properties.clutter,
  bounds: RunFacts.properties.bounds,
  columns: RunFacts.properties.columns,
  rows: RunFacts.properties.rows,
  /** Edges of the first pixel and the size of one, degrees. */
  frame: Type.Object({
    west: Type.Number(),
    north: Type.Number(),
    stepX: Type.Number(),
    stepY: Type.Number(),
  }),
  layers: Type.Array(StoredLayer),
  files: Type.Array(StoredFile),
})
export type StoredFacts = Static<typeof StoredFacts>
